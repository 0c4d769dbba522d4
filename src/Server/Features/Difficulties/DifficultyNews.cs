using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Who is told of a difficulty: whoever it is given to, the province's officers where it came up without a contact, and whoever raised it when it is answered; each in the transaction of the step.</summary>
internal static class DifficultyNews
{
    private static readonly Role[] Officers = [Role.Admin, Role.ProvinceOfficer];

    /// <param name="top">The province.</param>
    public static async Task Tell(ProvinceWork work, DifficultySettings settings, DifficultyCase after, UnitId place, string topic, UnitId top, DifficultyStep step, CancellationToken ct)
    {
        if (step.Kind is StepKind.Answered or StepKind.Taken or StepKind.Escalated or StepKind.Confirmed)
            await Outbox.Settle(work, [after.Id], step.At, ct);
        var (reason, accounts) = step switch
        {
            { Kind: StepKind.Answered } => (MessageReason.DifficultyAnswered, (await Outbox.Accounts(work, [after.Reporter], ct)).Select(one => one.Account)),
            { Kind: StepKind.Taken, Assignee: { } given } => (MessageReason.DifficultyAssigned, (await Outbox.Accounts(work, [given], ct)).Select(one => one.Account)),
            { Kind: StepKind.Escalated, Assignee: { } contact } => (MessageReason.DifficultyAssigned, (await Outbox.Accounts(work, [contact], ct)).Select(one => one.Account)),
            { Kind: StepKind.Escalated } => (MessageReason.DifficultyEscalated, (await Outbox.Recipients(work, [top], Officers, VietnamTime.DayOf(step.At), ct)).Select(one => one.Account)),
            _ => (MessageReason.DifficultyAnswered, []),
        };
        DateOnly? day = reason == MessageReason.DifficultyAnswered ? null : settings.DueOn(after.Level, after.ArrivedAt);
        await Outbox.Put(work,
            [.. accounts.Select(account => new MessageDraft(MessageKey.Of(reason, after.Id, account, after.Version), account, place, reason, after.Id, DifficultyWords.Topic(topic), day, DifficultyLinks.Of(after.Id)))], step.At, ct);
    }
}
