using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Báo cáo of one unit for one period, with how far it has come.</summary>
/// <param name="Report">Id of the schedule or of the one-off deadline within the program, or of the request it answers.</param>
/// <param name="Period">Null for a one-off deadline.</param>
/// <param name="Superior">The unit that receives it; null: one outside.</param>
/// <param name="Added">Why it was added after its period had opened; null where it was not.</param>
/// <param name="SubmittedAt">When it was last sent.</param>
public sealed record ReportCase(
    Guid Id, string Program, string Report, Period? Period, UnitId Unit, UnitId? Superior, string Title, string Receiver, DateTimeOffset OpenedAt, string? Added,
    DateTimeOffset? SubmittedAt, ReportDossier Dossier)
{
    /// <summary>Báo cáo đột xuất: the request it answers; null for what a program's schedule asks.</summary>
    public AdHocRequest? Request { get; init; }

    /// <summary>The period its numbers are of: that of a one-off deadline is the month of its day.</summary>
    public Period Measured => Period ?? Domain.Time.Period.Month(Dossier.DueOn!.Value.Year, Dossier.DueOn.Value.Month);
}

/// <summary>A step of a report.</summary>
/// <param name="By">Name of who did it, or login where that account is not the reader's to see.</param>
public sealed record ReportStepDone(int Version, DateTimeOffset At, string By, string Deed, string? Note, DateOnly? Until, IReadOnlyDictionary<string, string>? Written);

/// <summary>What a report consists of.</summary>
internal static class ReportForm
{
    /// <summary>What was requested, or the schedule of a report; of a one-off deadline, one that asks for words only. Null where the program has neither.</summary>
    public static ReportSchedule? Of(Program program, string report, AdHocRequest? request)
    {
        if (request is not null)
            return request.Form;
        if (program.Reports.FirstOrDefault(schedule => schedule.Id == report) is { } schedule)
            return schedule;
        return program.Deadlines.FirstOrDefault(deadline => deadline.Id == report) is not { } once ? null : new(
            once.Id, once.Title, PeriodKind.Month, [new(once.Level, once.To, null, once.Strength, once.Clause)])
        {
            HasNoTable = true,
            Sections =
            [
                new("Kết quả thực hiện", "Việc đã làm, các quyết định đã ban hành và gửi, việc còn lại và ngày xong"),
                new("Khó khăn, vướng mắc", "Vướng mắc và nguyên nhân"),
                new("Kiến nghị, đề xuất", "Kiến nghị ai, việc gì"),
            ],
        };
    }
}
