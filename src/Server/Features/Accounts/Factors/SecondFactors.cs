using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Xác thực hai bước: setting up an authenticator app and recovery codes, and proving oneself with their codes.</summary>
internal sealed class SecondFactors(
    FactorStore store, FactorSecrets secrets, OwnSessionStore sessions, UserManager<Account> users, TimeProvider clock)
{
    public static readonly Problem CodeWrong = new(
        "code-wrong", "Mã không đúng hoặc đã dùng rồi.",
        $"Hãy nhập mã {TimeCode.Digits} số đang hiện trong ứng dụng xác thực, hoặc một mã khôi phục chưa dùng. Sau {AccountsModule.FailuresAllowed} lần sai, tài khoản bị khóa {AccountsModule.LockedFor.TotalMinutes:0} phút.")
    {
        Kind = ProblemKind.Forbidden,
    };

    private static readonly Problem OfferOver = new("offer-over", "Trang thiết lập đã cũ.", "Hãy quét lại mã QR mới rồi nhập mã trong ứng dụng.");

    /// <summary>One who proved their password once is not let down to the password alone where more is asked for.</summary>
    private static readonly Problem LastFactor = new(
        "second-factor-last", "Tài khoản này phải có xác thực hai bước.", "Hãy thêm một cách khác (khóa truy cập hoặc ứng dụng xác thực) trước, rồi mới bỏ cách này.");

    public Task<FactorState> Of(Guid account, CancellationToken ct) => store.Read(account, ct);

    /// <summary>The second step of signing in: a code of the app or a recovery code. Each is taken once; wrong ones count to the lock.</summary>
    public async Task<Result<SignInWay>> Prove(Account account, string code, CancellationToken ct)
    {
        if (await users.IsLockedOutAsync(account))
            return CodeWrong;
        SignInWay? way = RecoveryCodes.HasForm(code)
            ? await store.SpendRecovery(account, RecoveryCodes.Hash(account.Id, code), ct) ? SignInWay.Recovery : null
            : await SpendTimeCode(account.Id, code, ct) ? SignInWay.Code : null;
        if (way is null)
        {
            await users.AccessFailedAsync(account);
            return CodeWrong;
        }
        await users.ResetAccessFailedCountAsync(account);
        return way.Value;
    }

    public CodeAppOffer Offer(Caller caller) => Offer(caller, TimeCode.NewSecret());

    /// <summary>The same offer again, after a code that was mistyped; a new one where the old cannot be read.</summary>
    public CodeAppOffer Offer(Caller caller, string protectedSecret) => Offer(caller, secrets.Unprotect(caller.AccountId, protectedSecret) ?? TimeCode.NewSecret());

    /// <summary>The app shows a right code, so it has the secret: from now on it is asked for.</summary>
    /// <returns>New recovery codes; none where the account has some already.</returns>
    public async Task<Result<IReadOnlyList<string>>> SetUpCodeApp(Caller caller, string protectedSecret, string code, CancellationToken ct)
    {
        if (secrets.Unprotect(caller.AccountId, protectedSecret) is not { } secret)
            return OfferOver;
        if (TimeCode.StepOf(secret, Digits(code), clock.GetUtcNow()) is not { } step)
            return new Problem("code-wrong", "Mã không đúng.", $"Hãy nhập mã {TimeCode.Digits} số đang hiện trong ứng dụng. Nếu vẫn không đúng, hãy đặt giờ điện thoại ở chế độ tự động.");
        await store.SetCodeApp(caller.AccountId, secrets.Protect(caller.AccountId, secret), step, ct);
        await sessions.Strengthen(caller.AccountId, caller.SessionId, SignInWay.Code, clock.GetUtcNow(), ct);
        return Result(await FirstRecoveryCodes(caller, ct));
    }

    public async Task<Problem?> RemoveCodeApp(Caller caller, CancellationToken ct)
    {
        var state = await store.Read(caller.AccountId, ct);
        if (state is { IsDemanded: true, Passkeys: 0 })
            return LastFactor;
        await store.RemoveCodeApp(caller.AccountId, ct);
        await ForgetRecoveryCodes(state with { CodeAppSince = null }, caller, ct);
        return null;
    }

    /// <summary>Whether one of the passkeys may go.</summary>
    public async Task<Problem?> MayRemovePasskey(Caller caller, CancellationToken ct) =>
        await store.Read(caller.AccountId, ct) is { IsDemanded: true, Passkeys: 1, CodeAppSince: null } ? LastFactor : null;

    public async Task PasskeyRemoved(Caller caller, CancellationToken ct) => await ForgetRecoveryCodes(await store.Read(caller.AccountId, ct), caller, ct);

    /// <returns>Recovery codes for the first factor of an account; none later.</returns>
    public async Task<IReadOnlyList<string>> FirstRecoveryCodes(Caller caller, CancellationToken ct) =>
        (await store.Read(caller.AccountId, ct)).RecoveryCodesLeft > 0 ? [] : await MakeRecoveryCodes(caller, ct);

    /// <summary>Ten new codes; those of before work no more. They are shown this once.</summary>
    public async Task<Result<IReadOnlyList<string>>> NewRecoveryCodes(Caller caller, CancellationToken ct) =>
        (await store.Read(caller.AccountId, ct)).HasAny
            ? Result(await MakeRecoveryCodes(caller, ct))
            : new Problem("second-factor-missing", "Chưa có xác thực hai bước.", "Mã khôi phục chỉ dùng cùng ứng dụng xác thực hoặc khóa truy cập: hãy thiết lập trước.");

    private async Task<IReadOnlyList<string>> MakeRecoveryCodes(Caller caller, CancellationToken ct)
    {
        var codes = RecoveryCodes.Make();
        await store.SetRecoveryCodes(caller.AccountId, [.. codes.Select(code => RecoveryCodes.Hash(caller.AccountId, code))], ct);
        return codes;
    }

    private async Task ForgetRecoveryCodes(FactorState left, Caller caller, CancellationToken ct)
    {
        if (!left.HasAny)
            await store.RemoveRecoveryCodes(caller.AccountId, ct);
    }

    private async Task<bool> SpendTimeCode(Guid account, string code, CancellationToken ct) =>
        await store.ProtectedSecret(account, ct) is { } text && secrets.Unprotect(account, text) is { } secret
        && TimeCode.StepOf(secret, Digits(code), clock.GetUtcNow()) is { } step && await store.Spend(account, step, ct);

    private CodeAppOffer Offer(Caller caller, byte[] secret) => CodeAppOffer.Of(caller.Login, secret, secrets.Protect(caller.AccountId, secret));

    /// <summary>Apps show codes in two groups, and so people type them.</summary>
    private static string Digits(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));

    private static Result<IReadOnlyList<string>> Result(IReadOnlyList<string> codes) => new Result<IReadOnlyList<string>>.Done(codes);
}
