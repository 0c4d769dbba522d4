using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>Addresses of the invitation of rosters.</summary>
public static class InvitationLinks
{
    public const string Roster = AccessLinks.Invite;

    public static string In(UnitId unit) => $"{Roster}?don-vi={unit}";
}
