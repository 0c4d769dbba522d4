using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.Passkeys;

/// <summary>What a browser is given to ask its owner's device with.</summary>
/// <param name="Challenge">Token to send back with the answer; works once.</param>
/// <param name="Options">Of <c>navigator.credentials.create</c> or <c>get</c>, as JSON.</param>
public sealed record PasskeyAsked(string Challenge, JsonElement Options);

/// <summary>Adding a passkey and signing in with one (WebAuthn). The site's name is the host of the request: over HTTPS, or localhost.</summary>
internal sealed class PasskeyCeremonies(
    IPasskeyHandler<Account> handler, UserManager<Account> users, PasskeyStore passkeys, PasskeyChallengeStore challenges, OwnSessionStore sessions, SecondFactors factors,
    TimeProvider clock)
{
    private const int LongestAnswer = 20_000, LongestName = 60, MostPasskeys = 20;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(6);

    private static readonly Problem Refused = new(
        "passkey-refused", "Không dùng được khóa truy cập này.", "Khóa có thể đã bị gỡ khỏi tài khoản, hoặc đã quá thời gian chờ. Hãy thử lại hoặc đăng nhập bằng mật khẩu.") { Kind = ProblemKind.Forbidden };

    public async Task<PasskeyAsked> AskToAdd(HttpContext context, Caller caller, CancellationToken ct)
    {
        var options = await handler.MakeCreationOptionsAsync(new() { Id = caller.AccountId.ToString(), Name = caller.Login, DisplayName = caller.Name }, context);
        return await Keep(PasskeyPurpose.Add, caller.AccountId, options.AttestationState!, options.CreationOptionsJson, ct);
    }

    /// <returns>Recovery codes where this is the account's first second factor.</returns>
    public async Task<Result<IReadOnlyList<string>>> Add(HttpContext context, Caller caller, string challenge, string answer, string? name, CancellationToken ct)
    {
        if (await Take(PasskeyPurpose.Add, challenge, answer, ct) is not var (account, state) || account != caller.AccountId)
            return Refused;
        if ((await passkeys.Of(caller.AccountId, ct)).Count >= MostPasskeys)
            return new Problem("passkey-many", $"Tài khoản đã có {MostPasskeys} khóa truy cập.", "Hãy gỡ những khóa không dùng nữa.");
        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer, AttestationState = state });
        if (!result.Succeeded || await passkeys.Owner(result.Passkey.CredentialId, ct) is not null)
            return Refused;
        var given = Folding.Tidy(name ?? "");
        result.Passkey.Name = given.Length == 0 ? DeviceLabel.Of(context.Request.Headers.UserAgent) : given[..Math.Min(LongestName, given.Length)];
        await passkeys.Add(caller.AccountId, result.Passkey, ct);
        await sessions.Strengthen(caller.AccountId, caller.SessionId, SignInWay.Passkey, clock.GetUtcNow(), ct);
        return new Result<IReadOnlyList<string>>.Done(await factors.FirstRecoveryCodes(caller, ct));
    }

    /// <param name="account">Whose passkeys are asked for; null: any that the device has for this site.</param>
    public async Task<PasskeyAsked> AskToSignIn(HttpContext context, Account? account, CancellationToken ct)
    {
        var options = await handler.MakeRequestOptionsAsync(account, context);
        return await Keep(PasskeyPurpose.SignIn, account?.Id, options.AssertionState!, options.RequestOptionsJson, ct);
    }

    /// <summary>The lock after wrong passwords does not hold here: nobody guesses a signature, and nobody is to lock others out.</summary>
    public async Task<Result<Account>> SignIn(HttpContext context, string challenge, string answer, CancellationToken ct)
    {
        if (await Take(PasskeyPurpose.SignIn, challenge, answer, ct) is not var (account, state))
            return Refused;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer, AssertionState = state });
        if (!result.Succeeded || result.User.DisabledAt is not null || (account is not null && result.User.Id != account))
            return Refused;
        await passkeys.NoteUse(result.Passkey, clock.GetUtcNow(), ct);
        await users.ResetAccessFailedCountAsync(result.User);
        return result.User;
    }

    public async Task<Problem?> Remove(Caller caller, Guid id, CancellationToken ct)
    {
        if (await factors.MayRemovePasskey(caller, ct) is { } problem)
            return problem;
        if ((await passkeys.Of(caller.AccountId, ct)).Find(passkey => passkey.Id == id) is { } gone)
        {
            await passkeys.Remove(caller.AccountId, gone, ct);
            await factors.PasskeyRemoved(caller, ct);
        }
        return null;
    }

    private async Task<PasskeyAsked> Keep(PasskeyPurpose purpose, Guid? account, string state, string options, CancellationToken ct)
    {
        var (token, now) = (SessionToken.New(), clock.GetUtcNow());
        await challenges.Keep(token, purpose, account, state, now, now + Life, ct);
        return new(token.Text, JsonElement.Parse(options));
    }

    private async Task<(Guid? Account, string State)?> Take(PasskeyPurpose purpose, string challenge, string answer, CancellationToken ct) =>
        challenge.Length is 0 or > 200 || answer.Length is 0 or > LongestAnswer ? null : await challenges.Take(new(challenge), purpose, clock.GetUtcNow(), ct);
}
