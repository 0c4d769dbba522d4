using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>
/// Nhắc khó khăn quá hạn ở cấp tỉnh, once for each arrival there: whoever it is given to, else the province's officers. What is late at a commune goes on to the province, which is told of that.
/// </summary>
internal sealed class DifficultyReminding(UnitDirectory units, DifficultySettings settings, TimeProvider clock)
{
    private const int Most = 5_000;

    private static readonly Role[] Officers = [Role.Admin, Role.ProvinceOfficer];

    /// <returns>How many messages are new.</returns>
    public async Task<int> Remind(ProvinceDatabase province, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        var tree = await units.Tree(province.Code, today, ct);
        if (tree.All.FirstOrDefault(unit => unit.Kind == UnitKind.Province) is not { } top)
            return 0;
        await using var work = await province.Begin(ct);
        var late = await LateDifficultyStore.Hold(work, settings.LateBefore(DifficultyLevel.Province, today), Most, ct);
        if (late.Count == 0)
            return 0;
        var officers = await Outbox.Recipients(work, [top.Id], Officers, today, ct);
        var assignees = (await Outbox.Accounts(work, [.. late.Select(one => one.Assignee).OfType<string>()], ct)).ToDictionary(one => one.Login, one => one.Account);
        var told = await Outbox.Put(work,
        [
            .. from one in late
               let day = settings.DueOn(DifficultyLevel.Province, one.ArrivedAt)
               from account in one.Assignee is { } login && assignees.TryGetValue(login, out var given) ? [given] : officers.Select(officer => officer.Account)
               select new MessageDraft(
                   MessageKey.Of(MessageReason.DifficultyOverdue, one.Id, account, day), account, one.Place, MessageReason.DifficultyOverdue, one.Id, DifficultyWords.Topic(one.Topic), day, DifficultyLinks.Of(one.Id)),
        ], now, ct);
        await work.Commit(ct);
        return told;
    }
}
