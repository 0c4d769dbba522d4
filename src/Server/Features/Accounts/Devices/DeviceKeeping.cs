using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>The phones of a unit and below, for those who manage their owners' accounts.</summary>
internal sealed class DeviceKeeping(DeviceListStore list, DeviceStore store, AccountKeeping accounts, GrantStore grants, TimeProvider clock)
{
    private const int PageSize = 100;

    private static readonly Problem NotFound = new(
        "device-not-found", "Không có điện thoại này trong phạm vi của bạn.", "Xem các điện thoại ở mục Điện thoại thực địa.") { Kind = ProblemKind.NotFound };

    /// <param name="caller">Null: the machine's administrator, who sees all.</param>
    public async Task<Result<DevicePage>> List(Caller? caller, Guid? after, CancellationToken ct)
    {
        if (caller is not null && Scope.Refusal(caller, Permission.ManageAccounts) is { } forbidden)
            return forbidden;
        var tops = caller?.Units(Permission.ManageAccounts).ToList() ?? [];
        return await list.Page(new(tops, caller is null || tops.Contains(UnitDirectory.NationId)), after, caller is null ? int.MaxValue - 1 : PageSize, VietnamTime.Today(clock), ct);
    }

    /// <summary>The phone destroys what it holds with its next contact. One's own phone may be revoked too: it may be lost.</summary>
    public async Task<Result<ListedDevice>> Revoke(Caller? caller, Guid id, CancellationToken ct)
    {
        if (await list.Find(id, VietnamTime.Today(clock), ct) is not { } device)
            return NotFound;
        if (caller is not null && device.AccountId != caller.AccountId && await accounts.Refusal(caller, device.AccountId, ct) is { } refusal)
            return refusal.Kind == ProblemKind.NotFound ? NotFound : refusal;
        var now = clock.GetUtcNow();
        var note = new AuditEntry(AuditActions.DeviceRevoke)
        {
            Place = await grants.PlaceOf(device.AccountId, ct), Subjects = [device.AccountId], Before = new { label = device.Label, waiting = device.Waiting, seenAt = device.SeenAt },
        };
        return await store.Revoke(id, Acting.Now.Actor, now, note, ct)
            ? device with { RevokedAt = now }
            : new Problem("device-over", "Điện thoại này đã bị thu hồi từ trước.", "Muốn dùng lại, cấp cho chủ máy một mã mới.") { Kind = ProblemKind.Conflict };
    }
}
