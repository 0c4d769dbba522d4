using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>Addresses of the worklist and of what is done from it.</summary>
public static class FindingLinks
{
    /// <summary>The same list as a spreadsheet.</summary>
    public const string File = "/to/can-xem/tai";

    /// <summary>Lets a finding rest until a day.</summary>
    public const string Waive = "/to/can-xem/cho-phep";

    public const string EndWaiverRoute = "/to/can-xem/cho-phep/{id:guid}/ket-thuc";

    public static readonly IReadOnlyDictionary<string, Strength> Strengths = new Dictionary<string, Strength> { ["phai"] = Strength.Must, ["nen"] = Strength.Should, ["co-the"] = Strength.May };

    public static readonly IReadOnlyDictionary<string, FindingState> States =
        new Dictionary<string, FindingState> { ["dang-mo"] = FindingState.Open, ["qua-han"] = FindingState.Overdue, ["duoc-phep"] = FindingState.Waived };

    public static string Of(UnitId unit, FindingFilter filter, int page = 1) => TeamLinks.Findings + Query(unit, filter) + (page > 1 ? $"&trang={page}" : "");

    public static string FileOf(UnitId unit, FindingFilter filter) => File + Query(unit, filter);

    public static string WaiveOf(UnitId unit, FindingKey key) =>
        $"{Waive}?don-vi={unit}&chuong-trinh={Uri.EscapeDataString(key.Program)}&quy-tac={Uri.EscapeDataString(key.Rule)}&ve={key.Subject}";

    public static string EndWaiver(Guid waiver) => $"/to/can-xem/cho-phep/{waiver}/ket-thuc";

    private static string Query(UnitId unit, FindingFilter filter) =>
        $"?don-vi={unit}" + (filter.Day is { } day ? $"&ngay={day:yyyy-MM-dd}" : "") + Part("chuong-trinh", filter.Program) + Part("quy-tac", filter.Rule)
        + Part("muc-do", filter.Strength is { } strength ? Strengths.First(one => one.Value == strength).Key : null)
        + Part("trang-thai", filter.State == FindingState.Open ? null : States.First(one => one.Value == filter.State).Key);

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
