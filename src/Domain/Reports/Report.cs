using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>
/// Báo cáo as it stands at one moment: every number computed, every sentence written from the numbers, the narrative as far as it is
/// written. Whatever shows it (DOCX, XLSX, JSON) shows these values and computes none.
/// </summary>
public sealed partial record Report
{
    /// <summary>What a missing number reads: missing is not zero.</summary>
    public const string NoData = "chưa có số liệu";

    /// <summary>Program id.</summary>
    public required string Program { get; init; }

    /// <summary>Document the report answers to, as <c>Kế hoạch … số 12/KH-UBND ngày 05/04/2025</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>Schedule id within the program, e.g. <c>quarter</c>.</summary>
    public required string Schedule { get; init; }

    /// <summary>Trích yếu: the schedule's title with the period.</summary>
    public required string Title { get; init; }

    public required Unit Unit { get; init; }

    public required Period Period { get; init; }

    /// <summary>Nơi nhận báo cáo.</summary>
    public required string To { get; init; }

    /// <summary>The receivers one by one; a comma inside an office's name does not part it.</summary>
    public IReadOnlyList<string> Receivers => Receiver().Split(To);

    /// <summary>Last day on time; null where the document sets none.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Clause that asks for the report.</summary>
    public required Clause Clause { get; init; }

    /// <summary>Moment the records were read.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The day the numbers speak of: the period's last, or the day of reading where the period still runs.</summary>
    public DateOnly Day => DayOf(Period, AsOf);

    public required ReportOffice Office { get; init; }

    /// <summary>Null where the unit's rosters could not be read.</summary>
    public required TeamSummary? Teams { get; init; }

    public required IReadOnlyList<FindingTotal> Findings { get; init; }

    /// <summary>The unit as a whole, one row an indicator.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>The units below it, in the order of their table.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>Sentences on teams and rosters.</summary>
    public required IReadOnlyList<string> TeamStory { get; init; }

    /// <summary>Sentences on the indicators.</summary>
    public required IReadOnlyList<string> ResultStory { get; init; }

    public required IReadOnlyList<ReportNarrative> Narratives { get; init; }

    /// <summary>Tài liệu kèm theo: names of the files that go with it.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Tổng hợp from the reports of the units below; null where none is owed to this one.</summary>
    public ReportConsolidation? Consolidation { get; init; }

    /// <summary>The section people write that belongs beside the numbers ("Kết quả thực hiện"); null where the document asks for none.</summary>
    public ReportNarrative? ResultNarrative => Narratives.FirstOrDefault(narrative => Folding.Fold(narrative.Title).StartsWith("ket qua", StringComparison.Ordinal));

    /// <summary>Villages without a record in at least one indicator, in order of name.</summary>
    public IReadOnlyList<Unit> MissingVillages =>
        [.. Rows.SelectMany(row => row.MissingVillages).DistinctBy(village => village.Id).OrderBy(village => village.Code, StringComparer.Ordinal)];

    public static DateOnly DayOf(Period period, DateTimeOffset asOf) => VietnamTime.DayOf(asOf) is var read && read < period.Last ? read : period.Last;

    [GeneratedRegex(@"\s*[,;]\s*(?=(Bộ|Sở|Ủy ban|UBND|Phòng|Trung tâm|Văn phòng|Cục)\s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Receiver();
}

/// <summary>Kết quả by one unit below.</summary>
public sealed record ReportPart(Unit Unit, IReadOnlyList<ReportRow> Rows);

/// <summary>Phần lời: a section people write.</summary>
/// <param name="Prompt">What they are asked to tell.</param>
/// <param name="Text">Null until written.</param>
public sealed record ReportNarrative(string Title, string Prompt, string? Text);
