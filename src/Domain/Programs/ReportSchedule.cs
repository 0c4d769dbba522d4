using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Programs;

/// <summary>Chế độ báo cáo: a report every unit of some levels owes for each period.</summary>
/// <param name="Id">E.g. <c>quarter</c>, <c>year</c>.</param>
/// <param name="Title">Subject of the report, without the period.</param>
public sealed record ReportSchedule(string Id, string Title, PeriodKind Every, IReadOnlyList<ReportStep> Steps)
{
    /// <summary>Prompts of the narrative part: kết quả, cách làm hay, khó khăn vướng mắc, kiến nghị đề xuất.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>Ids of the indicators in its table; empty: all of the program.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>It has no table of indicators: the answer to a one-off deadline.</summary>
    public bool HasNoTable { get; init; }

    public ReportStep? StepFor(UnitKind level) => Steps.FirstOrDefault(step => step.Level == level);
}

/// <summary>Who owes the report to whom, by when.</summary>
/// <param name="To">Name of the receiver, e.g. <c>Sở Khoa học và Công nghệ</c>.</param>
public sealed record ReportStep(UnitKind Level, string To, DueRule? Due, Strength Strength, Clause Clause);

/// <summary>Hạn: a day of the period's last month, or a fixed day of the year. "Trước ngày 20" is due at the end of day 19.</summary>
/// <param name="Month">1–12 for a yearly report; null: the last month of the period.</param>
/// <param name="Before">True for "trước ngày": the day itself is late.</param>
public sealed record DueRule(int Day, int? Month, bool Before)
{
    /// <summary>The last day on time.</summary>
    public DateOnly LastDayFor(Period period)
    {
        var month = Month is { } fixedMonth ? new DateOnly(period.First.Year, fixedMonth, 1) : VietnamTime.MonthOf(period.Last);
        var day = month.AddDays(Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        return Before ? day.AddDays(-1) : day;
    }
}

/// <param name="Prompt">What the writer is asked to tell.</param>
public sealed record ReportSection(string Title, string Prompt);

/// <summary>Hạn một lần: a dated task, e.g. teams complete before 20/12/2025.</summary>
/// <param name="LastDay">The last day on time.</param>
public sealed record Deadline(string Id, string Title, UnitKind Level, string To, DateOnly LastDay, Strength Strength, Clause Clause)
{
    /// <summary>What can be seen in the data to be done or not; empty where it cannot.</summary>
    public IReadOnlyList<DeadlineAsk> Asks { get; init; } = [];
}

/// <summary>What a deadline asks of the unit that can be seen from its teams.</summary>
public enum DeadlineAsk
{
    /// <summary>Kiện toàn xong các Tổ: teams are as the composition rules want them.</summary>
    TeamsComplete,

    /// <summary>Gửi các quyết định đang có hiệu lực: the decisions of its teams are sent.</summary>
    DecisionsSent,
}
