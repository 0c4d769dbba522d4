using System.Diagnostics;
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

    /// <summary>After authentication: all work of a request is done for its caller.</summary>
    public static void UseActing(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var requestId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        var acting = Caller.Of(context) is { } caller ? Acting.Of(caller, requestId) : Acting.Nobody with { RequestId = requestId };
        Acting.Set(acting with { Network = ShortAddress.Of(context.Connection.RemoteIpAddress) });
        return next(context);
    });

    /// <summary>After <see cref="UseActing"/>, around the work of the request.</summary>
    public static void UseRefusalLog(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        await next(context);
        context.RequestServices.GetRequiredService<RefusalLog>().Look(context);
    });

    public static void AddWebAccess(this IServiceCollection services)
    {
        services.AddSingleton<RefusalLog>();
        services.AddAuthentication();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("congdongso");
        services.AddSingleton<KeyRingStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(all =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = all.GetRequiredService<KeyRingStore>()));
    }
}
