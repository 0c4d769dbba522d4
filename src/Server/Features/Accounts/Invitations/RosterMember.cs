using CongDongSo.Domain.Teams;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>How a member of a roster stands to an account.</summary>
public enum InvitationState
{
    /// <summary>Chưa có tài khoản.</summary>
    None,

    /// <summary>Đã mời: a code waits to be used.</summary>
    Invited,

    /// <summary>Lời mời hết hạn.</summary>
    Over,

    /// <summary>Có tài khoản.</summary>
    HasAccount,

    /// <summary>Tài khoản đã ngừng.</summary>
    Disabled,
}

/// <summary>A member of a team and their account.</summary>
/// <param name="Until">Until when the invitation holds.</param>
/// <param name="MayInvite">Whether who looks may give all roles that this person's memberships give.</param>
public sealed record RosterMember(Member Member, InvitationState State, string? Login, DateTimeOffset? SignedInAt, DateTimeOffset? Until, bool MayInvite)
{
    /// <summary>A password was not chosen yet, so a (new) code may be made.</summary>
    public bool CanBeInvited => MayInvite && State is not (InvitationState.HasAccount or InvitationState.Disabled);

    /// <summary>Somebody with an account may need a code for a new phone.</summary>
    public bool TakesPhoneCode => MayInvite && State != InvitationState.Disabled;

    /// <summary>Those whom "mời tất cả" means.</summary>
    public bool Waits => MayInvite && State is (InvitationState.None or InvitationState.Over);
}

/// <summary>A team with its members, leaders first.</summary>
public sealed record RosterTeam(Team Team, string LoginEnding, IReadOnlyList<RosterMember> Members);
