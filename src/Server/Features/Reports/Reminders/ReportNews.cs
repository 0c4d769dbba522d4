using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>Who is told of a step of a report, or of one of many at once, in the transaction of the step.</summary>
internal static class ReportNews
{
    public static Task Tell(ProvinceWork work, UnitDirectory units, ReportWriting writing, CancellationToken ct) => Tell(work, units, [writing], ct);

    /// <param name="writings">The same deed at the same moment, done to some reports.</param>
    public static async Task Tell(ProvinceWork work, UnitDirectory units, IReadOnlyList<ReportWriting> writings, CancellationToken ct)
    {
        var (deed, at) = (writings[0].Deed, writings[0].At);
        // Sent, moved or taken back: what was asked for before is asked for no more, or anew.
        if (deed is not (ReportDeed.Write or ReportDeed.Consolidate))
            await Outbox.Settle(work, [.. writings.Select(writing => writing.Before.Id)], at, ct);
        if (ReasonOf(deed) is not { } reason)
            return;
        var recipients = await ReportRecipients.Of(work, units, [.. writings.Select(writing => writing.Before.Unit)], VietnamTime.DayOf(at), ct);
        await Outbox.Put(work,
        [
            .. from writing in writings
               let report = writing.Before
               from one in recipients.Writers(report.Unit)
               select new MessageDraft(
                   MessageKey.Of(reason, report.Id, one.Account, writing.After.Version), one.Account, report.Unit, reason, report.Id, report.Title, writing.After.LastDay, ReportLinks.Case(report.Id)),
        ], at, ct);
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
