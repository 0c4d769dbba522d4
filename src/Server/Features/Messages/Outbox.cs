using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>
/// Hộp tin đi: what other features tell people through. It works within their transaction, so that a message stands if, and only if, what it tells of does.
/// </summary>
public static class Outbox
{
    /// <summary>Part of the transaction of what is told; whoever told it is not told of it.</summary>
    /// <returns>How many are new.</returns>
    public static Task<int> Put(ProvinceWork work, IReadOnlyCollection<MessageDraft> drafts, DateTimeOffset now, CancellationToken ct) =>
        MessageStore.Put(work, [.. drafts.Where(draft => draft.Account != Acting.Now.AccountId)], now, ct);

    /// <summary>What was asked for is done: messages that ask for it go no further, and are shown as done.</summary>
    public static Task Settle(ProvinceWork work, IReadOnlyCollection<Guid> subjects, DateTimeOffset now, CancellationToken ct) => MessageStore.Settle(work, subjects, now, ct);

    /// <summary>The accounts that hold one of the roles in one of these very units.</summary>
    public static Task<IReadOnlyList<Recipient>> Recipients(ProvinceWork work, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<Role> roles, DateOnly today, CancellationToken ct) =>
        units.Count == 0 ? Task.FromResult<IReadOnlyList<Recipient>>([]) : RecipientStore.Holding(work, units, roles, today, ct);

    /// <summary>The accounts with these logins that may still sign in.</summary>
    public static Task<IReadOnlyList<(Guid Account, string Login)>> Accounts(ProvinceWork work, IReadOnlyCollection<string> logins, CancellationToken ct) => RecipientStore.WithLogins(work, logins, ct);
}
