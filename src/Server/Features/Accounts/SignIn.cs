using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Factors;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Đăng nhập by login and password, and the code where the account has a second factor.</summary>
internal sealed class SignIn(
    UserManager<Account> users, GrantStore grants, IPasswordHasher<Account> hasher, SecondFactors factors, FactorSettings settings, TimeProvider clock)
{
    /// <summary>
    /// One answer for an unknown login, a wrong password, an account that is locked, disabled or only invited, after the same work: trying tells nobody which logins there are.
    /// </summary>
    private static readonly Problem Refused = new(
        "sign-in-refused", "Tên đăng nhập hoặc mật khẩu không đúng.",
        $"Sau {AccountsModule.FailuresAllowed} lần sai, tài khoản bị khóa {AccountsModule.LockedFor.TotalMinutes:0} phút. Nếu quên mật khẩu, hãy liên hệ quản trị viên của đơn vị.")
    {
        Kind = ProblemKind.Forbidden,
    };

    /// <summary>Only told after a right password.</summary>
    private static readonly Problem CodeNeeded = new(
        "second-factor-needed", "Tài khoản này cần mã xác thực.",
        "Gửi thêm code: mã 6 số trong ứng dụng xác thực, hoặc một mã khôi phục. Tài khoản chỉ có khóa truy cập thì dùng mã khôi phục.") { Kind = ProblemKind.Forbidden };

    private static readonly Lazy<string> SomeHash = new(() => new PasswordHasher<Account>().HashPassword(null!, Passwords.Generate()));

    /// <summary>All at once, as the API does.</summary>
    public async Task<Result<(Account Account, SignInWay Way)>> With(string login, string password, string? code, CancellationToken ct)
    {
        var first = await With(login, password);
        if (first is not Result<Account>.Done(var account))
            return ((Result<Account>.Refused)first).Problem;
        var state = await factors.Of(account.Id, ct);
        if (!state.HasAny)
            return state.SetUpBy(settings.Grace) <= clock.GetUtcNow() ? Sessions.SecondFactorRequired : (account, SignInWay.Password);
        if (string.IsNullOrWhiteSpace(code))
            return CodeNeeded;
        return (await factors.Prove(account, code, ct)).Match<Result<(Account, SignInWay)>>(way => (account, way), problem => problem);
    }

    /// <summary>The first step. A second factor is asked for by whoever calls this.</summary>
    public async Task<Result<Account>> With(string login, string password)
    {
        if (login.Length is 0 or > 200 || password.Length is 0 or > Passwords.Longest)
            return Refused;
        var found = await users.FindByNameAsync(login);
        // The framework compares nothing where an account has no password yet.
        if (found?.PasswordHash is null)
            hasher.VerifyHashedPassword(null!, SomeHash.Value, password);
        if (found is not { } account)
            return Refused;
        var locked = await users.IsLockedOutAsync(account);
        var right = await users.CheckPasswordAsync(account, password);
        if (locked || account.DisabledAt is not null)
            return Refused;
        if (!right)
        {
            await users.AccessFailedAsync(account);
            return Refused;
        }
        // With a second step to come, failures are forgotten after it: else a right password between wrong codes would let them all be tried.
        if (!(await factors.Of(account.Id, CancellationToken.None)).HasAny)
            await users.ResetAccessFailedCountAsync(account);
        var today = VietnamTime.Today(clock);
        return (await grants.Of([account.Id], CancellationToken.None))[account.Id].Any(grant => grant.HoldsOn(today))
            ? account
            : new Problem("no-grant", "Tài khoản không còn vai trò nào.", "Vai trò hoặc việc tham gia Tổ đã kết thúc. Nếu còn làm việc, hãy đề nghị cán bộ của đơn vị giao lại vai trò.") { Kind = ProblemKind.Forbidden };
    }
}
