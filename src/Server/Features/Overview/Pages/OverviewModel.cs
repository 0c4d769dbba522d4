using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Web.Components;
using TeamTotals = CongDongSo.Server.Features.Teams.TeamTotals;

namespace CongDongSo.Server.Features.Overview.Pages;

/// <summary>A unit at a glance.</summary>
public sealed record OverviewModel
{
    public required Unit Unit { get; init; }

    public required IReadOnlyList<Crumb> Trail { get; init; }

    /// <summary>The day that was asked for; null: none.</summary>
    public required DateOnly? Asked { get; init; }

    /// <summary>Null where the province has no data.</summary>
    public required Teams.Below.TeamsBelowModel? Teams { get; init; }

    /// <summary>What the unit came from and what it became.</summary>
    public required UnitDetail Life { get; init; }

    public required IReadOnlyList<Unit> Children { get; init; }

    /// <summary>Units at each level below.</summary>
    public required IReadOnlyList<(UnitKind Kind, int Count)> Below { get; init; }

    public required OverviewTiles Tiles { get; init; }

    public required IReadOnlyList<Program> Programs { get; init; }

    /// <summary>Null where no program covers the unit.</summary>
    public required Program? Program { get; init; }

    public required Period Period { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>Null where there is nothing to measure yet.</summary>
    public required OverviewMeasures? Measures { get; init; }

    /// <summary>Null where the caller may not see residents, and on a past day.</summary>
    public required IReadOnlyList<LatestRow>? Latest { get; init; }

    public string Subtitle => string.Join(" · ", ((string[])[$"{First(UnitWords.Text(Unit.Kind))}, mã {Unit.Code}", Unit.Terrain is { } terrain ? UnitWords.Text(terrain) : "", .. Below.Select(Level)]).Where(part => part.Length > 0));

    public OverviewChoice Choice(string? indicator = null, string? sort = null) => new(Program?.Id, Period.Code, indicator ?? Measures?.Indicator?.Id, sort ?? Measures?.Sort, Measures?.Boundaries.Restated ?? false, Asked);

    private static string Level((UnitKind Kind, int Count) level) => $"{Domain.Language.VietnameseNumbers.Text(level.Count)} đơn vị {UnitWords.Text(level.Kind)}";

    private static string First(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <param name="Before">The teams of these units at the end of last month.</param>
/// <param name="Findings">That must or should be seen to, of all programs in force; null where there is none.</param>
/// <param name="Field">Null where the province has no data, or the caller may not see residents.</param>
public sealed record OverviewTiles(TeamTotals Teams, TotalsBefore Before, int? Findings, FieldTotals? Field);

/// <summary>Totals of an earlier day, to compare with.</summary>
public sealed record TotalsBefore(DateOnly Day, TeamTotals Teams)
{
    /// <summary>E.g. <c>tăng 3 so với 31/10/2025</c>.</summary>
    public string ChangeTo(long now, Func<TeamTotals, long> of) => (now - of(Teams)) switch
    {
        > 0 and var more => $"tăng {Domain.Language.VietnameseNumbers.Text(more)} so với {Domain.Time.VietnamTime.Text(Day)}",
        < 0 and var less => $"giảm {Domain.Language.VietnameseNumbers.Text(-less)} so với {Domain.Time.VietnamTime.Text(Day)}",
        _ => $"không đổi so với {Domain.Time.VietnamTime.Text(Day)}",
    };
}

/// <param name="AsOf">Moment the records were read.</param>
/// <param name="Comparable">Indicators that the units below can be compared by.</param>
/// <param name="Indicator">The one that they are compared by; null where there is none.</param>
/// <param name="Below">One row a unit, sorted.</param>
public sealed record OverviewMeasures(DateTimeOffset AsOf, IReadOnlyList<MeasureLine> Rows, IReadOnlyList<Indicator> Comparable, Indicator? Indicator, string Sort, IReadOnlyList<MeasureLine> Below)
{
    public required Boundaries Boundaries { get; init; }
}

/// <summary>An indicator of a unit, ready to be shown.</summary>
/// <param name="Unit">Null where nobody has measured it.</param>
/// <param name="Missing">Villages without any record.</param>
public sealed record MeasureLine(Indicator Indicator, Unit? Unit, string Numerator, string Denominator, BarScale Scale, string Status, Tone Tone, int Missing)
{
    /// <summary>Null where nobody has measured it.</summary>
    internal Measure? Measure { get; private init; }

    /// <summary>As it was set, with its share of the register where it was set as a count.</summary>
    public string TargetText => Domain.Targets.TargetText.Of(Scale.Target, Measure?.TargetSet, Indicator);

    internal static MeasureLine Of(Indicator indicator, Measure? measure) => new(
        indicator, measure?.Unit, Text(measure?.Numerator, measure?.NumeratorTold, measure), Text(measure?.Denominator, measure?.DenominatorTold, measure), new BarScale(measure?.Value, measure?.Target, indicator.ValueUnit),
        ReportRow.Text(measure?.Status ?? MeasureStatus.Missing), ToneOf(measure?.Status ?? MeasureStatus.Missing), measure?.MissingVillages.Count ?? 0) { Measure = measure };

    /// <summary>A dash where there is no number, which is not zero.</summary>
    private static string Text(long? number, Disclosure? told, Measure? measure) =>
        told is null or Disclosure.Exact ? number is { } known ? Domain.Language.VietnameseNumbers.Text(known) : "–" : ReportRow.Text(null, told.Value, measure!.LeastTold);

    private static Tone ToneOf(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => Tone.Good,
        MeasureStatus.Behind => Tone.Warning,
        MeasureStatus.NoTarget => Tone.Info,
        _ => Tone.Neutral,
    };
}

/// <summary>A record as a line: what, where, when.</summary>
/// <param name="Place">Null where the place has left the tree.</param>
/// <param name="Within">The commune of a village, where the page does not say it.</param>
public sealed record LatestRow(string What, Unit? Place, string? Within, DateTimeOffset ObservedAt)
{
    public string When => ObservedAt.ToOffset(VietnamTime.Offset).ToString("HH:mm dd'/'MM'/'yyyy");

    internal static LatestRow Of(FieldEvent one, SeenUnit seen, Program? program) => new(Words(one, program), seen.Tree.Find(one.Place), seen.CommuneOf(one.Place), one.ObservedAt);

    private static string Words(FieldEvent one, Program? program) => one.Kind switch
    {
        "observation" => $"Ghi nhận: {program?.Indicators.FirstOrDefault(indicator => indicator.Id == one.Indicator)?.Name ?? "chỉ tiêu của chương trình khác"}",
        "activity" => "Hoạt động của Tổ",
        "household" => "Cập nhật sổ hộ",
        "business" => "Cập nhật cơ sở kinh doanh",
        "speedSample" => "Mẫu đo i-Speed",
        "difficulty" => "Khó khăn, vướng mắc",
        _ => one.Kind,
    };
}
