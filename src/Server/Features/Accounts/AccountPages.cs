using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Sign-in, sign-out and one's own account.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(AccessLinks.SignIn, ShowSignIn).AllowAnonymous();
        web.MapPost(AccessLinks.SignIn, DoSignIn).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn).LimitedByLogin(static call => call.GetArgument<string?>(3));
        web.MapPost(AccessLinks.SignOut, DoSignOut).WithMetadata(AllowedWhileConfined.Mark);
        web.MapGet(AccessLinks.OwnAccount, ShowOwn);
        web.MapPost(AccessLinks.OwnAccount, ChangePassword).RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapPost(FactorLinks.EndSession, EndSession);
        web.MapPost(FactorLinks.EndOtherSessions, async (Caller caller, OwnAccount own, CancellationToken ct) =>
        {
            await own.EndOthers(caller, ct);
            return Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.OthersEnded));
        });
        web.MapGet(FactorLinks.Prove, (string? ve) => Platform.Web.Pages.Show<ProvePage>(new ProveModel(AccessLinks.Local(ve), null))).WithMetadata(AllowedWhileConfined.Mark);
        web.MapPost(FactorLinks.Prove, Prove).WithMetadata(AllowedWhileConfined.Mark).RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
    }

    private static IResult ShowSignIn(HttpContext context, string? ve) => Caller.Of(context) is null
        ? Platform.Web.Pages.Show<SignInPage>(new SignInModel("", AccessLinks.Local(ve), null))
        : Results.LocalRedirect(AccessLinks.Local(ve));

    private static async Task<IResult> DoSignIn(
        HttpContext context, SignIn signIn, BrowserSignIn browser, [FromForm] string? login, [FromForm] string? password, [FromForm] string? ve, CancellationToken ct) =>
        await signIn.With(login ?? "", password ?? "") switch
        {
            Result<Account>.Done(var account) => await browser.GoOn(context, account, SignInWay.Password, ve, ct),
            Result<Account>.Refused(var problem) =>
                Platform.Web.Pages.Show<SignInPage>(new SignInModel(login ?? "", AccessLinks.Local(ve), problem), StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> DoSignOut(HttpContext context, Caller caller, Sessions sessions, CancellationToken ct)
    {
        await sessions.End(caller, ct);
        SessionCookie.Clear(context);
        return Results.LocalRedirect(AccessLinks.SignIn);
    }

    private static async Task<IResult> ShowOwn(Caller caller, OwnAccount own, string? xong, CancellationToken ct) =>
        Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Done = OwnAccountDeeds.Text(xong) });

    /// <summary>All sessions end with the old password; this browser gets a new one.</summary>
    private static async Task<IResult> ChangePassword(
        HttpContext context, Caller caller, AccountRegister register, Sessions sessions, OwnAccount own,
        [FromForm] string? old, [FromForm] string? wanted, [FromForm] string? again, CancellationToken ct)
    {
        var result = wanted == again
            ? await register.ChangeOwn(caller, old ?? "", wanted ?? "")
            : new Problem("passwords-differ", "Hai lần nhập mật khẩu mới không giống nhau.", "Hãy nhập lại cả hai.");
        if (result is Result<Account>.Refused(var problem))
            return Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity);
        SessionCookie.Set(context, await sessions.Open(((Result<Account>.Done)result).Value, SessionKind.Browser, SignInWay.Password, ct));
        return Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.PasswordChanged));
    }

    private static async Task<IResult> EndSession(Caller caller, OwnAccount own, [FromForm] string? id, CancellationToken ct) =>
        await own.End(caller, Guid.TryParse(id, out var session) ? session : Guid.Empty, ct) is { } problem
            ? Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity)
            : Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.SessionEnded));

    private static async Task<IResult> Prove(Caller caller, FreshProof proof, [FromForm] string? password, [FromForm] string? ve, CancellationToken ct) =>
        await proof.Prove(caller, password ?? "", ct) is { } problem
            ? Platform.Web.Pages.Show<ProvePage>(new ProveModel(AccessLinks.Local(ve), problem), StatusCodes.Status422UnprocessableEntity)
            : Results.LocalRedirect(AccessLinks.Local(ve));
}
