using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Targets;

/// <summary><c>cds target list|set|import</c>.</summary>
internal static class TargetCommands
{
    public static Command Group(CommandShell shell) => CommandShell.Group("target", "Chỉ tiêu giao cho các đơn vị", List(shell), Set(shell), Import(shell));

    private static Command List(CommandShell shell)
    {
        var (program, unit, period) = Options();
        return shell.DatabaseVerb("list", "Chỉ tiêu của một đơn vị và các đơn vị trực thuộc trong một kỳ", [program, unit, period], async (run, ct) =>
            (await run.Service<TargetSheets>().Of(null, new(run.Value(program), run.Value(unit), run.Value(period)), ct)).Match<Result<Answer>>(
                sheet => new Answer(TargetDocument.Of(sheet), output => Write(sheet, output)), problem => problem));
    }

    private static Command Set(CommandShell shell)
    {
        var (program, unit, period) = Options();
        var line = new Option<string>("--indicator") { Description = "Mã chỉ tiêu; định mức của một Tổ thì thêm :quota, ví dụ team-hours:quota", Required = true };
        var level = new Argument<string>("MỨC") { Description = "80 (phần trăm, hoặc đơn vị của chỉ tiêu), “5000 hộ” (số lượng), hoặc “-” để bỏ mức riêng" };
        var reason = Reason();
        return shell.DatabaseVerb("set", "Giao một chỉ tiêu cho một đơn vị", [program, unit, period, line, level, reason], async (run, ct) =>
        {
            var ask = new TargetAsk(run.Value(program), run.Value(unit), run.Value(period));
            var found = await run.Service<TargetSheets>().Of(null, ask, ct);
            if (found is not Result<TargetSheet>.Done(var sheet))
                return ((Result<TargetSheet>.Refused)found).Problem;
            if (sheet.Lines.FirstOrDefault(one => one.Id == run.Value(line)) is not { } of)
                return new Problem("target-line", $"Chương trình {sheet.Program.Id} không có mục “{run.Value(line)}”.", $"Các mục: {string.Join(", ", sheet.Lines.Select(one => one.Id))}.");
            var (amount, fault) = run.Value(level) == "-" ? (null, null) : TargetText.Read(run.Value(level), of);
            if (fault is not null)
                return new Problem("target-unreadable", $"Mức “{run.Value(level)}” viết chưa đúng.", fault);
            return Told(await run.Service<TargetWishes>().Set(
                null, new(sheet.Program.Id, sheet.Whole.Id.ToString(), sheet.Period.Code, null, run.Value(reason), [new(sheet.Whole.Id.ToString(), of.Id, amount?.Number, amount?.Scale)]), ct), dryRun: false);
        });
    }

    private static Command Import(CommandShell shell)
    {
        var (program, unit, period) = Options();
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx hoặc .csv tải từ trang Chỉ tiêu" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ kiểm tra, không ghi" };
        var reason = Reason();
        return shell.DatabaseVerb("import", "Giao cả bảng chỉ tiêu từ tệp: tất cả hoặc không gì cả", [file, program, unit, period, dryRun, reason], async (run, ct) =>
        {
            await using var stream = File.OpenRead(run.Value(file));
            return Told(await run.Service<TargetWishes>().Import(stream, new(run.Value(program), run.Value(unit), run.Value(period)), run.Value(reason), run.Value(dryRun), ct), run.Value(dryRun));
        });
    }

    private static (Option<string> Program, Option<string> Unit, Option<string> Period) Options() =>
        (new("--program") { Description = "Mã chương trình", Required = true }, new("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", Required = true },
            new("--period") { Description = "Kỳ: 2026, 2026-Q1, 2026-01", Required = true });

    private static Option<string?> Reason() => new("--reason") { Description = "Lý do; phải có khi kỳ đã bắt đầu" };

    private static Result<Answer> Told(Result<TargetsAnswer> result, bool dryRun) => result.Match<Result<Answer>>(
        done => new Answer(done, output =>
        {
            output.WriteLine($"{(dryRun ? "Sẽ giao" : "Đã giao")} {VietnameseNumbers.Text(done.Changed)} ô chỉ tiêu");
            foreach (var remark in done.Sheet.Remarks)
                output.WriteLine($"  {remark}");
        }),
        problem => problem);

    private static void Write(TargetSheet sheet, TextWriter output)
    {
        output.WriteLine($"{sheet.Program.Id} · {sheet.Whole.FullName} · {sheet.Period.Text}{(sheet.IsFrozen ? " · đã chốt" : "")}");
        TextTable.Write(output, ["Đơn vị", "Mục", "Mức riêng", "Đang áp dụng", "Theo"], from unit in sheet.Rows from line in sheet.Lines select Row(sheet, unit, line));
    }

    private static IReadOnlyList<string> Row(TargetSheet sheet, Domain.Units.Unit unit, TargetLine line)
    {
        var (own, held) = (sheet.Own(unit, line), sheet.Book.Held(line, unit, sheet.Seen.Tree, sheet.Period));
        return
        [
            unit.FullName, line.Id, own is null ? "–" : TargetText.Of(own.Amount, line), held is null ? "–" : $"{VietnameseNumbers.Text(Math.Round(held.Number, 2))} {line.Measure}",
            held is null ? "" : held.Set is { } set ? $"{sheet.Seen.Tree.Find(set.Unit)?.FullName ?? "cấp trên"}, {set.Period.Text}" : "văn bản",
        ];
    }
}
