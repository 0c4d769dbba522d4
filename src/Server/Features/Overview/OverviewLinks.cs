using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Overview;

/// <summary>Addresses of the overview of a unit.</summary>
public static class OverviewLinks
{
    /// <summary>The caller's own unit.</summary>
    public const string Home = "/";

    public static string Of(UnitId unit, OverviewChoice choice) =>
        UnitLinks.Of(unit) + "?" + string.Join('&', new[] { ("chuong-trinh", choice.Program), ("ky", choice.Period), ("chi-tieu", choice.Indicator), ("xep", choice.Sort) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
}

/// <summary>What a reader has chosen to look at; null for what the overview chooses itself.</summary>
/// <param name="Program">Id.</param>
/// <param name="Period">E.g. <c>2025-Q4</c>.</param>
/// <param name="Indicator">Id of the one that the units below are compared by.</param>
/// <param name="Sort">One of <see cref="OverviewSort"/>.</param>
public sealed record OverviewChoice(string? Program, string? Period, string? Indicator, string? Sort);

/// <summary>Orders of the table of the units below.</summary>
public static class OverviewSort
{
    public const string Code = "ma", Name = "ten", Highest = "cao", Lowest = "thap";
}
