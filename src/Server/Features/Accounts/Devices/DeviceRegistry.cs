using System.Net;
using System.Security.Cryptography;
using System.Text;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>Somebody's phone, to be enrolled.</summary>
/// <param name="Code">One-time code, of any kind.</param>
/// <param name="DeviceId">That the phone got before; null for one that was never enrolled.</param>
/// <param name="Label">What its owner calls it; null: what its browser says.</param>
/// <param name="Attempt">What the phone made up for this attempt, so that it may ask again where the answer was lost.</param>
internal sealed record WantedDevice(string? Code, Guid? DeviceId, string? Label, string? AppVersion, string? Attempt);

/// <summary>Enrols, recognises and signs off phones of the field app.</summary>
internal sealed class DeviceRegistry(DeviceStore store, CodeUse codes, GrantStore grants, TimeProvider clock)
{
    public const string Mark = "cdsd_";

    private const int LongestLabel = 60, LongestVersion = 40;

    public static readonly Problem Revoked = new(
        "device-revoked", "Điện thoại này đã bị thu hồi.", "Dữ liệu trên máy được xóa. Nếu còn làm việc, hãy xin tổ trưởng hoặc cán bộ xã một mã mới rồi đăng ký lại.");

    public static readonly Problem Unknown = new(
        "device-unknown", "Máy chủ không nhận ra điện thoại này.", "Dữ liệu trên máy vẫn còn nguyên. Hãy xin tổ trưởng hoặc cán bộ xã một mã mới rồi đăng ký lại máy.");

    public static readonly Problem NoGrant = new(
        "no-grant", "Tài khoản không còn vai trò nào.", "Dữ liệu trên máy vẫn còn nguyên. Việc tham gia Tổ có thể đã kết thúc; nếu còn làm việc, hãy báo tổ trưởng hoặc cán bộ xã.") { Kind = ProblemKind.Forbidden };

    public static readonly Problem OnlyRecords = new(
        "device-only-sync", "Mã của điện thoại chỉ dùng để gửi và nhận dữ liệu thực địa.", "Hãy đăng nhập bằng mật khẩu để dùng phần này.") { Kind = ProblemKind.Forbidden };

    public async Task<Result<EnrolledDevice>> Enrol(WantedDevice wanted, string browser, IPAddress? from, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), VietnamTime.Today(clock));
        byte[]? attempt = wanted.Attempt is { Length: >= 16 and <= 100 } made ? SHA256.HashData(Encoding.UTF8.GetBytes(made)) : null;
        var found = await codes.Open(wanted.Code, from, ct);
        if (found is not Result<FoundCode>.Done(var (_, shown, owner)))
            return attempt is not null && await Repeat(wanted.Code, attempt, now, today, ct) is { } again ? again : ((Result<FoundCode>.Refused)found).Problem;
        if (!(await grants.Of([owner.Id], ct))[owner.Id].Any(grant => grant.HoldsOn(today)))
            return NoGrant;
        var fresh = new EnrolledDevice(Guid.CreateVersion7(now), new(Mark + SessionToken.New().Text), RandomNumberGenerator.GetBytes(32), owner);
        var label = Text(wanted.Label, LongestLabel) ?? browser;
        Acting.Set(await grants.ActingOf(owner, today, ct));
        var note = new AuditEntry(AuditActions.DeviceEnrol) { Place = await grants.PlaceOf(owner.Id, ct), Subjects = [owner.Id], After = new { label, again = wanted.DeviceId is not null } };
        return await store.Enrol(shown, wanted.DeviceId, fresh, label, Text(wanted.AppVersion, LongestVersion) ?? "", attempt, now, note, ct) is var (id, recoveryKey)
            ? fresh with { Id = id, RecoveryKey = recoveryKey }
            : CodeUse.Unknown;
    }

    private async Task<EnrolledDevice?> Repeat(string? code, byte[] attempt, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (await codes.Spent(code, ct) is not var (_, spent, owner))
            return null;
        var token = new SessionToken(Mark + SessionToken.New().Text);
        Acting.Set(await grants.ActingOf(owner, today, ct));
        var note = new AuditEntry(AuditActions.DeviceEnrol) { Place = await grants.PlaceOf(owner.Id, ct), Subjects = [owner.Id], After = new { repeated = true } };
        return await store.Repeat(spent.Id, attempt, token, now, note, ct) is var (id, recoveryKey) ? new EnrolledDevice(id, token, recoveryKey, owner) : null;
    }

    public Task<DeviceCaller> Caller(SessionToken token, HttpRequest request, CancellationToken ct) => store.Caller(token, ContactOf(request), clock.GetUtcNow(), ct);

    /// <summary>The phone's owner stops using it.</summary>
    public async Task SignOff(Caller caller, CancellationToken ct) => await store.End(
        caller.DeviceId!.Value, clock.GetUtcNow(), new(AuditActions.DeviceSignOff) { Place = caller.UnitId, Subjects = [caller.AccountId] }, ct);

    private DeviceContact ContactOf(HttpRequest request)
    {
        int? waiting = int.TryParse(request.Headers["Cds-Waiting"], out var number) && number is >= 0 and <= 1_000_000 ? number : null;
        TimeSpan? offset = long.TryParse(request.Headers["Cds-Clock"], out var told) && told is > 0 and < 4_102_444_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(told) - clock.GetUtcNow() : null;
        return new(Text(request.Headers["Cds-App"], LongestVersion), waiting, offset);
    }

    private static string? Text(string? given, int longest) =>
        Folding.Tidy(given ?? "") is { Length: > 0 } text && !text.Any(char.IsControl) ? text[..Math.Min(text.Length, longest)] : null;
}
