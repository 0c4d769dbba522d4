namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>
/// How dark a cell or an area is drawn: five steps of one colour that differ in lightness alone, so that they are told apart without seeing colours and on
/// grey paper. The number or a sentence beside it always says the same.
/// </summary>
public enum Shade
{
    /// <summary>Chưa có số liệu: hatched, for missing is not zero.</summary>
    Missing,

    /// <summary>Không nêu: too small to be told.</summary>
    Kept,

    First,
    Second,
    Third,
    Fourth,
    Fifth,
}

/// <summary>The style of a shade.</summary>
public static class ShadeStyle
{
    public static string Class(Shade shade) => shade switch
    {
        Shade.Missing => "shade-missing",
        Shade.Kept => "shade-kept",
        Shade.First => "shade-1",
        Shade.Second => "shade-2",
        Shade.Third => "shade-3",
        Shade.Fourth => "shade-4",
        _ => "shade-5",
    };
}

/// <summary>A line of a legend.</summary>
public sealed record LegendLine(Shade Shade, string Text);
