using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Đăng nhập by login and password.</summary>
internal sealed class SignIn(UserManager<Account> users, GrantStore grants, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>
    /// One answer for an unknown login, a wrong password, a locked and a disabled account, after the same work: trying tells nobody which logins there are.
    /// </summary>
    private static readonly Problem Refused = new(
        "sign-in-refused", "Tên đăng nhập hoặc mật khẩu không đúng.",
        $"Sau {AccountsModule.FailuresAllowed} lần sai, tài khoản bị khóa {AccountsModule.LockedFor.TotalMinutes:0} phút. Nếu quên mật khẩu, hãy liên hệ quản trị viên của đơn vị.")
    {
        Kind = ProblemKind.Forbidden,
    };

    private static readonly Lazy<string> SomeHash = new(() => new PasswordHasher<Account>().HashPassword(null!, Passwords.Generate()));

    public async Task<Result<Account>> With(string login, string password)
    {
        if (login.Length is 0 or > 200 || password.Length is 0 or > Passwords.Longest)
            return Refused;
        if (await users.FindByNameAsync(login) is not { } account)
        {
            hasher.VerifyHashedPassword(null!, SomeHash.Value, password);
            return Refused;
        }
        var locked = await users.IsLockedOutAsync(account);
        var right = await users.CheckPasswordAsync(account, password);
        if (locked || account.DisabledAt is not null)
            return Refused;
        if (!right)
        {
            await users.AccessFailedAsync(account);
            return Refused;
        }
        await users.ResetAccessFailedCountAsync(account);
        var today = VietnamTime.Today(clock);
        return (await grants.Of([account.Id], CancellationToken.None))[account.Id].Any(grant => grant.HoldsOn(today))
            ? account
            : new Problem("no-grant", "Tài khoản không còn vai trò nào.", "Vai trò hoặc việc tham gia Tổ đã kết thúc. Nếu còn làm việc, hãy đề nghị cán bộ của đơn vị giao lại vai trò.") { Kind = ProblemKind.Forbidden };
    }
}
