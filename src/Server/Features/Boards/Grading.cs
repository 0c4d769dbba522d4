using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Server.Platform.Web.Charts;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards;

/// <summary>How measures are told on boards: shades, tones, sentences.</summary>
internal static class Grading
{
    /// <summary>Parts of the target from which a shade begins; where no target is set, parts of the whole.</summary>
    private static readonly decimal[] OfTarget = [0.5m, 0.75m, 0.9m, 1m], OfWhole = [0.2m, 0.4m, 0.6m, 0.8m];

    public static Shade Of(Measure measure) => measure.Status switch
    {
        MeasureStatus.Missing => Shade.Missing,
        MeasureStatus.Withheld => Shade.Kept,
        MeasureStatus.Met => Shade.Fifth,
        _ => measure switch
        {
            { Value: not { } } => Shade.Missing,
            { Value: { } value, Target: { } target and > 0 } => Step(Math.Min(value / target, 0.999m), OfTarget),
            { Value: { } value, Target: null } => Step(value / 100, OfWhole),
            _ => Shade.Fifth,
        },
    };

    public static IReadOnlyList<LegendLine> Legend(bool hasTarget, bool hasKept) =>
    [
        .. hasTarget
            ? new LegendLine[] { new(Shade.First, "dưới 50 % chỉ tiêu"), new(Shade.Second, "50–75 %"), new(Shade.Third, "75–90 %"), new(Shade.Fourth, "90 % đến chưa đạt"), new(Shade.Fifth, "đạt") }
            : [new(Shade.First, "dưới 20 %"), new(Shade.Second, "20–40 %"), new(Shade.Third, "40–60 %"), new(Shade.Fourth, "60–80 %"), new(Shade.Fifth, "từ 80 %")],
        new(Shade.Missing, "chưa có số liệu"),
        .. hasKept ? new LegendLine[] { new(Shade.Kept, "không nêu (số nhỏ)") } : [],
    ];

    public static Tone ToneOf(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => Tone.Good,
        MeasureStatus.Behind => Tone.Warning,
        MeasureStatus.NoTarget => Tone.Info,
        _ => Tone.Neutral,
    };

    /// <summary>E.g. <c>72,5</c>; a dash where there is no number, a star where it is not told.</summary>
    public static string Short(Measure measure) => measure.Value is { } value ? VietnameseNumbers.Text(Math.Round(value, 1)) : measure.Status == MeasureStatus.Withheld ? "*" : "–";

    /// <param name="unit">Full name.</param>
    public static string Sentence(string unit, Measure measure, Indicator indicator) =>
        $"{unit}, {indicator.Name}: {new Bullet(measure.Value, measure.Target, null, indicator.ValueUnit).Sentence(ReportRow.Text(measure.Status))}";

    /// <summary>How much is lacking, as a part of the target; where none is set, of the whole. Null where nobody knows.</summary>
    public static decimal? Lacking(Measure measure) => measure switch
    {
        { Status: MeasureStatus.Met } => 0,
        { Value: { } value, Target: { } target and > 0 } => Math.Max(0, 1 - (value / target)),
        { Value: { } value, Target: null } => Math.Max(0, 1 - (value / 100)),
        { Value: not null } => 0,
        _ => null,
    };

    /// <summary>In the indicator's value unit; null where it is met, or nobody knows.</summary>
    public static decimal? Gap(Measure measure) => measure is { Value: { } value, Target: { } target } && target > value ? target - value : null;

    private static Shade Step(decimal part, decimal[] from) => Shade.First + from.Count(edge => part >= edge);
}
