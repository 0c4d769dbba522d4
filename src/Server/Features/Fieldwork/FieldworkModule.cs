using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Fieldwork.Activities;
using CongDongSo.Server.Features.Fieldwork.Custody;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Features.Fieldwork.Photos;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Registers of households and businesses, field records, and what is derived from them.</summary>
public sealed class FieldworkModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RecordPush>();
        services.AddSingleton<RecordBackfill>();
        services.AddSingleton<RegisterImport>();
        services.AddSingleton<RegisterUndo>();
        services.AddSingleton<RegisterBrowsing>();
        services.AddSingleton<RegisterSubject>();
        services.AddSingleton<KeptUploads<RegisterUpload>>();
        services.AddSingleton(all => new RegisterIntake(all.GetRequiredService<UnitInScope>(), all.GetRequiredService<RegisterImport>(), all.GetRequiredService<KeptUploads<RegisterUpload>>()));
        services.AddSingleton<FieldworkVerification>();
        services.AddSingleton<PhotoIntake>();
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddSingleton<CustodyDesk>();
        services.AddSingleton<Announcing>();
        services.AddSingleton<ActivityLog>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        SyncEndpoint.Map(api);
        PhotoEndpoints.Map(api);
        RegisterEndpoint.Map(api);
    }

    public void MapWeb(IEndpointRouteBuilder web)
    {
        RegisterPages.Map(web);
        CustodyPages.Map(web);
        NoticePages.Map(web);
        ActivityPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(40, "Sổ hộ", RegisterLinks.Households) { Needs = Permission.ViewResidents, Group = MenuGroup.Field },
        new(41, "Cơ sở kinh doanh", RegisterLinks.Businesses) { Needs = Permission.ViewResidents, Group = MenuGroup.Field },
        new(42, "Hoạt động của Tổ", ActivityLinks.List) { Needs = Permission.ViewResidents, Group = MenuGroup.Field },
        new(43, "Bản ghi chờ nhận", CustodyLinks.List) { Needs = Permission.WriteRecords, Group = MenuGroup.Field },
        new(44, "Thông báo", NoticeLinks.List) { Needs = Permission.WriteRosters, Group = MenuGroup.Field },
    ];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("record", "Bản ghi thực địa", PushCommand(shell));
        yield return RegisterCommands.Group(shell, RegisterKind.Household);
        yield return RegisterCommands.Group(shell, RegisterKind.Business);
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
