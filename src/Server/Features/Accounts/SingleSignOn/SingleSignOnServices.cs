using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Services of single sign-on. Without providers in the settings it shows nothing and answers 404.</summary>
internal static class SingleSignOnServices
{
    public static void AddSingleSignOn(this IServiceCollection services)
    {
        services.AddSingleton<SingleSignOnProviders>();
        services.AddSingleton<LinkProposalSeal>();
        services.AddScoped<ProviderSignIn>();
        services.AddScoped<Linking>();
        services.AddTransient<ProviderHandler>();

        // What AddOAuth does, for providers that are known when the settings are.
        services.AddOptions<AuthenticationOptions>().Configure<SingleSignOnProviders>(static (options, providers) =>
        {
            foreach (var provider in providers.All)
                options.AddScheme<ProviderHandler>(provider.Scheme, provider.Name);
        });
        services.AddSingleton<IConfigureOptions<OAuthOptions>, ProviderOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, ProviderHandler>>());
    }
}
