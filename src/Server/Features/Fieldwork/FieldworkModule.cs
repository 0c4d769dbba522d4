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
        services.AddSingleton<HouseholdImport>();
        services.AddSingleton<FieldworkVerification>();
    }

    public void MapApi(RouteGroupBuilder api) => SyncEndpoint.Map(api);

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("record", "Bản ghi thực địa", PushCommand(shell));
        yield return CommandShell.Group("household", "Sổ hộ gia đình", ImportCommand(shell));
        yield return VerifyCommand(shell);
    }

    private static Command ImportCommand(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "XLSX hoặc CSV có các cột code, village, head, members, from14, from15, from18; có thể thêm address, phone, elderly60, disabled, noSmartphone" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ xem sẽ đổi gì, không ghi" };
        return shell.DatabaseVerb("import", "Nhập sổ hộ: tất cả hoặc không gì cả", [file, province, dryRun], async (run, ct) =>
        {
            await using var stream = File.OpenRead(run.Value(file));
            var result = await run.Service<HouseholdImport>().Import(stream, run.Value(province)!, run.Value(dryRun), ct);
            if (result is Result<HouseholdImportResult>.Done(var done))
            {
                return new Answer(done, output => output.WriteLine(
                    $"{(done.Applied ? "Đã nhập" : "Sẽ nhập")} {done.Households} hộ của {done.Villages} thôn: {done.Changes.New} mới, {done.Changes.Changed} thay đổi, {done.Changes.Unchanged} như cũ"));
            }
            var problem = ((Result<HouseholdImportResult>.Refused)result).Problem;
            return problem.Faults.Count == 0 ? problem : new Answer(new HouseholdImportResult(false, 0, 0, new(0, 0, 0), problem.Faults), _ => { }) { Refusal = problem };
        });
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

    private static Command VerifyCommand(CommandShell shell) =>
        shell.DatabaseVerb("verify", "Tính lại từ bản ghi mọi số đã lưu và so sánh", [], async (run, ct) =>
        {
            var result = await run.Service<FieldworkVerification>().Verify(ct);
            var answer = new Answer(result, output =>
            {
                output.WriteLine($"{(result.Ok ? "Khớp" : "KHÔNG KHỚP")}: {result.Checked.Records} bản ghi, {result.Checked.Households} hộ, {result.Checked.Tallies} số tổng hợp, {result.Checked.Places} nơi");
                foreach (var difference in result.Differences)
                    output.WriteLine($"  tỉnh {difference.Province} {difference.Place} {difference.What}: tính lại {difference.Recomputed ?? "không có"}, đang lưu {difference.Stored ?? "không có"}");
            });
            return result.Ok ? answer : answer with { Refusal = new Problem("verify-differs", $"Có {result.Differences.Count} chỗ không khớp với bản ghi.", "Xem danh sách; số liệu gốc là các bản ghi thực địa.") };
        });
}
