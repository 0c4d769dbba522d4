using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>
/// Nhắc hạn báo cáo of a day, see <see cref="ReminderPlan"/>. It may run at any time, twice or not at all: the key of each message makes it be told once, and each portion of reports
/// is held while it is looked at, so that none is sent in between.
/// </summary>
internal sealed class ReportReminding(UnitDirectory units, TimeProvider clock)
{
    private const int AtATime = 200, DaysBefore = 7;

    /// <returns>How many messages are new.</returns>
    public async Task<int> Remind(ProvinceDatabase province, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        var (told, after) = (0, (Guid?)null);
        while (true)
        {
            await using var work = await province.Begin(ct);
            var owed = await OwedReportStore.Hold(work, today.AddDays(-7 * (ReminderPlan.Weeks + 1)), today.AddDays(DaysBefore), after, AtATime, ct);
            if (owed.Count == 0)
                return told;
            told += await Outbox.Put(work, await Drafts(work, owed, today, ct), now, ct);
            await work.Commit(ct);
            after = owed[^1].Id;
        }
    }

    private async Task<List<MessageDraft>> Drafts(ProvinceWork work, IReadOnlyList<OwedReport> owed, DateOnly today, CancellationToken ct)
    {
        var due = owed.SelectMany(report => ReminderPlan.On(report.Work, today).Select(reminder => (report, reminder))).ToList();
        if (due.Count == 0)
            return [];
        var recipients = await ReportRecipients.Of(work, units, [.. due.Select(one => one.report.Unit)], today, ct);
        return
        [
            .. from one in due
               from recipient in one.reminder.Reason == MessageReason.OverdueBelow ? recipients.Receivers(one.report.Superior) : recipients.Writers(one.report.Unit)
               select Draft(one.report, one.reminder, recipient.Account),
        ];
    }

    private static MessageDraft Draft(OwedReport report, Reminder reminder, Guid account) => new(
        MessageKey.Of(reminder, report.Id, account), account, report.Unit, reminder.Reason, report.Id, report.Title, reminder.Of, ReportLinks.Case(report.Id));
}
