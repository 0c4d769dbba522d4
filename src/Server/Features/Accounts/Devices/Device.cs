using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>What a phone tells of itself with each call.</summary>
/// <param name="AppVersion">Of the field app.</param>
/// <param name="Waiting">Records and photos that it has not sent.</param>
/// <param name="ClockOffset">Its clock minus ours; null where it did not say.</param>
public sealed record DeviceContact(string? AppVersion, int? Waiting, TimeSpan? ClockOffset);

/// <summary>Điện thoại thực địa, as those who manage its owner's account see it.</summary>
/// <param name="Units">Vai trò and units of its owner.</param>
/// <param name="RevokedAt">From then on its next contact makes it destroy what it holds.</param>
/// <param name="EndedAt">Its owner signed it off.</param>
public sealed record ListedDevice(
    Guid Id, Guid AccountId, string Login, string Name, IReadOnlyList<string> Units, string Label, DateTimeOffset EnrolledAt, DateTimeOffset SeenAt,
    string AppVersion, int Waiting, TimeSpan? ClockOffset, DateTimeOffset? RevokedAt, DateTimeOffset? EndedAt)
{
    /// <summary>A clock that is further off than this is worth a word.</summary>
    private static readonly TimeSpan Tolerable = TimeSpan.FromMinutes(2);

    public bool Runs => RevokedAt is null && EndedAt is null;

    public bool HasWrongClock => ClockOffset is { } offset && offset.Duration() > Tolerable;
}

/// <summary>A page of phones: those with unsent work first, then by their last contact.</summary>
/// <param name="Next">Phone to go on after; null on the last page.</param>
public sealed record DevicePage(IReadOnlyList<ListedDevice> Items, int Total, int WithUnsent, Guid? Next);

/// <summary>A phone that was just enrolled; token and key are readable this once.</summary>
/// <param name="RecoveryKey">Of 32 bytes: the phone keeps its data key wrapped with it beside the PIN.</param>
internal sealed record EnrolledDevice(Guid Id, SessionToken Token, byte[] RecoveryKey, Account Owner);

/// <summary>Who a device's token stands for, or why nobody.</summary>
internal abstract record DeviceCaller
{
    private DeviceCaller() { }

    public sealed record Known(Caller Caller) : DeviceCaller;

    public sealed record Unknown : DeviceCaller;

    public sealed record Revoked : DeviceCaller;

    /// <summary>Its owner's memberships and roles are over.</summary>
    public sealed record WithoutGrant : DeviceCaller;
}
