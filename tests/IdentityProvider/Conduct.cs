using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CongDongSo.IdentityProvider;

/// <summary>How the provider behaves, told by the tests: <c>PUT /conduct</c>. What it has seen: <c>GET /conduct/seen</c>.</summary>
internal sealed class Conduct
{
    /// <summary>Redirect URIs that are registered; nothing else is redirected to.</summary>
    public ConcurrentDictionary<string, bool> RedirectUris { get; } = new(StringComparer.Ordinal);

    /// <summary>One of the words that the endpoints know; empty: as the standard says.</summary>
    public string Mischief { get; private set; } = "";

    public ConcurrentQueue<string> Seen { get; } = [];

    public static void Map(WebApplication app)
    {
        app.MapPut("/conduct", (Conduct conduct, string? mischief, string? redirectUri) =>
        {
            conduct.Mischief = mischief ?? "";
            if (redirectUri is not null)
                conduct.RedirectUris[redirectUri] = true;
            return Results.NoContent();
        });
        app.MapGet("/conduct/seen", (Conduct conduct) => conduct.Seen.ToArray());
        app.MapFallback((HttpContext context, Conduct conduct) =>
        {
            conduct.Seen.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return Results.NotFound();
        });
    }

    /// <summary>The misbehaviours of an endpoint that answers with JSON; null: none of them.</summary>
    public async Task<IResult?> Misbehave(string endpoint, string received, CancellationToken ct)
    {
        switch (Mischief.StartsWith(endpoint + "-", StringComparison.Ordinal) ? Mischief[(endpoint.Length + 1)..] : "")
        {
            case "slow":
                await Task.Delay(TimeSpan.FromSeconds(30), ct);
                return Results.NoContent();
            case "huge":
                return Results.Text($"{{\"sub\":\"lan\",\"access_token\":\"x\",\"token_type\":\"Bearer\",\"padding\":\"{new string('a', 1_000_000)}\"}}", "application/json");
            case "no-json":
                return Results.Text("<html>không phải JSON</html>", "text/html");
            case "array":
                return Results.Text("[1, 2]", "application/json");
            case "empty":
                return Results.Text("{}", "application/json");
            case "error":
                return Results.Json(new { error = "invalid_grant", error_description = received }, statusCode: 400);
            case "broken":
                return Results.Text(received, "text/plain", statusCode: 500);
            case "forbidden":
                return Results.StatusCode(403);
            case "elsewhere":
                return Results.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            case "charset":
                return Results.Bytes("{}"u8.ToArray(), "application/json; charset=khong-co");
            case "odd-subject":
                return Results.Text("""{"sub":{"id":1},"name":7}""", "application/json");
            case "odd-token":
                return Results.Json(new { access_token = "hai\ndòng", token_type = "Bearer" });
            default:
                return null;
        }
    }
}
