using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Access;

/// <summary>A unit that requests are aimed at, and what of it there is to ask for.</summary>
/// <param name="Code">As a command takes it: code, or <c>code@date</c> of one that has ended.</param>
/// <param name="Province">Code of the province that holds its data; of the nation that of none.</param>
/// <param name="EndedOn">Last day; null while it stands.</param>
/// <param name="Team">A team of its own.</param>
/// <param name="Record">A stored field record of it.</param>
/// <param name="Account">An account of a member there.</param>
public sealed record Place(string Code, string FullName, UnitId Id, UnitKind Level, string Province, DateOnly? EndedOn, Guid? Team, Guid? Record, Guid? Account)
{
    /// <summary>For addresses that take a day: the last on which it stood.</summary>
    public string Day => EndedOn is { } last ? $"&date={last:yyyy-MM-dd}" : "";

    /// <summary>A quarter in which it stood.</summary>
    public string Quarter => EndedOn is null ? "2025-Q4" : "2025-Q2";

    /// <summary>Program and report that it owes, and a period of it; null where none is owed at its level.</summary>
    public string? Report => (Level, Province, EndedOn) switch
    {
        (UnitKind.Commune, "48", null) => $"quang-nam-2025/quarter/{Id}/2025-Q4",
        (UnitKind.Commune or UnitKind.Province, _, null) => $"quang-ngai-2025-12/quarter/{Id}/2025-Q4",
        (UnitKind.Commune, _, _) => $"quang-ngai-335-2025/periodic/{Id}/2025-05",
        (UnitKind.Village, _, _) => $"quang-ngai-335-2025/periodic/{Id}/2025-11",
        _ => null,
    };

    /// <summary>The published decision on its own team.</summary>
    public Guid? Decision { get; init; }

    public string Program => Province == "48" ? "quang-nam-2025" : "quang-ngai-2025-12";

    /// <summary>A roster with one new team of this commune; null for other levels.</summary>
    public string? Roster => Level != UnitKind.Commune ? null : Harness.PortalProvince.RosterHead
        + $"1,{FullName},Tổ CNSCĐ {FullName},99/QĐ-UBND ngày {(EndedOn is null ? "25/7/2025" : "12/6/2025")},Phạm Văn Kiên,Tổ trưởng,0914995099,\n";

    /// <summary>Its stored record once more, which the server knows and does not store again.</summary>
    public string? Parcel => Record is null ? null :
        $$$"""{"records":[{"id":"{{{Record}}}","kind":"activity","observedAt":"{{{(EndedOn is null ? "2025-11-03" : "2025-06-20")}}}T08:15:00+07:00","villageId":"{{{Id}}}","body":{"minutes":60}}]}""";
}
