using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>The ways to providers and back, and linking. The ways out are links, not forms: our forms may lead to this site only (CSP <c>form-action</c>).</summary>
internal static class SingleSignOnPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(SingleSignOnLinks.SignInRoute, StartSignIn).AllowAnonymous();
        web.MapGet(SingleSignOnLinks.ReturnRoute, Return).AllowAnonymous();
        web.MapGet(SingleSignOnLinks.LinkRoute, StartLink);
        web.MapPost(SingleSignOnLinks.LinkRoute, Confirm).RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn);
        web.MapPost(SingleSignOnLinks.UnlinkRoute, Unlink);
    }

    private static async Task<IResult> StartSignIn(HttpContext context, SingleSignOnProviders providers, string provider, string? ve)
    {
        if (providers.Find(provider) is not { } known)
            return Refuse(context, null, SingleSignOnProblems.UnknownProvider);
        return Caller.Of(context) is null ? await Leave(context, known, AccessLinks.Local(ve), null) : Go(context, AccessLinks.Local(ve));
    }

    private static async Task<IResult> StartLink(HttpContext context, Caller caller, SingleSignOnProviders providers, string provider) => providers.Find(provider) is { } known
        ? await Leave(context, known, AccessLinks.OwnAccount, caller.SessionId)
        : Refuse(context, null, SingleSignOnProblems.UnknownProvider);

    private static async Task<IResult> Return(
        HttpContext context, SingleSignOnProviders providers, ProviderSignIn signIn, BrowserSignIn browser, Linking linking, LinkProposalSeal seal, string provider, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } known)
            return Refuse(context, null, SingleSignOnProblems.UnknownProvider);
        return await (await Handler(context, known)).Finish() switch
        {
            Result<ProviderAnswer>.Done({ LinkingSession: { } session } answer) =>
                (await linking.Propose(Caller.Of(context), session, known, answer.Identity, ct)) switch
                {
                    Result<LinkProposal>.Done(var proposal) =>
                        Ask(known, Caller.Of(context)!, proposal.Name, seal.Close(proposal), await linking.NeedsPassword(Caller.Of(context)!, ct), null),
                    Result<LinkProposal>.Refused(var problem) => Refuse(context, null, problem),
                    _ => throw new InvalidOperationException(),
                },
            Result<ProviderAnswer>.Done(var answer) => await signIn.With(known, answer.Identity, ct) switch
            {
                Result<Account>.Done(var account) => await Open(context, known, account, browser, answer.Back, ct),
                Result<Account>.Refused(var problem) => Refuse(context, null, problem),
                _ => throw new InvalidOperationException(),
            },
            Result<ProviderAnswer>.Refused(var problem) => Refuse(context, known, problem),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task<IResult> Confirm(
        HttpContext context, Caller caller, SingleSignOnProviders providers, Linking linking, LinkProposalSeal seal, string provider,
        [FromForm] string? proposal, [FromForm] string? password, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } known)
            return Refuse(context, null, SingleSignOnProblems.UnknownProvider);
        return await linking.Confirm(caller, known, proposal ?? "", password ?? "", ct) switch
        {
            Result<SingleSignOnProvider>.Refused(var problem) when problem.Code == "password-wrong" =>
                Ask(known, caller, seal.Open(proposal!)!.Name, proposal!, true, problem),
            Result<SingleSignOnProvider>.Refused(var problem) => Refuse(context, known, problem),
            _ => Go(context, AccessLinks.OwnAccount),
        };
    }

    private static async Task<IResult> Unlink(HttpContext context, Caller caller, SingleSignOnProviders providers, Linking linking, string provider, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } known)
            return Refuse(context, null, SingleSignOnProblems.UnknownProvider);
        await linking.Unlink(caller, known, ct);
        return Go(context, AccessLinks.OwnAccount);
    }

    /// <summary>A provider that asks for two factors itself spares the second step here; any other is one factor, as the password is.</summary>
    private static Task<IResult> Open(HttpContext context, SingleSignOnProvider provider, Account account, BrowserSignIn browser, string back, CancellationToken ct) =>
        provider.CountsAsSecondFactor ? browser.Finish(context, account, SignInWay.StrongProvider, back, ct) : browser.GoOn(context, account, SignInWay.Provider, back, ct);

    private static async Task<IResult> Leave(HttpContext context, SingleSignOnProvider provider, string back, Guid? linkingSession) =>
        Go(context, (await Handler(context, provider)).Start(back, linkingSession));

    private static async Task<ProviderHandler> Handler(HttpContext context, SingleSignOnProvider provider) =>
        (ProviderHandler)(await context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(context, provider.Scheme))!;

    private static IResult Ask(SingleSignOnProvider provider, Caller caller, string? identity, string proposal, bool needsPassword, Problem? problem) =>
        Platform.Web.Pages.Show<ConfirmLinkPage>(
            new ConfirmLinkModel(provider.Name, identity, caller.Login, SingleSignOnLinks.Link(provider), proposal, needsPassword, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <param name="again">The provider with which it may go better the next time.</param>
    private static IResult Refuse(HttpContext context, SingleSignOnProvider? again, Problem problem)
    {
        var signedIn = Caller.Of(context) is not null;
        return Platform.Web.Pages.Show<SingleSignOnProblemPage>(
            new SingleSignOnProblemModel(
                problem, signedIn, again is null ? null : $"Thử lại với {again.Name}",
                again is null ? null : signedIn ? SingleSignOnLinks.Link(again) : SingleSignOnLinks.SignIn(again, "/")),
            ProblemDocument.StatusOf(problem.Kind));
    }

    /// <summary>Sends the browser on. The framework's results would log the address, and with it the state of an attempt.</summary>
    private static IResult Go(HttpContext context, string address)
    {
        context.Response.Redirect(address);
        return Results.Empty;
    }
}
