using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units;

/// <summary><c>cds unit import FILE</c> and <c>cds unit import --changes FILE</c>.</summary>
internal static class ImportCommand
{
    public static Command Import(CommandShell shell)
    {
        var file = new Argument<string?>("FILE") { Description = "CSV hoặc XLSX có các cột code, name, kind, commune; có thể thêm terrain, households, validFrom", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var changes = new Option<string?>("--changes")
        {
            Description = "Thay cho FILE: bảng chuyển đổi đơn vị cũ – mới (old_code, old_name, old_district_code, old_district, old_province_code, old_province, new_code, new_name, new_province_code)",
            HelpName = "FILE",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không ghi" };
        var date = DayOption.Named("--date", "Ngày các thay đổi có hiệu lực (mặc định hôm nay; đơn vị mới: từ khi có xã; với --changes: 01/07/2025)");
        return shell.DatabaseVerb("import", "Nhập danh sách thôn, tổ dân phố và địa bàn, hoặc bảng chuyển đổi đơn vị", [file, changes, dryRun, date], async (run, ct) =>
        {
            var (villages, table) = (run.Arguments.GetValue(file), run.Value(changes));
            if ((villages is null) == (table is null))
                return new Problem("usage", "Cần đúng một tệp.", "Viết cds unit import FILE để nhập danh sách thôn, hoặc cds unit import --changes FILE để nhập bảng chuyển đổi.");
            if (!await run.Service<CatalogueLoad>().Loaded(ct))
                return new Problem("catalogue-missing", "Chưa nhập được danh sách đơn vị.", CatalogueLoad.MissingNotice) { Kind = ProblemKind.Unavailable };
            await using var stream = File.OpenRead(villages ?? table!);
            return villages is null ? await Changes(run, stream, table!, run.Value(date), run.Value(dryRun), ct) : await Villages(run, stream, villages, run.Value(date), run.Value(dryRun), ct);
        });
    }

    private static async Task<Result<Answer>> Villages(CommandRun run, Stream stream, string file, DateOnly? date, bool dryRun, CancellationToken ct) =>
        (await run.Service<UnitImport>().Run(stream, Path.GetFileName(file), date, dryRun, ct)).Match<Result<Answer>>(
            done => new Answer(done, output => Tell(output, done, dryRun)) { Refusal = done.Refusal },
            problem => problem);

    private static async Task<Result<Answer>> Changes(CommandRun run, Stream stream, string file, DateOnly? date, bool dryRun, CancellationToken ct) =>
        (await run.Service<ChangesImport>().Run(stream, Path.GetFileName(file), date ?? ChangesImport.DefaultDay, dryRun, ct)).Match<Result<Answer>>(
            done => new Answer(done, output => Tell(output, done, dryRun)) { Refusal = done.Refusal },
            problem => problem);

    private static void Tell(TextWriter output, ChangesOutcome outcome, bool dryRun)
    {
        if (outcome.Faults.Count > 0)
            return;
        var added = outcome.New;
        output.WriteLine(
            $"{(dryRun ? "Kiểm tra xong, chưa ghi" : "Đã nhập")}: {VietnameseNumbers.Text(outcome.Edges)} quan hệ đơn vị cũ – mới, {VietnameseNumbers.Text(added.KnownEdges)} đã có trong danh mục; "
            + $"thêm {VietnameseNumbers.Text(added.Districts)} đơn vị cấp huyện, {VietnameseNumbers.Text(added.Communes)} đơn vị cấp xã cũ, thời kỳ trước của {VietnameseNumbers.Text(added.Continued)} đơn vị đang có, "
            + $"{VietnameseNumbers.Text(added.Changes)} thay đổi.");
        foreach (var notice in outcome.Notices)
            output.WriteLine(notice);
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
