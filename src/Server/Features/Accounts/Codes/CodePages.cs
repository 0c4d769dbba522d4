using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>The page that an invitation or a reset leads to; it needs no session.</summary>
internal static class CodePages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(CodeLinks.Show, () => Platform.Web.Pages.Show<ShowCodePage>(new ShowCodeModel("", null))).AllowAnonymous();
        web.MapPost(CodeLinks.Show, Look).AllowAnonymous().Costs(CostlyWork.SignIn);
        web.MapPost(CodeLinks.Choose, Choose).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
    }

    private static async Task<IResult> Look(HttpContext context, CodeUse codes, [FromForm] string? ma, CancellationToken ct) =>
        (await codes.Look(ma, context.Connection.RemoteIpAddress, ct)).Match(
            holder => Platform.Web.Pages.Show<ChoosePasswordPage>(new ChoosePasswordModel(holder, null)), problem => AskAgain(ma, problem));

    private static async Task<IResult> Choose(
        HttpContext context, CodeUse codes, BrowserSignIn signIn, [FromForm] string? ma, [FromForm] string? wanted, [FromForm] string? again, CancellationToken ct)
    {
        var from = context.Connection.RemoteIpAddress;
        var looked = await codes.Look(ma, from, ct);
        if (looked is not Result<CodeHolder>.Done(var holder))
            return AskAgain(ma, ((Result<CodeHolder>.Refused)looked).Problem);
        var used = wanted == again
            ? await codes.Use(ma, wanted ?? "", from, ct)
            : new Problem("passwords-differ", "Hai lần nhập mật khẩu không giống nhau.", "Hãy nhập lại cả hai.");
        if (used is not Result<Account>.Done(var account))
            return Platform.Web.Pages.Show<ChoosePasswordPage>(new ChoosePasswordModel(holder, ((Result<Account>.Refused)used).Problem), StatusCodes.Status422UnprocessableEntity);
        return await signIn.GoOn(context, account, SignInWay.Password, "/", ct);
    }

    private static IResult AskAgain(string? typed, Problem problem) =>
        Platform.Web.Pages.Show<ShowCodePage>(new ShowCodeModel(typed ?? "", problem), StatusCodes.Status422UnprocessableEntity);
}
