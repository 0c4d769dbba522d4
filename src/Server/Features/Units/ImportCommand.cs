using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units;

/// <summary><c>cds unit import FILE</c>.</summary>
internal static class ImportCommand
{
    public static Command Import(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "CSV hoặc XLSX có các cột code, name, kind, commune; có thể thêm terrain, households, validFrom", HelpName = "FILE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không ghi" };
        var date = DayOption.Named("--date", "Ngày các thay đổi có hiệu lực (mặc định hôm nay; đơn vị mới: từ khi có xã)");
        return shell.DatabaseVerb("import", "Nhập danh sách thôn, tổ dân phố và địa bàn", [file, dryRun, date], async (run, ct) =>
        {
            if (!await run.Service<CatalogueLoad>().Loaded(ct))
                return new Problem("catalogue-missing", "Chưa nhập được danh sách thôn.", CatalogueLoad.MissingNotice) { Kind = ProblemKind.Unavailable };
            await using var stream = File.OpenRead(run.Value(file));
            var outcome = await run.Service<UnitImport>().Run(stream, Path.GetFileName(run.Value(file)), run.Value(date), run.Value(dryRun), ct);
            return outcome.Match<Result<Answer>>(
                done => new Answer(done, output => Tell(output, done, run.Value(dryRun))) { Refusal = done.Refusal },
                problem => problem);
        });
    }

    private static void Tell(TextWriter output, UnitImportOutcome outcome, bool dryRun)
    {
        if (outcome.Faults.Count > 0)
            return;
        output.WriteLine(
            $"{(dryRun ? "Kiểm tra xong, chưa ghi" : "Đã nhập")}: {VietnameseNumbers.Text(outcome.Villages)} thôn, {VietnameseNumbers.Text(outcome.Communes)} đơn vị cấp xã; "
            + $"{VietnameseNumbers.Text(outcome.Changes.New)} mới, {VietnameseNumbers.Text(outcome.Changes.Changed)} thay đổi, {VietnameseNumbers.Text(outcome.Changes.Unchanged)} giữ nguyên.");
    }
}
