using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDongSo.IdentityProvider;

/// <summary>
/// An OAuth 2 provider for the tests of single sign-on, run as a process of its own: <c>identity-provider CLIENT_ID CLIENT_SECRET PASSWORD [PORT]</c>.
/// It says its address on standard output and ends with its standard input.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{(arguments.Length > 3 ? arguments[3] : "0")}");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new Client(arguments[0], arguments[1], arguments[2]));
        builder.Services.AddSingleton<Grants>();
        builder.Services.AddSingleton<Conduct>();

        await using var app = builder.Build();
        AuthorizeEndpoint.Map(app);
        TokenEndpoint.Map(app);
        UserInfoEndpoint.Map(app);
        Conduct.Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started it keeps the input open.
        }
        await app.StopAsync();
    }
}

/// <summary>The one program that may ask, and the password of everybody.</summary>
internal sealed record Client(string Id, string Secret, string Password);
