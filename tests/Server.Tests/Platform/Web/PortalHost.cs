using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDongSo.Server.Tests.Platform.Web;

/// <summary>The web platform alone on a port of its own, with a few routes to try it.</summary>
public sealed class PortalHost : IAsyncLifetime
{
    private readonly WebApplication app = Build();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client.BaseAddress = new(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddWebPlatform();
        builder.Services.AddSingleton<IReadOnlyList<IFeature>>([new TryFeature()]);
        var web = builder.Build();
        web.Use(static (context, next) =>
        {
            context.Features.Set(new Caller(Guid.Empty, "anh", "Nguyễn Thị Ánh", [new(Role.CommuneOfficer, UnitId.Of("commune/21034"), "Xã Tịnh Khê")], Guid.Empty));
            return next(context);
        });
        web.UseWebPlatform();
        web.UseRouting();

        var portal = web.MapPortal();
        portal.MapGet("/to/{name}", static (string name) => Pages.Refuse(new Problem("team-not-found", $"Không có tổ “{name}”") { Kind = ProblemKind.NotFound }));
        portal.MapPost("/to", static () => TypedResults.Text("done"));
        portal.MapGet("/broken", static IResult () => throw new InvalidOperationException("secret of the machine"));
        web.MapApi().MapGet("/roster", static () => ProblemDocument.Answer(new Problem("roster-faulty", "Tệp có lỗi", "Hãy sửa dòng 12.")
        {
            Faults = [new("Sheet1", 12, "G", "0914", "Số điện thoại phải có mười chữ số.")],
        }));
        return web;
    }

    private sealed class TryFeature : IFeature
    {
        public IEnumerable<MenuEntry> Menu => [new(2, "Báo cáo", "/bao-cao"), new(1, "Tổ công nghệ số", "/to")];
    }
}
