using System.Net;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Breaches;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>Whose a code is, for the person that shows it.</summary>
/// <param name="MaskedName">Family name and initials: enough to see that it is one's own.</param>
/// <param name="Roles">Vai trò and unit of each grant, in words.</param>
/// <param name="SetsPassword">The code lets its holder choose a password; one for a phone does not.</param>
/// <param name="TakesPhone">Somebody of a team, who may use the field app.</param>
public sealed record CodeHolder(OneTimeCode Code, string Login, string MaskedName, IReadOnlyList<string> Roles, bool SetsPassword, bool TakesPhone);

/// <summary>An open code with the account it is of.</summary>
internal sealed record FoundCode(OneTimeCode Code, ShownCode Shown, Account Account);

/// <summary>A one-time code is shown, and used to choose a password: of an invitation, or where the old one is lost.</summary>
internal sealed class CodeUse(CodeStore store, CodeKeyStore keys, CodeAttempts attempts, AccountStore accounts, GrantStore grants, PasswordRules rules, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly Problem Malformed = new(
        "code-malformed", "Mã viết chưa đúng.", "Mã có 10 chữ cái và chữ số, ví dụ 7K2MQ-X40TP. Hãy xem lại từng ký tự trên giấy, hoặc quét lại mã QR.");

    /// <summary>One answer for a code that never was, was used, replaced or is too old.</summary>
    internal static readonly Problem Unknown = new(
        "code-unknown", "Mã này không dùng được.", "Mã đã được dùng, đã hết hạn hoặc đã được thay bằng mã mới. Hãy xin cán bộ đã cấp mã một mã khác; nếu đã đặt mật khẩu, chỉ cần đăng nhập.")
    {
        Kind = ProblemKind.NotFound,
    };

    private static readonly Problem TooMany = new(
        "code-attempts", "Đã có quá nhiều lần nhập mã sai từ mạng này.", "Hãy chờ 15 phút rồi thử lại, và nhập đúng mã in trên giấy.") { Kind = ProblemKind.Forbidden };

    private static readonly Problem NoGrant = new(
        "no-grant", "Tài khoản này không còn vai trò nào.", "Việc tham gia Tổ hoặc vai trò đã kết thúc. Nếu còn làm việc, hãy báo cán bộ đã cấp mã.") { Kind = ProblemKind.Forbidden };

    private static readonly Problem ForPhone = new(
        "code-for-phone", "Mã này chỉ để dùng ứng dụng thực địa trên điện thoại.", "Mở trang này trên điện thoại và chọn “Dùng trên điện thoại này”. Muốn đặt mật khẩu, hãy xin cán bộ một mã đặt lại mật khẩu.");

    public async Task<Result<CodeHolder>> Look(string? typed, IPAddress? from, CancellationToken ct)
    {
        var found = await Open(typed, from, ct);
        if (found is not Result<FoundCode>.Done(var (code, shown, account)))
            return ((Result<FoundCode>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var held = (await grants.Of([account.Id], ct))[account.Id].Where(grant => grant.HoldsOn(today)).ToList();
        return held.Count == 0 ? NoGrant : new CodeHolder(
            code, account.Login, MaskedName.Text(account.Name), [.. held.Select(grant => $"{RoleWords.Text(grant.Role)}, {grant.UnitName}")],
            shown.Kind != CodeKind.Device, held.Any(grant => grant.Role is Role.TeamLeader or Role.TeamDeputy or Role.Member));
    }

    /// <summary>Uses the code up for a new password. Old sessions and links to providers are over; a second factor stays as it is.</summary>
    public async Task<Result<Account>> Use(string? typed, string password, IPAddress? from, CancellationToken ct)
    {
        var found = await Open(typed, from, ct);
        if (found is not Result<FoundCode>.Done(var (_, shown, account)))
            return ((Result<FoundCode>.Refused)found).Problem;
        if (shown.Kind == CodeKind.Device)
            return ForPhone;
        if (rules.Fault(password, account.Login) is { } fault)
            return fault;
        Acting.Set(await grants.ActingOf(account, VietnamTime.Today(clock), ct));
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Passwords.NewStamp();
        var note = new AuditEntry(AuditActions.CodeUse) { Place = await grants.PlaceOf(account.Id, ct), Subjects = [account.Id] };
        return await store.Use(shown, account.PasswordHash, account.SecurityStamp, clock.GetUtcNow(), note, ct) ? account : Unknown;
    }

    /// <summary>Whose a code was that has been used or is over; null for one that never was, and for an account that is disabled.</summary>
    public async Task<FoundCode?> Spent(string? typed, CancellationToken ct) =>
        OneTimeCode.Read(typed) is { } code && await store.Find(code.Hash(await keys.Key(ct)), clock.GetUtcNow(), ct) is { IsOpen: false } shown && await accounts.Find(shown.AccountId, ct) is { DisabledAt: null } account
            ? new FoundCode(code, shown, account)
            : null;

    /// <summary>What an open code is of; nothing is used up.</summary>
    public async Task<Result<FoundCode>> Open(string? typed, IPAddress? from, CancellationToken ct)
    {
        if (OneTimeCode.Read(typed) is not { } code)
            return Malformed;
        if (!attempts.MayTry(from))
            return TooMany;
        var shown = await store.Find(code.Hash(await keys.Key(ct)), clock.GetUtcNow(), ct);
        if (shown is null)
            attempts.Failed(from);
        return shown is { IsOpen: true } && await accounts.Find(shown.AccountId, ct) is { DisabledAt: null } account ? new FoundCode(code, shown, account) : Unknown;
    }
}
