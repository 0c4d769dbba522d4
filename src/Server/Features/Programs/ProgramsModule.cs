using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Programs;

/// <summary>Programs: the official documents as data, shown and checked.</summary>
public sealed class ProgramsModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(all => new ProgramCatalogue(ProgramCatalogue.ShippedFolder, all.GetRequiredService<InstallationSettings>().ExtraPrograms));
        services.AddSingleton<ProgramCoverage>();
    }

    public void MapWeb(IEndpointRouteBuilder web) => ProgramPages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(50, "Chương trình", ProgramLinks.List)];

    public void MapApi(RouteGroupBuilder api)
    {
        api.MapGet("/programs", (ProgramCatalogue programs) => TypedResults.Ok(ProgramList.Of(programs)))
            .WithName("listPrograms").WithSummary("Các chương trình, văn bản cũ trước");
        api.MapGet("/programs/{id}", (string id, ProgramCatalogue programs) =>
                programs.Find(id).Match(program => TypedResults.Ok(ProgramDocument.Of(program)), ProblemDocument.Answer))
            .WithName("getProgram").WithSummary("Một chương trình với mọi quy tắc và điều khoản của nó")
            .Produces<ProgramDocument>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("program", "Chương trình: văn bản chỉ đạo dưới dạng dữ liệu", List(shell), Show(shell), Check(shell));
    }

    private static Command List(CommandShell shell) => shell.Verb("list", "Liệt kê các chương trình", [], (run, _) =>
    {
        var programs = run.Service<ProgramCatalogue>();
        foreach (var fault in programs.Faults)
            run.Messages.WriteLine(ProgramText.Line(fault));
        return Task.FromResult<Result<Answer>>(new Answer(ProgramList.Of(programs), output => ProgramText.WriteList(programs.All, output)));
    });

    private static Command Show(CommandShell shell)
    {
        var id = new Argument<string>("ID") { Description = "Mã chương trình, ví dụ quang-nam-2025" };
        return shell.Verb("show", "Cho xem một chương trình với các điều khoản", [id], (run, _) => Task.FromResult(
            run.Service<ProgramCatalogue>().Find(run.Value(id)).Match<Result<Answer>>(
                program => new Answer(ProgramDocument.Of(program), output => ProgramText.Write(program, output)),
                problem => problem)));
    }

    private static Command Check(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp YAML" };
        return shell.Verb("check", "Kiểm tra một tệp chương trình", [file], (run, _) =>
        {
            var reading = ProgramFile.Read(run.Value(file));
            return Task.FromResult<Result<Answer>>(new Answer(new ProgramCheck(reading.Program is not null, reading.Faults), output => ProgramText.WriteCheck(reading, output))
            {
                Refusal = reading.Program is not null
                    ? null
                    : new Problem("program-faulty", $"Tệp chương trình có {reading.Faults.Count} lỗi.", "Sửa các chỗ đã nêu rồi kiểm tra lại."),
            });
        });
    }
}
