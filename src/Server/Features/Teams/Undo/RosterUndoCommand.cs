using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <summary><c>cds roster undo</c>.</summary>
internal static class RosterUndoCommand
{
    private const int Listed = 50;

    public static Command Undo(CommandShell shell)
    {
        var id = new Argument<Guid?>("ID") { Description = "Lần nhập cần hoàn tác; bỏ trống: xem các lần đã nhập", Arity = ArgumentArity.ZeroOrOne };
        var province = new Option<string>("--province") { Description = "Mã tỉnh, ví dụ 38", Required = true };
        return shell.DatabaseVerb("undo", "Hoàn tác một lần nhập danh sách, nếu sau đó chưa có gì thay đổi", [id, province], async (run, ct) =>
        {
            var undo = run.Service<RosterUndo>();
            if (run.Arguments.GetValue(id) is not { } change)
                return (await undo.List(run.Value(province)!, null, 0, Listed, ct)).Match<Result<Answer>>(list => new Answer(list, output => Write(list, output)), problem => problem);
            return (await undo.Undo(run.Value(province)!, change, ct)).Match<Result<Answer>>(
                done => new Answer(done, output => output.WriteLine($"Đã hoàn tác: {done.Change.Title}, nhập {VietnamTime.Text(VietnamTime.DayOf(done.Change.At))}.")),
                problem => problem);
        });
    }

    private static void Write(RosterChangeList list, TextWriter output) => TextTable.Write(
        output, ["Mã", "Lúc", "Người nhập", "Tệp, quyết định", "Mới", "Đổi", "Thôi", "Hoàn tác"],
        list.Items.Select(change => (IReadOnlyList<string>)
        [
            change.Id.ToString(), VietnamTime.Moment(change.At), change.By, change.Title, VietnameseNumbers.Text(change.Counts.New), VietnameseNumbers.Text(change.Counts.Changed),
            VietnameseNumbers.Text(change.Counts.Ended), change.UndoneAt is { } undone ? VietnamTime.Moment(undone) : "",
        ]));
}
