using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Sign-in, sign-out and one's own account.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(AccessLinks.SignIn, ShowSignIn).AllowAnonymous();
        web.MapPost(AccessLinks.SignIn, DoSignIn).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne);
        web.MapPost(AccessLinks.SignOut, DoSignOut);
        web.MapGet(AccessLinks.OwnAccount, (Caller caller) => Platform.Web.Pages.Show<OwnAccountPage>(new OwnAccountModel(caller)));
        web.MapPost(AccessLinks.OwnAccount, ChangePassword).RequireRateLimiting(AccountsModule.OneByOne);
    }

    private static IResult ShowSignIn(HttpContext context, string? ve) => Caller.Of(context) is null
        ? Platform.Web.Pages.Show<SignInPage>(new SignInModel("", AccessLinks.Local(ve), null))
        : Results.LocalRedirect(AccessLinks.Local(ve));

    private static async Task<IResult> DoSignIn(
        HttpContext context, SignIn signIn, Sessions sessions, [FromForm] string? login, [FromForm] string? password, [FromForm] string? ve, CancellationToken ct)
    {
        switch (await signIn.With(login ?? "", password ?? ""))
        {
            case Result<Account>.Done(var account):
                SessionCookie.Set(context, await sessions.Open(account, SessionKind.Browser, ct));
                return Results.LocalRedirect(AccessLinks.Local(ve));
            case Result<Account>.Refused(var problem):
                return Platform.Web.Pages.Show<SignInPage>(new SignInModel(login ?? "", AccessLinks.Local(ve), problem), StatusCodes.Status422UnprocessableEntity);
            default:
                throw new InvalidOperationException();
        }
    }

    private static async Task<IResult> DoSignOut(HttpContext context, Caller caller, Sessions sessions, CancellationToken ct)
    {
        await sessions.End(caller, ct);
        SessionCookie.Clear(context);
        return Results.LocalRedirect(AccessLinks.SignIn);
    }

    /// <summary>All sessions end with the old password; this browser gets a new one.</summary>
    private static async Task<IResult> ChangePassword(
        HttpContext context, Caller caller, AccountRegister register, Sessions sessions, [FromForm] string? old, [FromForm] string? wanted, [FromForm] string? again, CancellationToken ct)
    {
        var result = wanted == again
            ? await register.ChangeOwn(caller, old ?? "", wanted ?? "")
            : new Problem("passwords-differ", "Hai lần nhập mật khẩu mới không giống nhau.", "Hãy nhập lại cả hai.");
        if (result is Result<Account>.Refused(var problem))
            return Platform.Web.Pages.Show<OwnAccountPage>(new OwnAccountModel(caller) { Problem = problem }, StatusCodes.Status422UnprocessableEntity);
        SessionCookie.Set(context, await sessions.Open(((Result<Account>.Done)result).Value, SessionKind.Browser, ct));
        return Platform.Web.Pages.Show<OwnAccountPage>(new OwnAccountModel(caller) { Changed = true });
    }
}
