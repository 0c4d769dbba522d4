using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace CongDongSo.Bench;

/// <summary>The least that Kestrel can do, as a process of its own.</summary>
internal static class HelloServer
{
    public static Task Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => "hello");
        return app.RunAsync(address);
    }
}
