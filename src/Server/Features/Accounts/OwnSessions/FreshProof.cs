using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>Changing how one signs in asks for the password again, unless it was given just now: a browser left open gives nobody the account.</summary>
internal sealed class FreshProof(OwnSessionStore sessions, UserManager<Account> users, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    private static readonly Problem Wrong = new("password-wrong", "Mật khẩu không đúng.", "Hãy nhập lại mật khẩu đang dùng, hoặc đăng xuất rồi đăng nhập lại.");

    public async Task<bool> IsThere(Caller caller, CancellationToken ct) => await sessions.ProvedAt(caller.SessionId, ct) > clock.GetUtcNow() - Holds;

    /// <summary>Wrong passwords count as failed attempts to sign in.</summary>
    public async Task<Problem?> Prove(Caller caller, string password, CancellationToken ct)
    {
        // As at sign-in, what is tried while the account is locked does not lock it again.
        if (await users.FindByIdAsync(caller.AccountId.ToString()) is not { } account || await users.IsLockedOutAsync(account))
            return Wrong;
        if (password.Length is 0 or > Passwords.Longest || !await users.CheckPasswordAsync(account, password))
        {
            await users.AccessFailedAsync(account);
            return Wrong;
        }
        await sessions.Proved(caller.SessionId, clock.GetUtcNow(), ct);
        return null;
    }
}

/// <summary>Puts the proof before a page or form; one without it is led there and back.</summary>
internal static class FreshProofRoutes
{
    public static RouteHandlerBuilder RequireFreshProof(this RouteHandlerBuilder route) => route.AddEndpointFilter(static async (call, next) =>
    {
        var context = call.HttpContext;
        if (await context.RequestServices.GetRequiredService<FreshProof>().IsThere(Caller.Of(context)!, context.RequestAborted))
            return await next(call);
        return Results.LocalRedirect(FactorLinks.ProveFor(HttpMethods.IsGet(context.Request.Method) ? context.Request.Path : AccessLinks.OwnAccount));
    });
}
