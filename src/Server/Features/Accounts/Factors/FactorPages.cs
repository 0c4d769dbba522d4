using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>The second step of signing in; setting up and removing an authenticator app; recovery codes.</summary>
internal static class FactorPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(FactorLinks.SecondStep, ShowStep).AllowAnonymous();
        web.MapPost(FactorLinks.SecondStep, DoStep).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapGet(FactorLinks.SetUp, ShowSetUp).RequireFreshProof().WithMetadata(AllowedWhileConfined.Mark);
        web.MapPost(FactorLinks.SetUp, SetUp).RequireFreshProof().WithMetadata(AllowedWhileConfined.Mark).RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapPost(FactorLinks.RemoveCodeApp, RemoveCodeApp).RequireFreshProof();
        web.MapPost(FactorLinks.RecoveryCodes, NewRecoveryCodes).RequireFreshProof();
    }

    /// <summary>Recovery codes once, or back to one's account where there are none to show.</summary>
    public static IResult ShowCodes(HttpContext context, IReadOnlyList<string> codes, Caller caller, string done)
    {
        if (codes.Count == 0)
            return Results.LocalRedirect(FactorLinks.Done(done));
        // The frame of this very page no longer asks for what has just been set up.
        context.Features.Set(caller with { SecondFactorBy = null, IsConfined = false });
        return Platform.Web.Pages.Show<RecoveryCodesPage>(new RecoveryCodesModel(caller.Login, codes, OwnAccountDeeds.Text(done)!));
    }

    private static async Task<IResult> ShowStep(HttpContext context, BrowserSignIn browser, SecondFactors factors, CancellationToken ct) =>
        await browser.Current(context, ct) is { } step ? await Step(step, factors, null, ct) : Results.LocalRedirect(AccessLinks.SignIn);

    private static async Task<IResult> DoStep(HttpContext context, BrowserSignIn browser, SecondFactors factors, [FromForm] string? code, CancellationToken ct)
    {
        if (await browser.Current(context, ct) is not { } step)
            return Results.LocalRedirect(AccessLinks.SignIn);
        return await factors.Prove(step.Account, code ?? "", ct) switch
        {
            Result<SignInWay>.Done(var way) => await browser.Finish(context, step.Account, way, step.Back, ct),
            Result<SignInWay>.Refused(var problem) => await Step(step, factors, problem, ct),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Step(SignInStep step, SecondFactors factors, Problem? problem, CancellationToken ct) => Platform.Web.Pages.Show<SecondStepPage>(
        new SecondStepModel(step.Account.Name, await factors.Of(step.Account.Id, ct), problem), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ShowSetUp(HttpContext context, Caller caller, SecondFactors factors, CancellationToken ct) =>
        Platform.Web.Pages.Show<SetUpPage>(new SetUpModel(await factors.Of(caller.AccountId, ct), factors.Offer(caller), null));

    private static async Task<IResult> SetUp(HttpContext context, Caller caller, SecondFactors factors, [FromForm] string? offer, [FromForm] string? code, CancellationToken ct) =>
        await factors.SetUpCodeApp(caller, offer ?? "", code ?? "", ct) switch
        {
            Result<IReadOnlyList<string>>.Done(var codes) => ShowCodes(context, codes, caller, OwnAccountDeeds.CodeAppSetUp),
            Result<IReadOnlyList<string>>.Refused(var problem) => Platform.Web.Pages.Show<SetUpPage>(
                new SetUpModel(await factors.Of(caller.AccountId, ct), factors.Offer(caller, offer ?? ""), problem), StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> RemoveCodeApp(Caller caller, SecondFactors factors, OwnAccount own, CancellationToken ct) =>
        await factors.RemoveCodeApp(caller, ct) is { } problem
            ? Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity)
            : Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.CodeAppRemoved));

    private static async Task<IResult> NewRecoveryCodes(HttpContext context, Caller caller, SecondFactors factors, OwnAccount own, CancellationToken ct) =>
        await factors.NewRecoveryCodes(caller, ct) switch
        {
            Result<IReadOnlyList<string>>.Done(var codes) => ShowCodes(context, codes, caller, OwnAccountDeeds.RecoveryCodesMade),
            Result<IReadOnlyList<string>>.Refused(var problem) =>
                Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException(),
        };
}
