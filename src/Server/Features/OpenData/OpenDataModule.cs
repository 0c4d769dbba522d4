using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.OpenData;

/// <summary>Dữ liệu mở: a province's data in files that any program reads, without anybody's name; docs/open-data.md lists their columns and the reporting views.</summary>
public sealed class OpenDataModule : IFeature
{
    /// <summary>Headers of a file that is handed out; the second of RFC 9530.</summary>
    private const string RowCount = "Row-Count", Digest = "Content-Digest";

    public void AddServices(IServiceCollection services) => services.AddSingleton<ExportBundle>();

    public void MapApi(RouteGroupBuilder api) => api.MapGet("/households/export", Households)
        .WithName("exportHouseholds").WithSummary("Sổ hộ của một đơn vị dạng CSV, không kèm họ tên, số điện thoại, địa chỉ; kèm số dòng (Row-Count) và mã kiểm tra (Content-Digest)")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).Costs(CostlyWork.Export);

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp ZIP sẽ ghi; tệp cũ cùng tên được thay" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh", Required = true };
        yield return shell.DatabaseVerb("export", "Xuất bộ dữ liệu CSV của một tỉnh (không kèm họ tên, số điện thoại), với số dòng và mã SHA-256 của từng tệp", [file, province], async (run, ct) =>
            (await run.Service<ExportBundle>().Write(run.Value(province)!, run.Value(file), ct)).Match<Result<Answer>>(
                manifest => new Answer(manifest, output =>
                {
                    foreach (var table in manifest.Tables)
                        output.WriteLine($"{table.File,-16} {VietnameseNumbers.Text(table.Rows),12} dòng  {table.Sha256[..12]}…");
                }),
                problem => problem));
    }

    /// <param name="unit">Code, <c>code@date</c> or id; null: the caller's own.</param>
    private static async Task<IResult> Households(Caller caller, UnitInScope units, Databases databases, HttpResponse response, CancellationToken ct, string? unit = null)
    {
        var found = await units.Find(caller, unit, ct, Permission.ViewResidents);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ProblemDocument.Answer(((Result<SeenUnit>.Refused)found).Problem);
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ProblemDocument.Answer(((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem);
        // Through a file, so that the number of rows, the checksum and the length stand in front: whoever was cut off in the middle knows it.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"cds-{Guid.NewGuid():N}.csv"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        response.RegisterForDisposeAsync(file);
        var sum = "";
        var rows = await ExportStore.Copy(
            province, [ExportTableStore.HouseholdsOf([.. seen.Tree.Under(seen.Unit.Id, UnitKind.Village)])], _ => new(new SummedStream(file, text => sum = text, leaveOpen: true)),
            new(AuditActions.DataExport) { Place = seen.Unit.Id, After = new { table = "households" } }, ct);
        response.Headers[RowCount] = $"{rows[0]}";
        response.Headers[Digest] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sum))}:";
        file.Position = 0;
        return Results.Stream(file, "text/csv; charset=utf-8", $"households_{seen.Unit.Code}.csv");
    }
}
