using System.CommandLine;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Platform.Web;

/// <summary>The web server as a command, and its health.</summary>
public sealed class WebFeature : IFeature
{
    public IEnumerable<Command> Commands(CommandShell shell)
    {
        var port = new Option<int>("--port") { Description = "Cổng (mặc định 8080; 0: cổng trống bất kỳ)", DefaultValueFactory = _ => 8080 };
        var host = new Option<string>("--host") { Description = "Địa chỉ lắng nghe (mặc định 127.0.0.1)", DefaultValueFactory = _ => "127.0.0.1" };
        yield return shell.Standalone("serve", "Chạy máy chủ web", [port, host], (arguments, settings, ct) =>
            WebServer.Run(shell.Features, settings, $"http://{arguments.GetValue(host)}:{arguments.GetValue(port)}", ct));
    }

    public void MapWeb(IEndpointRouteBuilder web) => Health.Map(web);
}
