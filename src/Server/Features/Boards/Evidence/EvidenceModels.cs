using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Căn cứ: a number, how it is counted, and the next step down to what it was counted from.</summary>
public sealed record EvidenceModel
{
    public required EvidenceQuestion Question { get; init; }

    public required Program Program { get; init; }

    public required Indicator Indicator { get; init; }

    public required Unit Unit { get; init; }

    public required Period Period { get; init; }

    /// <summary>From the top of what the caller sees down to where they stand; each step is the same number of that unit.</summary>
    public required IReadOnlyList<Crumb> Trail { get; init; }

    /// <summary>The number that is explained; null where nobody has measured it.</summary>
    public required Measure? Whole { get; init; }

    public required EvidenceTable Table { get; init; }

    /// <summary>From 1; the table holds this page of its rows, and the totals of all.</summary>
    public required int Page { get; init; }

    public const int PageSize = 100;

    public bool HasMore => Page * PageSize < Table.Count;
}

/// <summary>One step: what a number is made of. The totals are those of all its rows, counted from these.</summary>
/// <param name="Numerator">Null where a row is missing or not told.</param>
/// <param name="Count">Rows on all pages.</param>
/// <param name="More">Heads of the columns after the two counts.</param>
public sealed record EvidenceTable(string Title, string RowHead, string NumeratorHead, string DenominatorHead, IReadOnlyList<string> More, IReadOnlyList<EvidenceRow> Rows, long? Numerator, long? Denominator, long Count)
{
    /// <summary>Why there are no rows to see; null where there are.</summary>
    public string? Withheld { get; init; }

    /// <summary>What is to be said of the rows, e.g. why there are none.</summary>
    public string? Opened { get; init; }

    /// <summary>What was to be opened further is not here, or not the caller's to see.</summary>
    internal bool IsNotHere { get; init; }

    /// <summary>The register's page of the household or business whose records these are.</summary>
    public (string Href, string Text)? Subject { get; init; }

    /// <summary>All rows at once, which the caller pages.</summary>
    public static EvidenceTable Of(string title, string rowHead, string numeratorHead, string denominatorHead, IReadOnlyList<string> more, IReadOnlyList<EvidenceRow> rows) =>
        new(title, rowHead, numeratorHead, denominatorHead, more, rows, Sum(rows, row => row.Met), Sum(rows, row => row.OutOf), rows.Count);

    /// <summary>With the rows of the unit itself, which lie in none of its parts.</summary>
    internal EvidenceTable With(EvidenceTable own) => own.Rows.Count == 0 ? this : Of(Title, RowHead, NumeratorHead, DenominatorHead, More, [.. Rows, .. own.Rows]);

    internal static readonly EvidenceTable NotHere = new("", "", "", "", [], [], null, null, 0) { IsNotHere = true };

    internal static EvidenceTable Closed(string title, string why) => new(title, "", "", "", [], [], null, null, 0) { Withheld = why };

    private static long? Sum(IReadOnlyList<EvidenceRow> rows, Func<EvidenceRow, long?> of) => rows.Any(row => !row.IsMissing && of(row) is null) ? null : rows.Sum(of);
}

/// <summary>A part, a subject, a team, a week or a record.</summary>
/// <param name="Href">Opens it; null where nothing lies below.</param>
/// <param name="Met">What it adds to the numerator; null where it is missing or not told.</param>
/// <param name="OutOf">What it adds to the denominator.</param>
public sealed record EvidenceRow(string Name, string? Href, long? Met, long? OutOf, IReadOnlyList<string> More)
{
    /// <summary>Nobody has reported it: it adds nothing, and is not zero.</summary>
    public bool IsMissing { get; init; }

    public string NumeratorText { get; init; } = Text(Met);

    public string DenominatorText { get; init; } = Text(OutOf);

    public static EvidenceRow Of(Measure measure, string href) => new(measure.Unit.FullName, href, measure.Numerator, measure.Denominator, [ReportRow.Text(measure.Status)])
    {
        IsMissing = measure.Numerator is null && measure.NumeratorTold == Disclosure.Exact,
        NumeratorText = Text(measure.Numerator, measure.NumeratorTold, measure.LeastTold), DenominatorText = Text(measure.Denominator, measure.DenominatorTold, measure.LeastTold),
    };

    internal static string Text(long? number, Disclosure told, int least) => told == Disclosure.Exact ? Text(number) : ReportRow.Text(number, told, least);

    private static string Text(long? number) => number is { } known ? VietnameseNumbers.Text(known) : "–";
}
