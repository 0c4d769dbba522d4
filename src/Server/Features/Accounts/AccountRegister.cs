using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Breaches;
using CongDongSo.Server.Features.Accounts.Calendars;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.SingleSignOn;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>What is asked for when an account is made.</summary>
/// <param name="Role">Its word, see <see cref="RoleWords"/>.</param>
/// <param name="Unit">Code, <c>code@date</c> or id.</param>
/// <param name="Password">Null: one is made.</param>
public sealed record NewAccount(string Login, string Name, string Role, string Unit, string? Password);

/// <summary>An account and, this once, the password that was made for it.</summary>
public sealed record AccountPassword(Account Account, IReadOnlyList<HeldGrant> Grants, string? Generated);

/// <summary>Makes, lists and disables accounts, and gives new passwords.</summary>
public sealed class AccountRegister
{
    private readonly UserManager<Account> users;
    private readonly AccountStore accounts;
    private readonly GrantStore grants;
    private readonly UnitDirectory units;
    private readonly PasswordRules rules;
    private readonly FactorStore factors;
    private readonly SingleSignOnStore links;
    private readonly CalendarFeedStore calendars;
    private readonly TimeProvider clock;

    internal AccountRegister(
        UserManager<Account> users, AccountStore accounts, GrantStore grants, UnitDirectory units, PasswordRules rules, FactorStore factors, SingleSignOnStore links, CalendarFeedStore calendars,
        TimeProvider clock) =>
        (this.users, this.accounts, this.grants, this.units, this.rules, this.factors, this.links, this.calendars, this.clock) = (users, accounts, grants, units, rules, factors, links, calendars, clock);

    public async Task<IReadOnlyList<(Account Account, IReadOnlyList<HeldGrant> Grants)>> All(CancellationToken ct)
    {
        var all = await accounts.All(ct);
        var held = await grants.Of([.. all.Select(account => account.Id)], ct);
        return [.. all.Select(account => (account, (IReadOnlyList<HeldGrant>)[.. held[account.Id]]))];
    }

    public async Task<Result<AccountPassword>> Add(NewAccount wanted, CancellationToken ct)
    {
        var login = wanted.Login.Trim();
        if (LoginNames.Fault(login) is { } malformed)
            return malformed;
        var name = Folding.Tidy(wanted.Name);
        if (name.Length is 0 or > 200)
            return new Problem("name-missing", "Thiếu họ tên.", "Hãy ghi họ tên đầy đủ của người dùng, nhiều nhất 200 ký tự.");
        if (RoleWords.Read(wanted.Role) is not { } role)
            return new Problem("role-unknown", $"Không có vai trò “{wanted.Role}”.", "Các vai trò: " + string.Join(", ", Enum.GetValues<Role>().Select(known => $"{RoleWords.Code(known)} ({RoleWords.Text(known)})")) + ".");
        var named = await units.Named(wanted.Unit, null, ct);
        if (named is not Result<Unit>.Done(var unit))
            return ((Result<Unit>.Refused)named).Problem;
        if (!RoleWords.Fits(role, unit.Kind))
            return new Problem("role-misplaced", $"Vai trò {RoleWords.Text(role)} không dùng cho {unit.FullName} ({UnitWords.Text(unit.Kind)}).", "Chọn đơn vị đúng cấp của vai trò, hoặc vai trò khác.");
        var password = wanted.Password ?? Passwords.Generate();
        if (rules.Fault(password, login) is { } fault)
            return fault;
        if (await users.FindByNameAsync(login) is not null)
            return LoginNames.Taken(login);

        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), Login = login, Name = name, CreatedAt = now, SecurityStamp = Passwords.NewStamp() };
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var grant = new HeldGrant(Guid.CreateVersion7(now), account.Id, role, unit.Id, unit.FullName, null, null, VietnamTime.DayOf(now), null, null, Acting.Now.Actor);
        account.Notes.Add(new(AuditActions.AccountAdd) { Place = unit.Id, Subjects = [account.Id], After = new { login, role, unit = unit.FullName } });
        return await accounts.Add(account, [grant], ct) ? new AccountPassword(account, [grant], wanted.Password is null ? password : null) : LoginNames.Taken(login);
    }

    /// <summary>
    /// A new password; every session of the account ends and a lock is lifted. Links to providers and the calendar's address go too: whoever had the account may have made one.
    /// </summary>
    /// <param name="secondFactorToo">Its app, passkeys and recovery codes go as well: their owner has lost them.</param>
    public async Task<Result<AccountPassword>> Reset(string login, string? password, bool secondFactorToo, CancellationToken ct)
    {
        if (await users.FindByNameAsync(login) is not { } account)
            return Unknown(login);
        var given = password ?? Passwords.Generate();
        if (rules.Fault(given, account.Login) is { } fault)
            return fault;
        if (!await Replace(account, given, AuditActions.PasswordReset))
            return ChangedMeanwhile;
        if (secondFactorToo)
            await factors.Clear(account.Id, ct);
        foreach (var link in await links.Of(account.Id, ct))
            await links.Remove(link.Provider, account.Id, ct);
        await calendars.End(account.Id, await grants.PlaceOf(account.Id, ct), ct);
        await users.SetLockoutEndDateAsync(account, null);
        return new AccountPassword(account, await GrantsOf(account), password is null ? given : null);
    }

    /// <summary>A person changes their own password, knowing the old one. Wrong old ones count as failed attempts to sign in.</summary>
    public async Task<Result<Account>> ChangeOwn(Caller caller, string old, string wanted)
    {
        if (await users.FindByIdAsync(caller.AccountId.ToString()) is not { } account || await users.IsLockedOutAsync(account))
            return Unknown(caller.Login);
        if (old.Length > Passwords.Longest || !await users.CheckPasswordAsync(account, old))
        {
            await users.AccessFailedAsync(account);
            return new Problem("password-wrong", "Mật khẩu hiện tại không đúng.", "Hãy nhập lại mật khẩu đang dùng.");
        }
        if (rules.Fault(wanted, account.Login) is { } fault)
            return fault;
        return await Replace(account, wanted, AuditActions.PasswordChange) ? account : ChangedMeanwhile;
    }

    /// <summary>A disabled account signs in no more, and its sessions are over; it stays as author of what it did.</summary>
    public async Task<Result<AccountPassword>> Disable(string login, bool enableAgain)
    {
        if (await users.FindByNameAsync(login) is not { } account)
            return Unknown(login);
        account.DisabledAt = enableAgain ? null : account.DisabledAt ?? clock.GetUtcNow();
        account.Notes.Add(new(enableAgain ? AuditActions.AccountEnable : AuditActions.AccountDisable) { Place = await grants.PlaceOf(account.Id, CancellationToken.None), Subjects = [account.Id] });
        return (await users.UpdateSecurityStampAsync(account)).Succeeded ? new AccountPassword(account, await GrantsOf(account), null) : ChangedMeanwhile;
    }

    private async Task<IReadOnlyList<HeldGrant>> GrantsOf(Account account) => [.. (await grants.Of([account.Id], CancellationToken.None))[account.Id]];

    /// <summary>For accounts that everybody may try, and for nothing else: no second factor is ever asked of it.</summary>
    public async Task Exempt(string login, CancellationToken ct)
    {
        if (await users.FindByNameAsync(login) is { } account)
            await factors.Exempt(account.Id, ct);
    }

    /// <summary>The new security stamp ends the sessions opened with the old password.</summary>
    /// <returns>False where somebody else has just changed the account.</returns>
    private async Task<bool> Replace(Account account, string password, string action)
    {
        account.Notes.Add(new(action) { Place = await grants.PlaceOf(account.Id, CancellationToken.None), Subjects = [account.Id] });
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        return (await users.UpdateSecurityStampAsync(account)).Succeeded;
    }

    private static Problem ChangedMeanwhile { get; } = new("account-changed", "Tài khoản vừa được thay đổi ở nơi khác.", "Chưa có gì bị thay đổi; hãy làm lại.") { Kind = ProblemKind.Conflict };

    private static Problem Unknown(string login) => new("account-not-found", $"Không có tài khoản “{login}”.", "Xem danh sách bằng cds user list.") { Kind = ProblemKind.NotFound };
}
