using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>Who is told of a step of a report, in the transaction of the step.</summary>
internal static class ReportNews
{
    public static async Task Tell(ProvinceWork work, UnitDirectory units, ReportWriting writing, CancellationToken ct)
    {
        var report = writing.Before;
        // Sent, moved or taken back: what was asked for before is asked for no more, or anew.
        if (writing.Deed is not (ReportDeed.Write or ReportDeed.Consolidate))
            await Outbox.Settle(work, [report.Id], writing.At, ct);
        if (ReasonOf(writing.Deed) is not { } reason)
            return;
        var today = VietnamTime.DayOf(writing.At);
        var recipients = await ReportRecipients.Of(work, units, [report.Unit], today, ct);
        await Outbox.Put(work,
        [
            .. recipients.Writers(report.Unit).Select(one => new MessageDraft(
                MessageKey.Of(reason, report.Id, one.Account, writing.After.Version), one.Account, report.Unit, reason, report.Id, report.Title, writing.After.LastDay, ReportLinks.Case(report.Id))),
        ], writing.At, ct);
    }

    private static MessageReason? ReasonOf(ReportDeed deed) => deed switch
    {
        ReportDeed.Return => MessageReason.Returned,
        ReportDeed.Accept => MessageReason.Accepted,
        ReportDeed.Extend => MessageReason.Extended,
        ReportDeed.Reopen => MessageReason.Reopened,
        ReportDeed.Excuse => MessageReason.Excused,
        _ => null,
    };
}
