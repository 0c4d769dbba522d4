using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Platform.Access;

/// <summary>Every route requires a caller unless it says otherwise; who the caller is, a feature's authentication scheme tells.</summary>
internal static class AccessPlatform
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ScopeStore>();
        services.AddSingleton(all => new Scope(all.GetRequiredService<ScopeStore>()));
    }

    public static void AddWebAccess(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("congdongso");
        services.AddSingleton<KeyRingStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(all =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = all.GetRequiredService<KeyRingStore>()));
    }
}
