using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using CongDongSo.Domain.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>What a provider was asked for and has answered.</summary>
/// <param name="Back">Address of this site to go on to.</param>
/// <param name="LinkingSession">The session whose account is to be linked; null: sign in.</param>
internal sealed record ProviderAnswer(ProviderIdentity Identity, string Back, Guid? LinkingSession);

/// <summary>
/// The way to a provider and back. State, its cookie and PKCE are the framework's; ours are the answers in plain words, and that the way back is a
/// route as any other: it has rate limits, it knows the caller, and it is seen where routes are listed.
/// </summary>
internal sealed partial class ProviderHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, SingleSignOnProviders providers)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    private const string LinkingSession = "linking-session";

    private const int LongestToken = 8192;

    private Problem? refusal;
    private ProviderIdentity? identity;

    private SingleSignOnProvider Provider => providers.OfScheme(Scheme.Name);

    /// <summary>Its route calls <see cref="Finish"/>; the framework would answer before routing.</summary>
    public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(false);

    /// <returns>The provider's address to send the browser to.</returns>
    public string Start(string back, Guid? linkingSession)
    {
        var attempt = new AuthenticationProperties { RedirectUri = back, ExpiresUtc = TimeProvider.GetUtcNow() + ProviderOptions.AttemptLife };
        attempt.Items[LinkingSession] = linkingSession?.ToString();
        GenerateCorrelationId(attempt);
        return BuildChallengeUrl(attempt, BuildRedirectUri(Options.CallbackPath));
    }

    /// <summary>Reads what the browser brings back, changes the code into a token, asks who it is.</summary>
    public async Task<Result<ProviderAnswer>> Finish()
    {
        if (Options.StateDataFormat.Unprotect(Request.Query["state"].ToString()) is not { } attempt || !(attempt.ExpiresUtc > TimeProvider.GetUtcNow()))
            return SingleSignOnProblems.AttemptOver;
        var result = await HandleRemoteAuthenticateAsync();
        if (result.Succeeded && identity is not null)
            return new ProviderAnswer(identity, attempt.RedirectUri ?? "/", Guid.TryParse(attempt.Items[LinkingSession], out var session) ? session : null);
        return refusal ?? Refusal(result.Failure);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        try
        {
            var tokens = await base.ExchangeCodeAsync(context);
            if (tokens.Error is not null || tokens.AccessToken is not { Length: > 0 and <= LongestToken } token || !token.All(letter => letter is > ' ' and <= '~'))
                return OAuthTokenResponse.Failed(Refuse(SingleSignOnProblems.Refused(Provider), "token refused"));
            return tokens;
        }
        catch (Exception failed) when (IsOfProvider(failed))
        {
            return OAuthTokenResponse.Failed(Refuse(SingleSignOnProblems.Unavailable(Provider), $"token: {failed.GetType().Name}"));
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
            request.Headers.Authorization = new("Bearer", tokens.AccessToken);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
            if (!response.IsSuccessStatusCode)
                Refuse((int)response.StatusCode >= 500 ? SingleSignOnProblems.Unavailable(Provider) : SingleSignOnProblems.Refused(Provider), $"user info: {(int)response.StatusCode}");
            else
                Read(await response.Content.ReadAsByteArrayAsync(Context.RequestAborted));
        }
        catch (Exception failed) when (IsOfProvider(failed))
        {
            Refuse(SingleSignOnProblems.Unavailable(Provider), $"user info: {failed.GetType().Name}");
        }
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private void Read(byte[] userInfo)
    {
        using var document = JsonDocument.Parse(userInfo);
        identity = ProviderIdentity.Read(Provider, document.RootElement);
        if (identity is null)
            Refuse(SingleSignOnProblems.NoSubject(Provider), "user info without subject");
    }

    /// <summary>What the framework refused before the provider was asked: an error in place of the code, or a state without its cookie.</summary>
    private Problem Refusal(Exception? failure)
    {
        switch (failure?.Data["error"]?.ToString())
        {
            case null:
                return SingleSignOnProblems.AttemptOver;
            case "access_denied":
                return SingleSignOnProblems.Cancelled(Provider);
            case "temporarily_unavailable" or "server_error":
                Refuse(SingleSignOnProblems.Unavailable(Provider), "authorize: temporarily unavailable");
                return refusal!;
            default:
                Refuse(SingleSignOnProblems.Refused(Provider), "authorize refused");
                return refusal!;
        }
    }

    /// <summary>No answer in time, too long an answer, or one that is not what the standard says. A browser that hung up is none of these.</summary>
    private bool IsOfProvider(Exception failed) => failed is HttpRequestException or IOException or JsonException or InvalidOperationException
        || (failed is OperationCanceledException && !Context.RequestAborted.IsCancellationRequested);

    /// <summary>Logs what went wrong and never what was sent: a provider may have put codes and tokens into its answer.</summary>
    private AuthenticationFailureException Refuse(Problem problem, string what)
    {
        LogFailure(Logger, Provider.Id, what);
        refusal = problem;
        return new(problem.Code);
    }

    [LoggerMessage(LogLevel.Warning, "Single sign-on through {Provider} failed: {What}")]
    private static partial void LogFailure(ILogger logger, string provider, string what);
}
