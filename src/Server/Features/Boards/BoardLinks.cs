using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Addresses of the boards and of the evidence behind their numbers.</summary>
public static class BoardLinks
{
    public const string Board = "/bang-so", File = "/bang-so/tai";

    public const string TeamRoute = "/bang-so/to/{id:guid}";

    /// <summary>Value of the field <c>xep</c>: what is lacking most over all indicators first; by name; by code. Any other value is an indicator.</summary>
    public const string ByGap = "thieu", ByName = "ten", ByCode = "ma";

    /// <summary>Value of the field <c>don-vi</c> for the nation.</summary>
    public const string Nation = "VN";

    public static string In(UnitId unit) => $"{Board}?don-vi={unit}";

    public static string Of(string unit, BoardChoice choice) => $"{Board}?don-vi={unit}{Query(choice)}";

    public static string Of(UnitId unit, BoardChoice choice) => Of(unit.ToString(), choice);

    /// <summary>One of the board's tables as a file.</summary>
    public static string FileOf(UnitId unit, BoardChoice choice, BoardTable table, string format) => $"{File}?don-vi={unit}{Query(choice)}&bang={CodeOf(table)}&dang={format}";

    public static string Team(TeamId team, Period period) => $"{Board}/to/{team}?ky={period.Code}";

    internal static string CodeOf(BoardTable table) => table switch
    {
        BoardTable.Indicators => "chi-tieu",
        BoardTable.Parts => "don-vi",
        BoardTable.Trends => "xu-huong",
        _ => "xep-hang",
    };

    private static string Query(BoardChoice choice) => string.Concat(
        new[] { ("chuong-trinh", choice.Program), ("ky", choice.Period), ("chi-tieu", choice.Indicator), ("xep", choice.Sort) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"&{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
}

/// <summary>The tables of a board.</summary>
public enum BoardTable
{
    Indicators,
    Parts,
    Trends,
    Ranks,
}

/// <summary>What a reader has chosen to look at; null for what the board chooses itself.</summary>
/// <param name="Program">Id.</param>
/// <param name="Period">E.g. <c>2025-Q4</c>.</param>
/// <param name="Indicator">Id of the one that the map and the ranking show.</param>
/// <param name="Sort">Order of the heat table, see <see cref="BoardLinks.ByGap"/>.</param>
public sealed record BoardChoice(string? Program = null, string? Period = null, string? Indicator = null, string? Sort = null);
