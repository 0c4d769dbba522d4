using System.Net;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>The framework's OAuth 2 handler, set for each provider: authorization code with PKCE (RFC 7636), nothing of the tokens kept.</summary>
internal sealed class ProviderOptions(SingleSignOnProviders providers, TimeProvider clock) : IConfigureNamedOptions<OAuthOptions>
{
    /// <summary>From the way to the provider until the way back.</summary>
    internal static readonly TimeSpan AttemptLife = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int LargestAnswer = 64 * 1024;

    /// <summary>Calls to one provider at a time; more wait, and give up after <see cref="Patience"/>.</summary>
    private const int ConnectionsAtOnce = 8;

    public void Configure(string? name, OAuthOptions options)
    {
        if (providers.All.FirstOrDefault(known => known.Scheme == name) is not { } provider)
            return;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.AuthorizationEndpoint = provider.Authorize.AbsoluteUri;
        options.TokenEndpoint = provider.Token.AbsoluteUri;
        options.UserInformationEndpoint = provider.UserInfo.AbsoluteUri;
        options.CallbackPath = SingleSignOnLinks.Return(provider);
        options.Scope.Clear();
        foreach (var word in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(word);
        options.UsePkce = true;
        options.SaveTokens = false;
        options.TimeProvider = clock;
        options.SignInScheme = SessionHandler.SchemeName;
        options.RemoteAuthenticationTimeout = AttemptLife;
        options.CorrelationCookie.Name = "cds-sso-";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Backchannel = new HttpClient(new SocketsHttpHandler
        {
            // The client secret goes to the address in the settings and to no other.
            AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = ConnectionsAtOnce, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null,
        })
        {
            Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    public void Configure(OAuthOptions options)
    {
    }
}
