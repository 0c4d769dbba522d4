using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Registers of households and businesses, field records, and what is derived from them.</summary>
public sealed class FieldworkModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RecordPush>();
        services.AddSingleton<RecordBackfill>();
    }

    public void MapApi(RouteGroupBuilder api) => SyncEndpoint.Map(api);

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("record", "Bản ghi thực địa", PushCommand(shell));
    }

    private static Command PushCommand(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp NDJSON, mỗi dòng một bản ghi" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh", Required = true };
        return shell.DatabaseVerb("push", "Nạp bản ghi thực địa từ tệp, theo cùng luật với máy điện thoại", [file, province], async (run, ct) =>
            (await run.Service<RecordBackfill>().Push(run.Value(file), run.Value(province)!, "cds", ct)).Match<Result<Answer>>(
                done => new Answer(done, output =>
                {
                    output.WriteLine($"Nhận {done.Accepted}, trùng {done.Duplicate}, từ chối {done.Rejected.Count}");
                    foreach (var line in done.Rejected)
                        output.WriteLine($"  dòng {line.Line}: {line.Reason}");
                }),
                problem => problem));
    }
}
