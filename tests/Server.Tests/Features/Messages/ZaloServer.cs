using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>
/// Zalo on this machine, as its public documentation says it behaves: a refresh token works once and gives a new pair, the old access token ends with it, errors come with status 200 and a number.
/// </summary>
public sealed class ZaloServer : IAsyncDisposable
{
    public const string App = "4361", Secret = "bi-mat-ung-dung", FirstRefresh = "lam-moi-0";

    private readonly WebApplication app;
    private readonly Lock turn = new();
    private string refresh = FirstRefresh;
    private string access = "";
    private int pairs;

    public ZaloServer()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v4/oa/access_token", (Delegate)Token);
        app.MapPost("/message/template", (Delegate)Send);
    }

    public string Address => app.Urls.First();

    /// <summary>Messages that it took: phone, template, data and tracking id.</summary>
    public ConcurrentQueue<JsonElement> Taken { get; } = new();

    /// <summary>What it answers to the next messages before it takes one: an error number, or a status from 400 on.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>How often a pair was asked for with a token that was used up.</summary>
    public int Reused { get; private set; }

    public int Pairs => pairs;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Takes the message, then keeps silent.</summary>
    public bool IsSilentAfterTaking { get; set; }

    public Action OnTaken { get; set; } = () => { };

    public Task Start() => app.StartAsync();

    /// <summary>The access token runs out before its time.</summary>
    public void Expire()
    {
        lock (turn)
            access = "het-han";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        await Task.Delay(Delay);
        lock (turn)
        {
            if (request.Headers["secret_key"] != Secret || form["app_id"] != App || form["grant_type"] != "refresh_token")
                return Results.Json(new { error = -14002, error_name = "Invalid app" });
            if (form["refresh_token"] != refresh)
            {
                Reused++;
                return Results.Json(new { error = -14020, error_name = "Invalid refresh token" });
            }
            pairs++;
            (refresh, access) = ($"lam-moi-{pairs}", $"truy-cap-{pairs}");
            return Results.Json(new { access_token = access, refresh_token = refresh, expires_in = "90000" });
        }
    }

    private async Task<IResult> Send(HttpRequest request)
    {
        var message = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        lock (turn)
        {
            if (request.Headers["access_token"] != access)
                return Results.Json(new { error = -124, message = "Access token invalid" });
        }
        if (Answers.TryDequeue(out var told))
        {
            if (told == 429)
                request.HttpContext.Response.Headers.RetryAfter = "600";
            return told >= 400 ? Results.StatusCode(told) : Results.Json(new { error = told, message = "no" });
        }
        Taken.Enqueue(message);
        OnTaken();
        if (IsSilentAfterTaking)
            await Task.Delay(TimeSpan.FromMinutes(5), request.HttpContext.RequestAborted);
        return Results.Json(new { error = 0, message = "Success", data = new { msg_id = $"zns-{Taken.Count}", sent_time = "1765500000000" } });
    }
}
