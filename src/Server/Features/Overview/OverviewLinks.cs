using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Overview;

/// <summary>Addresses of the overview of a unit.</summary>
public static class OverviewLinks
{
    /// <summary>The caller's own unit.</summary>
    public const string Home = "/";

    public const string FileRoute = "/don-vi/{unit}/ket-qua.xlsx";

    /// <summary>Value of the field <c>dia-gioi</c> for numbers that are restated on today's tree.</summary>
    public const string Today = "hom-nay";

    public static string Of(UnitId unit, OverviewChoice choice) => UnitLinks.Of(unit) + Query(choice);

    /// <summary>What the page shows of the unit's results, as a workbook.</summary>
    public static string File(UnitId unit, OverviewChoice choice) => $"{UnitLinks.Of(unit)}/ket-qua.xlsx{Query(choice)}";

    private static string Query(OverviewChoice choice) => "?" + string.Join('&',
        new[] { ("chuong-trinh", choice.Program), ("ky", choice.Period), ("chi-tieu", choice.Indicator), ("xep", choice.Sort), ("dia-gioi", choice.Restated ? Today : null), ("ngay", choice.Day?.ToString("yyyy-MM-dd")) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
}

/// <summary>What a reader has chosen to look at; null for what the overview chooses itself.</summary>
/// <param name="Program">Id.</param>
/// <param name="Period">E.g. <c>2025-Q4</c>.</param>
/// <param name="Indicator">Id of the one that the units below are compared by.</param>
/// <param name="Sort">One of <see cref="OverviewSort"/>.</param>
/// <param name="Restated">With today's tree instead of the tree at the period's end.</param>
/// <param name="Day">The unit and its teams as of this day; null: today, of a unit that has ended its last day.</param>
public sealed record OverviewChoice(string? Program, string? Period, string? Indicator, string? Sort, bool Restated = false, DateOnly? Day = null);

/// <summary>Orders of the table of the units below.</summary>
public static class OverviewSort
{
    public const string Code = "ma", Name = "ten", Highest = "cao", Lowest = "thap";
}
