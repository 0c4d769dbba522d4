using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CongDongSo.IdentityProvider;

/// <summary>OpenID Connect Core 1.0, 5.3: who an access token stands for.</summary>
internal static class UserInfoEndpoint
{
    private const string Bearer = "Bearer ";

    public static void Map(WebApplication app) => app.MapGet("/userinfo", async (HttpContext context, Conduct conduct, Grants grants) =>
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (await conduct.Misbehave("userinfo", header, context.RequestAborted) is { } mischief)
            return mischief;
        return header.StartsWith(Bearer, StringComparison.Ordinal) && grants.UserOf(header[Bearer.Length..]) is { } user
            ? Results.Json(new { sub = "sub-" + user, name = "Nguyễn " + user, email = user + "@example.vn" })
            : Results.StatusCode(401);
    });
}
