using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>How an account stands.</summary>
public enum AccountState
{
    /// <summary>Đang dùng.</summary>
    Active,

    /// <summary>Đã mời: it has no password yet, and its code still works.</summary>
    Invited,

    /// <summary>Lời mời hết hạn.</summary>
    InvitationOver,

    /// <summary>Đã kết thúc: no grant is in force or to come.</summary>
    Ended,

    /// <summary>Đã ngừng.</summary>
    Disabled,
}

/// <summary>An account as those who manage it see it.</summary>
/// <param name="SignedInAt">Last sign-in.</param>
/// <param name="CodeUntil">Until when its open one-time code works.</param>
/// <param name="Grants">Those in the units of whoever looks, in force or not.</param>
/// <param name="GrantsElsewhere">How many more are in force in other units.</param>
public sealed record ListedAccount(
    Guid Id, string Login, string Name, bool HasPassword, DateTimeOffset? DisabledAt, DateTimeOffset? SignedInAt, DateTimeOffset? CodeUntil,
    AccountState State, IReadOnlyList<HeldGrant> Grants, int GrantsElsewhere);

/// <summary>What a list of accounts shows.</summary>
/// <param name="Text">Part of a name, a login or a unit's name, compared without diacritics.</param>
/// <param name="Role">Null: any.</param>
/// <param name="Ended">Those that are disabled or hold nothing any more, instead of the others.</param>
public sealed record AccountSearch(string? Text, Role? Role, bool Ended)
{
    public static readonly AccountSearch Everything = new(null, null, false);
}

/// <param name="Next">Login to go on after; null on the last page.</param>
public sealed record AccountPage(IReadOnlyList<ListedAccount> Items, int Total, string? Next);

/// <summary>Words of states.</summary>
public static class AccountStateWords
{
    public static string Text(AccountState state) => state switch
    {
        AccountState.Active => "Đang dùng",
        AccountState.Invited => "Đã mời",
        AccountState.InvitationOver => "Chưa đặt mật khẩu",
        AccountState.Ended => "Đã kết thúc",
        AccountState.Disabled => "Đã ngừng",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>The units that a question about accounts is about: these and all below them.</summary>
/// <param name="Whole">The nation is among them: no account lies outside.</param>
internal sealed record AccountArea(IReadOnlyCollection<UnitId> Tops, bool Whole);
