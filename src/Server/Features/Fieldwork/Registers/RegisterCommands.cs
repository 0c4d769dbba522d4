using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary><c>cds household</c> and <c>cds business</c>: registers from files, and back.</summary>
internal static class RegisterCommands
{
    public static Command Group(CommandShell shell, RegisterKind kind) =>
        CommandShell.Group(RegisterWords.Code(kind), kind == RegisterKind.Household ? "Sổ hộ gia đình" : "Sổ cơ sở kinh doanh", Import(shell, kind), Undo(shell));

    private static Command Import(CommandShell shell, RegisterKind kind)
    {
        var file = new Argument<string>("FILE")
        {
            Description = kind == RegisterKind.Household
                ? "XLSX hoặc CSV có các cột code, village, head, members, from14, from15, from18; có thể thêm address, phone, elderly60, disabled, noSmartphone"
                : "XLSX hoặc CSV có các cột code, village, name, kind (doanh nghiệp, hợp tác xã, hộ kinh doanh, cửa hàng); có thể thêm address, ocop",
        };
        var province = new Option<string>("--province") { Description = "Mã tỉnh", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ xem sẽ đổi gì, không ghi" };
        return shell.DatabaseVerb("import", $"Nhập {RegisterWords.Text(kind)}: tất cả hoặc không gì cả", [file, province, dryRun], async (run, ct) =>
        {
            var name = run.Value(file);
            await using var stream = File.OpenRead(name);
            var result = await run.Service<RegisterImport>().Import(stream, new(kind, run.Value(province)!, null, Path.GetFileName(name), run.Value(dryRun)), ct);
            if (result is Result<RegisterImported>.Done(var done))
            {
                return new Answer(Document(kind, done, []), output => output.WriteLine(
                    $"{(done.Applied ? "Đã nhập" : "Sẽ nhập")} {done.Subjects} {RegisterWords.Subject(kind)} của {done.Villages} thôn: {done.Changes.New} mới, {done.Changes.Changed} thay đổi, {done.Changes.Unchanged} như cũ"));
            }
            var problem = ((Result<RegisterImported>.Refused)result).Problem;
            return problem.Faults.Count == 0 ? problem : new Answer(Document(kind, new(kind, false, 0, 0, new(0, 0, 0)), problem.Faults), _ => { }) { Refusal = problem };
        });
    }

    private static object Document(RegisterKind kind, RegisterImported done, IReadOnlyList<Fault> faults) => kind == RegisterKind.Household
        ? new HouseholdImportResult(done.Applied, done.Subjects, done.Villages, done.Changes, faults)
        : new BusinessImportResult(done.Applied, done.Subjects, done.Villages, done.Changes, faults);

    private static Command Undo(CommandShell shell)
    {
        var id = new Argument<Guid?>("ID") { Description = "Lần nhập; bỏ trống để xem các lần đã nhập", Arity = ArgumentArity.ZeroOrOne };
        var province = new Option<string>("--province") { Description = "Mã tỉnh", Required = true };
        return shell.DatabaseVerb("undo", "Hoàn tác một lần nhập sổ, nếu sau đó chưa có ghi nhận nào dựa vào nó", [id, province], async (run, ct) =>
        {
            var undo = run.Service<RegisterUndo>();
            if (run.Arguments.GetValue(id) is not { } wanted)
            {
                return (await undo.List(run.Value(province)!, 0, 50, ct)).Match<Result<Answer>>(
                    changes => new Answer(new { items = changes, total = changes.Count }, output =>
                    {
                        foreach (var change in changes)
                            output.WriteLine($"{change.Id}  {Domain.Time.VietnamTime.Moment(change.At)}  {RegisterWords.Text(change.Kind)}  {change.Title}  {change.Added} mới, {change.Altered} thay đổi{(change.UndoneAt is null ? "" : "  (đã hoàn tác)")}");
                    }),
                    problem => problem);
            }
            return (await undo.Undo(run.Value(province)!, wanted, ct)).Match<Result<Answer>>(
                change => new Answer(change, output => output.WriteLine($"Đã hoàn tác lần nhập {change.Title} lúc {Domain.Time.VietnamTime.Moment(change.At)}")),
                problem => problem);
        });
    }
}

/// <summary>The document of <c>cds household import</c>.</summary>
internal sealed record HouseholdImportResult(bool Applied, int Households, int Villages, RegisterChanges Changes, IReadOnlyList<Fault> Faults);

/// <summary>The document of <c>cds business import</c>.</summary>
internal sealed record BusinessImportResult(bool Applied, int Businesses, int Villages, RegisterChanges Changes, IReadOnlyList<Fault> Faults);
