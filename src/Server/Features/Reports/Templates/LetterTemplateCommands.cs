using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Templates;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <param name="Ok">Whether it can be used.</param>
public sealed record TemplateChecked(bool Ok, IReadOnlyList<TemplateFault> Faults);

public sealed record TemplateVersionJson(string Unit, int No, string Name, long Size, int? Again, string? Reason, string AddedBy, DateTimeOffset AddedAt, bool Removed);

public sealed record TemplateVersionList(IReadOnlyList<TemplateVersionJson> Items, int Total);

public sealed record TemplateSaved(string File, long Bytes);

/// <summary><c>cds report template start | check | set | list | remove</c>.</summary>
internal static class LetterTemplateCommands
{
    public static Command Group(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp mẫu .docx" };
        var unit = new Option<string>("--unit") { Description = "Tỉnh, huyện hoặc xã: mã, mã@ngày hoặc định danh", HelpName = "U", Required = true };
        var reason = new Option<string>("--reason") { Description = "Lý do, ghi vào nhật ký" };
        return CommandShell.Group("template", "Mẫu văn bản của báo cáo",
            shell.Verb("start", "Ghi mẫu có sẵn ra tệp, để sửa trong Word", [file], async (run, ct) =>
            {
                await File.WriteAllBytesAsync(run.Value(file), LetterStart.Content, ct);
                return new Answer(new TemplateSaved(run.Value(file), LetterStart.Content.Length), output => output.WriteLine($"Đã ghi {run.Value(file)}"));
            }),
            shell.Verb("check", "Kiểm tra một tệp mẫu: mọi lỗi, từng chỗ", [file], async (run, ct) => await Check(run.Value(file), ct)),
            shell.DatabaseVerb("set", "Đặt mẫu cho một đơn vị và các đơn vị bên dưới chưa có mẫu riêng", [file, unit, reason], async (run, ct) => await Set(run, run.Value(unit)!, run.Value(file), run.Value(reason), ct)),
            shell.DatabaseVerb("list", "Các bản mẫu của một đơn vị, bản đang dùng đứng đầu", [unit], async (run, ct) => await List(run, run.Value(unit)!, ct)),
            shell.DatabaseVerb("remove", "Bỏ mẫu riêng của một đơn vị; các bản cũ vẫn được giữ", [unit, reason], async (run, ct) => await Set(run, run.Value(unit)!, null, run.Value(reason), ct)));
    }

    private static async Task<Result<Answer>> Check(string path, CancellationToken ct) =>
        DocxTemplate.Open(await File.ReadAllBytesAsync(path, ct)).Match<Result<Answer>>(template => Checked(TemplateCheck.Faults(template, LetterVocabulary.Known)), problem => problem);

    private static Answer Checked(IReadOnlyList<TemplateFault> faults) =>
        new(new TemplateChecked(faults.Count == 0, faults), output => Write(faults, output)) { Refusal = faults.Count == 0 ? null : Faulty(faults) };

    private static async Task<Result<Answer>> Set(CommandRun run, string unitText, string? path, string? reason, CancellationToken ct)
    {
        var placed = await Place(run, unitText, ct);
        if (placed is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)placed).Problem;
        if (LetterTemplates.Refusal(seen.Unit, mayWrite: true) is { } refused)
            return refused;
        byte[]? content = null;
        if (path is not null)
        {
            content = await File.ReadAllBytesAsync(path, ct);
            var opened = DocxTemplate.Open(content);
            if (opened is not Result<DocxTemplate>.Done(var template))
                return ((Result<DocxTemplate>.Refused)opened).Problem;
            if (TemplateCheck.Faults(template, LetterVocabulary.Known) is { Count: > 0 } faults)
                return Checked(faults);
        }
        else if ((await LetterTemplateStore.Of(province, seen.Unit.Id, ct)) is not [{ IsRemoval: false }, ..])
        {
            return new Problem("template-same", $"{seen.Unit.FullName} không có mẫu riêng.", "Không có gì thay đổi.");
        }
        var change = new LetterTemplateChange(seen.Unit.Id, path is null ? "" : LetterTemplates.NameOf(path), content, null, string.IsNullOrWhiteSpace(reason) ? null : Folding.Tidy(reason), Acting.Now.Actor, run.Service<TimeProvider>().GetUtcNow());
        return await LetterTemplateStore.Add(province, change, ct) is { } no
            ? await List(run, unitText, ct)
            : new Problem("template-changed", "Có người vừa đổi mẫu của đơn vị này.", "Chạy lại lệnh.") { Kind = ProblemKind.Conflict };
    }

    private static async Task<Result<Answer>> List(CommandRun run, string unitText, CancellationToken ct)
    {
        var placed = await Place(run, unitText, ct);
        if (placed is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)placed).Problem;
        var own = await LetterTemplateStore.Of(province, seen.Unit.Id, ct);
        var items = own.Select(one => new TemplateVersionJson(seen.Unit.Code, one.No, one.Name, one.Size, one.Again, one.Reason, one.AddedBy, one.AddedAt, one.IsRemoval)).ToList();
        return new Answer(new TemplateVersionList(items, items.Count), output =>
        {
            if (items.Count == 0)
                output.WriteLine($"{seen.Unit.FullName} chưa có mẫu riêng.");
            foreach (var one in items)
                output.WriteLine($"{one.No,3}  {VietnamTime.Moment(one.AddedAt)}  {(one.Removed ? "(bỏ mẫu riêng)" : one.Name)}  {one.AddedBy}{(one.Reason is { } why ? $": {why}" : "")}");
        });
    }

    private static async Task<Result<(SeenUnit, ProvinceDatabase)>> Place(CommandRun run, string unitText, CancellationToken ct) => await run.Service<UnitInScope>().OfCommand(unitText, ct) switch
    {
        Result<SeenUnit>.Done(var seen) => run.Service<Databases>().Province(seen.ProvinceCode).Match<Result<(SeenUnit, ProvinceDatabase)>>(province => (seen, province), problem => problem),
        Result<SeenUnit>.Refused(var problem) => problem,
        _ => throw new InvalidOperationException(),
    };

    private static Problem Faulty(IReadOnlyList<TemplateFault> faults) =>
        new("template-faulty", $"Mẫu có {VietnameseNumbers.Text(faults.Count)} lỗi.", "Sửa các chỗ đã nêu trong Word rồi chạy lại; mẫu đang dùng chưa thay đổi.");

    private static void Write(IReadOnlyList<TemplateFault> faults, TextWriter output)
    {
        if (faults.Count == 0)
            output.WriteLine("Mẫu dùng được.");
        foreach (var fault in faults)
            output.WriteLine($"{fault.Place}: {fault.Message}{(fault.Text.Length > 0 ? $" [{fault.Text}]" : "")}");
    }
}
