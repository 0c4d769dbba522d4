using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Difficulties;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Measures.Kept;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Upkeep;

/// <summary>What keeps an installation sound: everything derived is computed once more, compared, or written anew.</summary>
public sealed class UpkeepModule : IFeature
{
    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return Verify(shell);
        yield return Rebuild(shell);
    }

    private static Command Verify(CommandShell shell) =>
        shell.DatabaseVerb("verify", "Tính lại từ bản ghi mọi số đã lưu và so sánh", [], async (run, ct) =>
        {
            var records = await run.Service<FieldworkVerification>().Verify(ct);
            var measures = await run.Service<KeptVerification>().Verify(ct);
            var difficulties = await run.Service<DifficultyVerification>().Verify(ct);
            var result = new VerificationResult(
                records.Ok && measures.Differences.Count + difficulties.Count == 0, records.Checked with { Measures = measures.Rows }, [.. records.Differences, .. measures.Differences, .. difficulties]);
            var answer = new Answer(result, output =>
            {
                var seen = result.Checked;
                output.WriteLine($"{(result.Ok ? "Khớp" : "KHÔNG KHỚP")}: {seen.Records} bản ghi, {seen.Households} hộ, {seen.Tallies} số tổng hợp, {seen.Measures} kết quả chỉ tiêu, {seen.Places} nơi");
                foreach (var difference in result.Differences)
                    output.WriteLine($"  tỉnh {difference.Province} {difference.Place} {difference.What}: tính lại {difference.Recomputed ?? "không có"}, đang lưu {difference.Stored ?? "không có"}");
            });
            return result.Ok ? answer : answer with { Refusal = new Problem("verify-differs", $"Có {result.Differences.Count} chỗ không khớp với bản ghi.", "Xem danh sách; số liệu gốc là các bản ghi thực địa.") };
        });

    private static Command Rebuild(CommandShell shell)
    {
        var province = new Option<string?>("--province") { Description = "Mã tỉnh; mặc định mọi tỉnh có dữ liệu" };
        return shell.DatabaseVerb("rebuild", "Tính lại và ghi lại mọi kết quả chỉ tiêu đã tính sẵn", [province], async (run, ct) =>
        {
            var databases = run.Service<Databases>();
            var wanted = run.Value(province) is { } code ? [databases.Province(code)] : databases.Provinces.Select(one => (Result<ProvinceDatabase>)one).ToList();
            var periods = 0;
            foreach (var one in wanted)
            {
                if (one is not Result<ProvinceDatabase>.Done(var found))
                    return ((Result<ProvinceDatabase>.Refused)one).Problem;
                periods += await run.Service<MeasureKeeping>().Refresh(found, entirely: true, ct);
            }
            return new Answer(new { provinces = wanted.Count, periods }, output => output.WriteLine($"Đã tính lại {periods} kỳ của {wanted.Count} tỉnh"));
        });
    }
}
