using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CongDongSo.IdentityProvider;

/// <summary>RFC 6749, 4.1.3 and RFC 7636, 4.6: a code, once, with its verifier, its redirect URI and the client's secret, for an access token.</summary>
internal static class TokenEndpoint
{
    public static void Map(WebApplication app) => app.MapPost("/token", async (HttpContext context, Client client, Conduct conduct, Grants grants) =>
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        conduct.Seen.Enqueue("token");
        if (await conduct.Misbehave("token", string.Join('&', form.Select(field => $"{field.Key}={field.Value}")), context.RequestAborted) is { } mischief)
            return mischief;
        if (form["client_id"] != client.Id || form["client_secret"] != client.Secret)
            return Error("invalid_client", 401);
        if (form["grant_type"] != "authorization_code")
            return Error("unsupported_grant_type", 400);
        if (grants.Spend(form["code"].ToString()) is not { } grant || grant.RedirectUri != form["redirect_uri"] || grant.Challenge != Challenge(form["code_verifier"].ToString()))
            return Error("invalid_grant", 400);
        return Results.Json(new { access_token = grants.NewToken(grant.User), token_type = "Bearer", expires_in = 60 });
    });

    private static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static IResult Error(string code, int status) => Results.Json(new { error = code }, statusCode: status);
}
