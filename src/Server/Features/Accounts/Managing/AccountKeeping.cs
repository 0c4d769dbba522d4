using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>Somebody who is to have an account.</summary>
/// <param name="Login">Blank: it is made from the name.</param>
public sealed record NewHolder(string? Login, string? Name, GrantWish Grant);

/// <summary>An account and the code with which its owner chooses a password: readable this once.</summary>
/// <param name="Roles">Vai trò and unit, for the paper.</param>
public sealed record AccountCode(Guid Id, string Login, string Name, IReadOnlyList<string> Roles, MadeCode Code);

/// <summary>Adds accounts, gives and ends roles, makes codes, disables: for officers, of accounts whose every role they may give.</summary>
/// <remarks>Everywhere, a caller of null is the machine's administrator, who may all.</remarks>
internal sealed class AccountKeeping(
    AccountStore accounts, GrantStore grants, NewAccountStore newAccounts, CodeStore codes, CodeKeyStore keys, GrantReading reading, Giving giving, AccountBrowsing browsing,
    AccountRegister register, TimeProvider clock)
{
    /// <summary>An account without a password, and an invitation for its owner.</summary>
    public async Task<Result<AccountCode>> Add(Caller? caller, NewHolder wanted, CancellationToken ct)
    {
        if (caller is not null && Scope.Refusal(caller, Permission.ManageAccounts) is { } forbidden)
            return forbidden;
        var name = Folding.Tidy(wanted.Name ?? "");
        if (name.Length is 0 or > 200)
            return new Problem("name-missing", "Thiếu họ tên.", "Hãy ghi họ tên đầy đủ của người dùng, nhiều nhất 200 ký tự.");
        var read = await reading.Read(caller, wanted.Grant, ct);
        if (read is not Result<WantedGrant>.Done(var grant))
            return ((Result<WantedGrant>.Refused)read).Problem;
        var login = string.IsNullOrWhiteSpace(wanted.Login) ? await Propose(name, grant.Unit.Code, ct) : wanted.Login.Trim();
        if (LoginNames.Fault(login) is { } malformed)
            return malformed;
        if (await accounts.FindByKey(Account.KeyOf(login), ct) is not null)
            return LoginNames.Taken(login);

        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), Login = login, Name = name, CreatedAt = now, SecurityStamp = Passwords.NewStamp() };
        var code = MadeCode.For(account.Id, CodeKind.Invitation, now);
        AuditEntry[] notes =
        [
            new(AuditActions.AccountAdd) { Place = grant.Unit.Id, Subjects = [account.Id], After = new { login } },
            new(AuditActions.GrantAdd) { Place = grant.Unit.Id, Subjects = [account.Id], After = grant.Told },
            Note(code) with { Place = grant.Unit.Id },
        ];
        return await newAccounts.Add(account, grant.For(account.Id, Acting.Now.Actor, now), code, notes, ct)
            ? new AccountCode(account.Id, login, name, [Words(grant.Role, grant.Unit.FullName)], code)
            : LoginNames.Taken(login);
    }

    public async Task<Result<HeldGrant>> AddGrant(Caller? caller, Guid id, GrantWish wish, CancellationToken ct)
    {
        if (await Refusal(caller, id, ct) is { } refusal)
            return refusal;
        var read = await reading.Read(caller, wish, ct);
        if (read is not Result<WantedGrant>.Done(var wanted))
            return ((Result<WantedGrant>.Refused)read).Problem;
        var today = VietnamTime.Today(clock);
        if ((await grants.Of([id], ct))[id].Any(held => !held.IsOverOn(today) && held.Role == wanted.Role && held.UnitId == wanted.Unit.Id && held.Organisation == wanted.Organisation))
            return new Problem("grant-held", $"Tài khoản đã có vai trò {RoleWords.Text(wanted.Role)} ở {wanted.Unit.FullName}.", "Muốn đổi ngày thì kết thúc vai trò cũ rồi giao lại.") { Kind = ProblemKind.Conflict };
        var now = clock.GetUtcNow();
        var grant = wanted.For(id, Acting.Now.Actor, now);
        await grants.Add(grant, now, new(AuditActions.GrantAdd) { Place = wanted.Unit.Id, Subjects = [id], After = wanted.Told }, ct);
        return grant;
    }

    /// <summary>Takes a role away, with the next request. It needs the right over this role alone, so that a unit can always shut its own door.</summary>
    public async Task<Result<HeldGrant>> EndGrant(Caller? caller, Guid id, Guid grantId, CancellationToken ct)
    {
        if (caller is not null && await browsing.One(caller, id, ct) is Result<ListedAccount>.Refused(var unseen))
            return unseen;
        if ((await grants.Of([id], ct))[id].FirstOrDefault(held => held.Id == grantId) is not { } grant || grant.IsOverOn(VietnamTime.Today(clock)))
            return new Problem("grant-not-found", "Tài khoản không có vai trò này.", "Vai trò có thể đã kết thúc; hãy mở lại trang tài khoản.") { Kind = ProblemKind.NotFound };
        if (caller is not null && id == caller.AccountId)
            return await giving.Refusal(caller, id, [grant], VietnamTime.Today(clock), ct) ?? throw new InvalidOperationException();
        if (caller is not null && (await giving.Beyond(caller, [(grant.Role, grant.UnitId)], ct)).Count > 0)
            return new Problem("role-not-grantable", $"Bạn không kết thúc được vai trò {RoleWords.Text(grant.Role)} ở {grant.UnitName}.", "Vai trò này do cán bộ cấp trên giao và kết thúc.") { Kind = ProblemKind.Forbidden };
        if (grant.MembershipId is not null)
            return new Problem("grant-of-roster", "Vai trò này theo danh sách Tổ.", "Nhập lại danh sách Tổ theo quyết định mới: vai trò kết thúc cùng việc tham gia Tổ. Cần chặn ngay thì ngừng tài khoản.") { Kind = ProblemKind.Conflict };
        var now = clock.GetUtcNow();
        await grants.End(grantId, now, new(AuditActions.GrantEnd) { Place = grant.UnitId, Subjects = [id], Before = new { role = grant.Role, unit = grant.UnitName, from = grant.ValidFrom, to = grant.ValidTo } }, ct);
        return grant with { EndedAt = now };
    }

    /// <summary>The same for the machine's administrator, who names the role and not its id.</summary>
    public async Task<Result<HeldGrant>> EndGrant(Guid id, string role, string unit, CancellationToken ct)
    {
        var read = await reading.Read(null, new(role, unit), needsOrganisation: false, ct);
        if (read is not Result<WantedGrant>.Done(var wanted))
            return ((Result<WantedGrant>.Refused)read).Problem;
        var today = VietnamTime.Today(clock);
        var grant = (await grants.Of([id], ct))[id].FirstOrDefault(held => held.Role == wanted.Role && held.UnitId == wanted.Unit.Id && !held.IsOverOn(today));
        return await EndGrant(null, id, grant?.Id ?? Guid.Empty, ct);
    }

    public async Task<Result<Account>> Disable(Caller? caller, Guid id, bool enableAgain, CancellationToken ct)
    {
        if (await Refusal(caller, id, ct) is { } refusal)
            return refusal;
        return (await register.Disable((await accounts.Find(id, ct))!.Login, enableAgain)).Match<Result<Account>>(done => done.Account, problem => problem);
    }

    /// <summary>
    /// A code in place of the last one: an invitation, or a reset where there is a password already. The old password works until the code is used.
    /// </summary>
    /// <param name="forPhone">One that enrols a phone and nothing else.</param>
    public async Task<Result<AccountCode>> MakeCode(Caller? caller, Guid id, CancellationToken ct, bool forPhone = false)
    {
        if (await Refusal(caller, id, ct) is { } refusal)
            return refusal;
        var account = (await accounts.Find(id, ct))!;
        var today = VietnamTime.Today(clock);
        var open = (await grants.Of([id], ct))[id].Where(grant => !grant.IsOverOn(today)).ToList();
        if (account.DisabledAt is not null || open.Count == 0)
            return new Problem("account-closed", "Tài khoản đã ngừng hoặc không còn vai trò nào.", "Hãy cho dùng lại, hoặc giao vai trò, rồi cấp mã.") { Kind = ProblemKind.Conflict };
        var code = MadeCode.For(id, forPhone ? CodeKind.Device : account.PasswordHash is null ? CodeKind.Invitation : CodeKind.Reset, clock.GetUtcNow());
        await codes.Make(code, await keys.Key(ct), Note(code) with { Place = open[0].UnitId }, ct);
        return new AccountCode(id, account.Login, account.Name, [.. open.Select(grant => Words(grant.Role, grant.UnitName))], code);
    }

    public async Task<Result<Account>> RevokeCode(Caller? caller, Guid id, CancellationToken ct)
    {
        if (await Refusal(caller, id, ct) is { } refusal)
            return refusal;
        return await codes.Revoke(id, clock.GetUtcNow(), new(AuditActions.CodeRevoke) { Place = await grants.PlaceOf(id, ct), Subjects = [id] }, ct)
            ? (await accounts.Find(id, ct))!
            : new Problem("code-none", "Tài khoản không có mã nào đang dùng được.", "Mã đã được dùng, đã hết hạn hoặc đã thu hồi.") { Kind = ProblemKind.NotFound };
    }

    /// <summary>Why the caller may not change this account as a whole; null where they may.</summary>
    public async Task<Problem?> Refusal(Caller? caller, Guid id, CancellationToken ct)
    {
        if (caller is null)
            return await accounts.Find(id, ct) is null ? AccountBrowsing.NotFound : null;
        return await browsing.One(caller, id, ct) is Result<ListedAccount>.Refused(var unseen)
            ? unseen
            : await giving.Refusal(caller, id, (await grants.Of([id], ct))[id], VietnamTime.Today(clock), ct);
    }

    /// <summary>A login that is free.</summary>
    public async Task<string> Propose(string name, string unitCode, CancellationToken ct)
    {
        var ending = new string([.. unitCode.ToLowerInvariant().Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')]);
        return LoginNames.Propose(name, ending, await newAccounts.LoginsEndingWith([$".{ending}"], ct));
    }

    internal static string Words(Role role, string unit) => $"{RoleWords.Text(role)}, {unit}";

    private static AuditEntry Note(MadeCode code) => new(AuditActions.CodeMake) { Subjects = [code.AccountId], After = new { kind = CodeWords.Code(code.Kind), until = code.ExpiresAt } };
}
