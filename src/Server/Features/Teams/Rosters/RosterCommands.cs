using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary><c>cds roster import | check | export</c>.</summary>
internal static class RosterCommands
{
    public static Command Import(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx hoặc .csv: biểu mẫu danh sách Tổ, một hay nhiều trang (mỗi xã một trang), hoặc mẫu khác ghép theo cột" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh, ví dụ 38", Required = true };
        var program = new Option<string>("--program") { Description = "Mã chương trình, ví dụ thanh-hoa-2025", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không ghi" };
        var mapping = new Option<string?>("--mapping")
        {
            HelpName = "FILE.json|none",
            Description = "Trang không theo biểu mẫu: tệp JSON nói cột nào là gì; none: chỉ đọc đúng biểu mẫu. Mặc định: đọc như tỉnh đã ghi nhớ cho mẫu đó, hoặc theo tên các cột nếu đủ rõ (có lưu ý kèm theo)",
        };
        return shell.DatabaseVerb("import", "Nhập danh sách Tổ: tất cả hoặc không gì cả", [file, province, program, dryRun, mapping], async (run, ct) =>
        {
            var asked = run.Value(mapping);
            var onlyForm = asked is "none";
            IReadOnlyList<MappedSheets>? mapped = null;
            if (asked is not null && !onlyForm)
            {
                var read = MappingFile.Read(await File.ReadAllTextAsync(asked, ct));
                if (read is not Result<MappedSheets>.Done(var sheets))
                    return ((Result<MappedSheets>.Refused)read).Problem;
                mapped = [sheets];
            }
            await using var stream = File.OpenRead(run.Value(file));
            var order = new RosterImportOrder(run.Value(province)!, run.Value(program)!, run.Value(dryRun), OpensProvince: true)
            {
                FileName = Path.GetFileName(run.Value(file)), Mapped = mapped, OnlyForm = onlyForm, Guesses = true,
            };
            return (await run.Service<RosterImport>().Import(stream, order, ct)).Match<Result<Answer>>(
                done => new Answer(done, output => Write(done, output)) { Refusal = RefusalOf(done) },
                problem => problem);
        });
    }

    public static Command Check(CommandShell shell)
    {
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", HelpName = "U", Required = true };
        var program = new Option<string>("--program") { Description = "Mã chương trình", Required = true };
        var date = DayOption.Named("--date", "Như vào ngày này (mặc định hôm nay)");
        return shell.DatabaseVerb("check", "Đối chiếu thành phần các Tổ với chương trình", [unit, program, date], async (run, ct) =>
            (await run.Service<RosterCheck>().Check(run.Value(unit)!, run.Value(program)!, run.Value(date), ct)).Match<Result<Answer>>(
                found => new Answer(found, output => Write(found, output)),
                problem => problem));
    }

    public static Command Export(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx, .csv, hoặc .docx: phụ lục để ký" };
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", HelpName = "U", Required = true };
        var date = DayOption.Named("--date", "Như vào ngày này (mặc định hôm nay)");
        return shell.DatabaseVerb("export", "Xuất danh sách Tổ theo biểu mẫu", [file, unit, date], async (run, ct) =>
        {
            var path = run.Value(file);
            if (FormatOf(path) is not { } format)
                return new Problem("file-extension", $"Không biết ghi tệp {Path.GetExtension(path)}.", "Đặt tên tệp có đuôi .xlsx, .csv hoặc .docx.");
            return (await run.Service<RosterExport>().Export(run.Value(unit)!, run.Value(date), format, () => File.Create(path), reason: null, ct)).Match<Result<Answer>>(
                done => new Answer(done, output => output.WriteLine($"{done.Unit}: {VietnameseNumbers.Text(done.Teams)} Tổ, {VietnameseNumbers.Text(done.Rows)} thành viên → {path}")),
                problem => problem);
        });
    }

    public static RosterFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" => RosterFormat.Xlsx,
        ".CSV" => RosterFormat.Csv,
        ".DOCX" => RosterFormat.Docx,
        _ => null,
    };

    /// <summary>Null where the file has no fault.</summary>
    public static Problem? RefusalOf(RosterImported done) => done.Faults.Count == 0
        ? null
        : new Problem("roster-faulty", $"Danh sách có {VietnameseNumbers.Text(done.Faults.Count)} lỗi, không có gì được ghi.", "Sửa các ô đã nêu rồi nhập lại.") { Faults = done.Faults };

    private static void Write(RosterImported done, TextWriter output)
    {
        foreach (var notice in done.Notices)
            output.WriteLine(FaultLine.Of(notice));
        output.WriteLine(
            $"Trong tệp: {VietnameseNumbers.Text(done.Decisions)} quyết định, {VietnameseNumbers.Text(done.Teams)} Tổ, {VietnameseNumbers.Text(done.People)} người, {VietnameseNumbers.Text(done.Memberships)} thành viên.");
        if (done.Faults.Count == 0)
        {
            output.WriteLine(
                $"{(done.Applied ? "Đã nhập" : "Nếu nhập")}: {VietnameseNumbers.Text(done.Changes.New)} mới, {VietnameseNumbers.Text(done.Changes.Changed)} thay đổi, "
                + $"{VietnameseNumbers.Text(done.Changes.Unchanged)} giữ nguyên, {VietnameseNumbers.Text(done.Changes.Ended)} thôi tham gia.");
        }
    }

    private static void Write(RosterFindings found, TextWriter output)
    {
        foreach (var item in found.Items)
            output.WriteLine($"{item.UnitName} (mã {item.Unit}){(item.Team is null ? "" : $", {item.Team}")}: {item.Message} [{item.Rule}; {item.Clause}]");
        output.WriteLine($"{VietnameseNumbers.Text(found.Total)} điểm cần xem.");
    }
}
