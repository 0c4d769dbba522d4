using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary><c>cds unit boundaries FILE</c>.</summary>
internal static class BoundaryCommand
{
    public static Command Boundaries(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "TopoJSON hoặc GeoJSON của tỉnh, huyện hay xã, tọa độ WGS 84; mỗi vùng có mã đơn vị", HelpName = "FILE" };
        var property = new Option<string>("--property") { Description = "Thuộc tính mang mã đơn vị (mặc định code)", HelpName = "TÊN", DefaultValueFactory = _ => "code" };
        var date = DayOption.Named("--date", "Ngày mà các mã trong tệp có hiệu lực (mặc định hôm nay)");
        return shell.DatabaseVerb("boundaries", "Nhập ranh giới đơn vị để vẽ bản đồ", [file, property, date], async (run, ct) =>
        {
            if (!await run.Service<CatalogueLoad>().Loaded(ct))
                return new Problem("catalogue-missing", "Chưa nhập được danh sách đơn vị.", CatalogueLoad.MissingNotice) { Kind = ProblemKind.Unavailable };
            await using var stream = File.OpenRead(run.Value(file));
            return (await run.Service<BoundaryImport>().Run(stream, Path.GetFileName(run.Value(file)), run.Value(date), run.Value(property)!, ct)).Match<Result<Answer>>(
                done => new Answer(done, output => Tell(output, done)) { Refusal = done.Refusal }, problem => problem);
        });
    }

    private static void Tell(TextWriter output, BoundaryOutcome done)
    {
        if (done.Applied)
            output.WriteLine($"Đã nhập ranh giới của {VietnameseNumbers.Text(done.Units)} đơn vị, {VietnameseNumbers.Text(done.Pieces)} phần rời; bản đồ nặng nhất {VietnameseNumbers.Text(done.LargestMap)} ký tự.");
    }
}
