using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>Tổng hợp: what the units below have reported, added up, beside what is measured; who has not reported is named, and holds nobody up.</summary>
/// <param name="Lines">One an indicator.</param>
public sealed record ReportConsolidation(IReadOnlyList<ReportFromBelow> Reports, IReadOnlyList<ConsolidatedLine> Lines)
{
    private const int NamesListed = 12;

    public static ReportConsolidation Of(IReadOnlyList<ReportFromBelow> reports, IReadOnlyList<ReportRow> rows) =>
        new(reports, [.. rows.Select(row => ConsolidatedLine.Of(row, reports))]);

    /// <summary>Those whose numbers are in the sum.</summary>
    public IReadOnlyList<ReportFromBelow> Counted => [.. Reports.Where(report => report.IsCounted)];

    public IReadOnlyList<ReportFromBelow> With(Timeliness timeliness) => [.. Reports.Where(report => report.Timeliness == timeliness)];

    /// <summary>Who has reported and who has not, as sentences; whoever is missing is named.</summary>
    public IReadOnlyList<string> Story()
    {
        var asked = Reports.Where(report => report.Timeliness != Timeliness.Excused).ToList();
        var unsent = asked.Where(report => report.SentAt is null).ToList();
        return
        [
            $"{Text(asked.Count)} đơn vị phải gửi: {Text(With(Timeliness.OnTime).Count)} đúng hạn, {Text(With(Timeliness.Late).Count)} trễ hạn, {Text(unsent.Count)} chưa gửi; {Text(Counted.Count)} báo cáo đã tiếp nhận được cộng vào bảng.",
            .. Named("Gửi trễ hạn", With(Timeliness.Late)),
            .. Named("Đã gửi, chưa được tiếp nhận", [.. asked.Where(report => report is { SentAt: not null, IsCounted: false })]),
            .. Named("Chưa gửi", unsent),
        ];
    }

    private static IEnumerable<string> Named(string head, IReadOnlyList<ReportFromBelow> reports) => reports.Count == 0 ? [] :
        [$"{head}: {string.Join(", ", reports.Take(NamesListed).Select(report => report.Unit.FullName))}{(reports.Count > NamesListed ? $" và {Text(reports.Count - NamesListed)} đơn vị khác" : "")}."];

    private static string Text(int number) => VietnameseNumbers.Text(number);
}

/// <summary>The report of a unit below, as far as it has come.</summary>
/// <param name="SentAt">When it was last sent.</param>
/// <param name="Rows">Its numbers as they were frozen when it was last sent; empty while it has not been.</param>
public sealed record ReportFromBelow(Guid Id, Unit Unit, ReportState State, Timeliness Timeliness, DateTimeOffset? SentAt, IReadOnlyList<FrozenRow> Rows)
{
    /// <summary>Only what the superior has accepted is added up.</summary>
    public bool IsCounted => State is ReportState.Accepted or ReportState.Consolidated;

    /// <summary>What it adds to an indicator's sum; null where it adds nothing, which is not adding zero.</summary>
    public FrozenRow? Counts(string indicator) => IsCounted ? Rows.FirstOrDefault(row => row.Indicator == indicator && row.Numerator is not null) : null;
}

/// <summary>A frozen number of a report.</summary>
public sealed record FrozenRow(string Indicator, long? Numerator, long? Denominator, decimal? Value);

/// <summary>One indicator, added up.</summary>
/// <param name="Numerator">Of the reports counted; null where none of them has a number.</param>
/// <param name="Reports">How many reports have a number for it.</param>
/// <param name="Measured">What the records of the whole unit give now; its difference to the sum is what is missing below and what came after the reports were sent.</param>
public sealed record ConsolidatedLine(string Indicator, string Name, string ValueUnit, long? Numerator, long? Denominator, int Reports, long? Measured, long? MeasuredOf)
{
    public static ConsolidatedLine Of(ReportRow row, IReadOnlyList<ReportFromBelow> reports)
    {
        var frozen = reports.Select(report => report.Counts(row.Indicator)).OfType<FrozenRow>().ToList();
        return new(
            row.Indicator, row.Name, row.ValueUnit, frozen.Count == 0 ? null : frozen.Sum(one => one.Numerator!.Value), frozen.Count == 0 ? null : frozen.Sum(one => one.Denominator ?? 0),
            frozen.Count, row.Numerator, row.Denominator);
    }

    /// <summary>Measured less added up.</summary>
    public long? Difference => Measured - Numerator;

    public string AddedText => Share(Numerator, Denominator);

    public string MeasuredText => Share(Measured, MeasuredOf);

    public string DifferenceText => Difference is { } difference ? VietnameseNumbers.Text(difference) : ReportRow.NotThere;

    /// <summary><c>12/34</c>, or a dash.</summary>
    public static string Share(long? numerator, long? denominator) =>
        numerator is { } have ? $"{VietnameseNumbers.Text(have)}/{VietnameseNumbers.Text(denominator ?? 0)}" : ReportRow.NotThere;
}
