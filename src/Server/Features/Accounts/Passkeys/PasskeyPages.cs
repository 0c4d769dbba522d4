using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts.Passkeys;

/// <summary>Forms of passkeys. Their script fetches a challenge, lets the device answer it and sends the form.</summary>
internal static class PasskeyPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(FactorLinks.PasskeySignInChallenge, AskToSignIn).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapPost(FactorLinks.PasskeySignIn, SignIn).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapPost(FactorLinks.PasskeyChallenge, AskToAdd).RequireFreshProof().WithMetadata(AllowedWhileConfined.Mark);
        web.MapPost(FactorLinks.Passkeys, Add).RequireFreshProof().WithMetadata(AllowedWhileConfined.Mark);
        web.MapPost(FactorLinks.RemovePasskey, Remove).RequireFreshProof();
    }

    /// <summary>In the second step only the account's own passkeys are asked for.</summary>
    private static async Task<IResult> AskToSignIn(HttpContext context, BrowserSignIn browser, PasskeyCeremonies passkeys, CancellationToken ct) =>
        Results.Json(await passkeys.AskToSignIn(context, (await browser.Current(context, ct))?.Account, ct), ApiJson.Options);

    private static async Task<IResult> SignIn(
        HttpContext context, BrowserSignIn browser, SecondFactors factors, PasskeyCeremonies passkeys,
        [FromForm] string? challenge, [FromForm] string? credential, [FromForm] string? ve, CancellationToken ct)
    {
        var step = await browser.Current(context, ct);
        switch (await passkeys.SignIn(context, challenge ?? "", credential ?? "", ct))
        {
            case Result<Account>.Done(var account):
                return await browser.Finish(context, account, SignInWay.Passkey, step?.Back ?? ve, ct);
            case Result<Account>.Refused(var problem):
                return step is null
                    ? Platform.Web.Pages.Show<SignInPage>(new SignInModel("", AccessLinks.Local(ve), problem), StatusCodes.Status422UnprocessableEntity)
                    : Platform.Web.Pages.Show<SecondStepPage>(new SecondStepModel(step.Account.Name, await factors.Of(step.Account.Id, ct), problem), StatusCodes.Status422UnprocessableEntity);
            default:
                throw new InvalidOperationException();
        }
    }

    private static async Task<IResult> AskToAdd(HttpContext context, Caller caller, PasskeyCeremonies passkeys, CancellationToken ct) =>
        Results.Json(await passkeys.AskToAdd(context, caller, ct), ApiJson.Options);

    private static async Task<IResult> Add(
        HttpContext context, Caller caller, PasskeyCeremonies passkeys, SecondFactors factors,
        [FromForm] string? challenge, [FromForm] string? credential, [FromForm] string? name, CancellationToken ct) =>
        await passkeys.Add(context, caller, challenge ?? "", credential ?? "", name, ct) switch
        {
            Result<IReadOnlyList<string>>.Done(var codes) => FactorPages.ShowCodes(context, codes, caller, OwnAccountDeeds.PasskeyAdded),
            Result<IReadOnlyList<string>>.Refused(var problem) => Platform.Web.Pages.Show<SetUpPage>(
                new SetUpModel(await factors.Of(caller.AccountId, ct), factors.Offer(caller), problem), StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Remove(Caller caller, PasskeyCeremonies passkeys, OwnAccount own, [FromForm] string? id, CancellationToken ct) =>
        await passkeys.Remove(caller, Guid.TryParse(id, out var passkey) ? passkey : Guid.Empty, ct) is { } problem
            ? Platform.Web.Pages.Show<OwnAccountPage>(await own.Show(caller, ct) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity)
            : Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.PasskeyRemoved));
}
