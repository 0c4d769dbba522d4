using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Addresses of the register of decisions.</summary>
public static class DecisionLinks
{
    /// <summary>The register.</summary>
    public const string List = "/quyet-dinh";

    /// <summary>The register as a file.</summary>
    public const string File = "/quyet-dinh/tai";

    /// <summary>A decision that is begun.</summary>
    public const string New = "/quyet-dinh/moi";

    /// <summary>One decision: a published one, or the sheet of a draft.</summary>
    public const string OfRoute = "/quyet-dinh/{decision:guid}";

    /// <summary>What the sheet as it is typed would come to.</summary>
    public const string CheckRoute = OfRoute + "/kiem-tra";

    /// <summary>What publishing changes; and publishing.</summary>
    public const string PublishRoute = OfRoute + "/cong-bo";

    public const string DiscardRoute = OfRoute + "/bo";

    /// <summary>The day it was sent to the superior.</summary>
    public const string SentRoute = OfRoute + "/da-gui";

    /// <summary>People of the unit while one types a name or phone; the whole phone of one of them.</summary>
    public const string PeopleRoute = OfRoute + "/goi-y", PersonRoute = OfRoute + "/nguoi";

    /// <summary>Scans: a whole file from a form; begun in parts.</summary>
    public const string ScansRoute = OfRoute + "/ban-chup", BeginScanRoute = ScansRoute + "/bat-dau";

    /// <summary>One scan: its content, a part of it, how far it is, away with it.</summary>
    public const string ScanRoute = ScansRoute + "/{file:guid}", ScanProgressRoute = ScanRoute + "/tien-do", RemoveScanRoute = ScanRoute + "/bo";

    public static string Of(Guid decision) => $"{List}/{decision}";

    public static string Of(DecisionId decision) => Of(decision.Value);

    public static string Check(Guid decision) => $"{Of(decision)}/kiem-tra";

    public static string Publish(Guid decision) => $"{Of(decision)}/cong-bo";

    public static string Discard(Guid decision) => $"{Of(decision)}/bo";

    public static string Sent(Guid decision) => $"{Of(decision)}/da-gui";

    public static string People(Guid decision) => $"{Of(decision)}/goi-y";

    public static string Person(Guid decision) => $"{Of(decision)}/nguoi";

    public static string Scans(Guid decision) => $"{Of(decision)}/ban-chup";

    public static string Scan(Guid decision, Guid file) => $"{Scans(decision)}/{file}";

    public static string RemoveScan(Guid decision, Guid file) => $"{Scan(decision, file)}/bo";

    public static string In(UnitId unit) => $"{List}?don-vi={unit}";

    public static string NewIn(UnitId unit) => $"{New}?don-vi={unit}";

    public static string In(UnitId unit, DecisionSearch search, int page) => List + Query(unit, search) + (page > 1 ? $"&trang={page}" : "");

    public static string FileOf(UnitId unit, DecisionSearch search, string format) => $"{File}{Query(unit, search)}&dang={format}";

    private static string Query(UnitId unit, DecisionSearch search) =>
        $"?don-vi={unit}" + Part("loai", search.Kind is { } kind ? Domain.Teams.Decisions.DecisionWords.Code(kind) : null) + Part("nam", search.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture))
        + Part("trang-thai", search.State) + (search.OnlyNotSent ? "&chua-gui=1" : "") + Part("ngay", search.AsOf?.ToString("yyyy-MM-dd"));

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
