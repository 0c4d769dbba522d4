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
public sealed record CodeHolder(OneTimeCode Code, string Login, string MaskedName, IReadOnlyList<string> Roles);

/// <summary>A one-time code is shown, and used to choose a password: of an invitation, or where the old one is lost.</summary>
internal sealed class CodeUse(CodeStore store, CodeKeyStore keys, CodeAttempts attempts, AccountStore accounts, GrantStore grants, PasswordRules rules, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly Problem Malformed = new(
        "code-malformed", "Mã viết chưa đúng.", "Mã có 10 chữ cái và chữ số, ví dụ 7K2MQ-X40TP. Hãy xem lại từng ký tự trên giấy, hoặc quét lại mã QR.");

    /// <summary>One answer for a code that never was, was used, replaced or is too old.</summary>
    private static readonly Problem Unknown = new(
        "code-unknown", "Mã này không dùng được.", "Mã đã được dùng, đã hết hạn hoặc đã được thay bằng mã mới. Hãy xin cán bộ đã cấp mã một mã khác; nếu đã đặt mật khẩu, chỉ cần đăng nhập.")
    {
        Kind = ProblemKind.NotFound,
    };

    private static readonly Problem TooMany = new(
        "code-attempts", "Đã có quá nhiều lần nhập mã sai từ mạng này.", "Hãy chờ 15 phút rồi thử lại, và nhập đúng mã in trên giấy.") { Kind = ProblemKind.Forbidden };

    public async Task<Result<CodeHolder>> Look(string? typed, IPAddress? from, CancellationToken ct)
    {
        var found = await Find(typed, from, ct);
        if (found is not Result<Found>.Done(var (code, _, account)))
            return ((Result<Found>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var held = (await grants.Of([account.Id], ct))[account.Id].Where(grant => grant.HoldsOn(today)).Select(grant => $"{RoleWords.Text(grant.Role)}, {grant.UnitName}").ToList();
        return held.Count > 0
            ? new CodeHolder(code, account.Login, MaskedName.Text(account.Name), held)
            : new Problem("no-grant", "Tài khoản này không còn vai trò nào.", "Việc tham gia Tổ hoặc vai trò đã kết thúc. Nếu còn làm việc, hãy báo cán bộ đã cấp mã.") { Kind = ProblemKind.Forbidden };
    }

    /// <summary>Uses the code up for a new password. Old sessions and links to providers are over; a second factor stays as it is.</summary>
    public async Task<Result<Account>> Use(string? typed, string password, IPAddress? from, CancellationToken ct)
    {
        var found = await Find(typed, from, ct);
        if (found is not Result<Found>.Done(var (_, shown, account)))
            return ((Result<Found>.Refused)found).Problem;
        if (rules.Fault(password, account.Login) is { } fault)
            return fault;
        Acting.Set(await grants.ActingOf(account, VietnamTime.Today(clock), ct));
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Passwords.NewStamp();
        var note = new AuditEntry(AuditActions.CodeUse) { Place = await grants.PlaceOf(account.Id, ct), Subjects = [account.Id] };
        return await store.Use(shown, account.PasswordHash, account.SecurityStamp, clock.GetUtcNow(), note, ct) ? account : Unknown;
    }

    private async Task<Result<Found>> Find(string? typed, IPAddress? from, CancellationToken ct)
    {
        if (OneTimeCode.Read(typed) is not { } code)
            return Malformed;
        if (!attempts.MayTry(from))
            return TooMany;
        var shown = await store.Find(code.Hash(await keys.Key(ct)), clock.GetUtcNow(), ct);
        if (shown is null)
            attempts.Failed(from);
        return shown is { IsOpen: true } && await accounts.Find(shown.AccountId, ct) is { DisabledAt: null } account ? new Found(code, shown, account) : Unknown;
    }

    private sealed record Found(OneTimeCode Code, ShownCode Shown, Account Account);
}
