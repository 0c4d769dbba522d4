using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures.Kept;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Measures;

/// <summary>Measures: a program's indicators for any unit and period.</summary>
public sealed class MeasuresModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<MeasureUnits>();
        services.AddSingleton<KeptComputing>();
        services.AddSingleton(all => new MeasureKeeping(all.GetRequiredService<KeptComputing>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new KeptVerification(all.GetRequiredService<MeasureKeeping>(), all.GetRequiredService<KeptComputing>(), all.GetRequiredService<Databases>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MeasureBoards>();
    }

    public void AddWebServices(IServiceCollection services) => services.AddHostedService<MeasureWatch>();

    public void MapApi(RouteGroupBuilder api) => api.MapGet("/measures", Get)
        .WithName("getMeasures").WithSummary("Kết quả chỉ tiêu của một đơn vị trong một kỳ")
        .Produces<MeasureDocument>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        var program = new Option<string>("--program") { Description = "Mã chương trình", Required = true };
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", Required = true };
        var period = new Option<string>("--period") { Description = "Kỳ: 2025, 2025-Q4, 2025-11, 2025-W47", Required = true };
        var by = new Option<string?>("--by") { Description = "Chia theo cấp dưới" }.AcceptOnlyFromAmong("commune", "village", "district");
        var restate = new Option<bool>("--restate") { Description = "Theo địa giới hôm nay thay vì địa giới cuối kỳ" };
        yield return shell.DatabaseVerb("measure", "Tính chỉ tiêu của một đơn vị trong một kỳ", [program, unit, period, by, restate], async (run, ct) =>
            (await run.Service<MeasureUnits>().Measure(
                new(run.Value(program)!, run.Value(unit)!, run.Value(period)!, run.Value(by) is { } level ? UnitWords.Kind(level) : null, run.Value(restate)), caller: null, ct))
            .Match<Result<Answer>>(table => new Answer(MeasureDocument.Of(table), output => Write(table, output)), problem => problem));
    }

    private static async Task<IResult> Get(HttpContext http, Caller caller, MeasureUnits measures, string program, string unit, string period, string? by, bool? restate, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewNumbers) is { } forbidden)
            return ProblemDocument.Answer(forbidden);
        if (by is not (null or "district" or "commune" or "village"))
            return ProblemDocument.Answer(new Problem("measure-level", $"Không chia được theo “{by}”.", "Dùng by=district, commune hoặc village."));
        return (await measures.Measure(new(program, unit, period, by is null ? null : UnitWords.Kind(by), restate ?? false), caller, ct)).Match(done => Told(http, MeasureDocument.Of(done)), ProblemDocument.Answer);
    }

    /// <summary>The moment of reading is no change: the tag is of the rows, as far as the caller is told them.</summary>
    private static IResult Told(HttpContext http, MeasureDocument document)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(document with { AsOf = default }, ApiJson.Options);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Any(known => known == tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(document);
    }

    private static void Write(MeasureTable table, TextWriter output)
    {
        output.WriteLine($"{table.Program} · {table.Unit.FullName} · {table.Period.Text}");
        foreach (var row in table.Rows)
        {
            output.WriteLine(
                $"{row.Unit.FullName,-28} {row.Indicator,-24} {Text(row.Numerator),10}/{Text(row.Denominator),-10} {Text(row.Value),8} / {Text(row.Target),-6} {Word(row.Status)}"
                + (row.MissingVillages.Count > 0 ? $" (thiếu {row.MissingVillages.Count} thôn)" : ""));
        }
    }

    private static string Text(long? number) => number is { } known ? VietnameseNumbers.Text(known) : "–";

    private static string Text(decimal? number) => number is { } known ? VietnameseNumbers.Text(known) : "–";

    private static string Word(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => "đạt",
        MeasureStatus.Behind => "chưa đạt",
        MeasureStatus.Missing => "chưa có số liệu",
        MeasureStatus.Withheld => "không nêu",
        _ => "chưa giao chỉ tiêu",
    };
}
