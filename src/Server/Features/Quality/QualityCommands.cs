using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Quality;

/// <summary><c>cds quality run | list</c>.</summary>
internal static class QualityCommands
{
    public static Command Run(CommandShell shell)
    {
        var (unit, period) = (Unit(), new Option<string?>("--period") { Description = "Chỉ một tháng, ví dụ 2026-03 (mặc định: mọi tháng có bản ghi); tháng đã qua thì rút luôn mẫu thăm lại", HelpName = "THÁNG" });
        return shell.DatabaseVerb("run", "Rà soát chất lượng số liệu của một tỉnh hoặc một xã ngay bây giờ", [unit, period], async (run, ct) =>
        {
            if (run.Value(period) is { } text && Period.Parse(text) is not { Kind: PeriodKind.Month })
                return new Problem("period-unreadable", $"Tháng “{text}” viết chưa đúng.", "Viết năm-tháng, ví dụ 2026-03.");
            var seen = await run.Service<UnitInScope>().OfCommand(run.Value(unit)!, ct);
            return seen is not Result<SeenUnit>.Done(var (of, _, province)) ? ((Result<SeenUnit>.Refused)seen).Problem
                : (await run.Service<QualitySurvey>().Of(province, of.Id, Period.Parse(run.Value(period)), ct)).Match<Result<Answer>>(
                    done => new Answer(done, output => output.WriteLine(
                        $"{of.FullName}: {VietnameseNumbers.Text(done.Communes)} xã, {done.Months} tháng; {VietnameseNumbers.Text(done.Found)} điểm nghi vấn; rút {VietnameseNumbers.Text(done.Drawn)} hộ để thăm lại")),
                    problem => problem);
        });
    }

    public static Command List(CommandShell shell)
    {
        var unit = Unit();
        var rule = new Option<string?>("--rule") { Description = $"Chỉ một quy tắc: {string.Join(", ", QualityRule.All)}", HelpName = "QUY-TẮC" };
        var state = new Option<string?>("--state") { Description = "Chỉ open (chưa trả lời), explained (đã giải trình) hoặc confirmed (xác nhận sai)", HelpName = "TRẠNG-THÁI" };
        var period = new Option<string?>("--period") { Description = "Chỉ một kỳ: 2026-03, 2026-Q1, 2026", HelpName = "KỲ" };
        return shell.DatabaseVerb("list", "Liệt kê các điểm nghi vấn của một đơn vị và bên dưới", [unit, rule, state, period], async (run, ct) =>
        {
            var filter = QualityEndpoint.Read(run.Value(rule), run.Value(state), run.Value(period));
            if (filter is not Result<QualityFilter>.Done(var asked))
                return ((Result<QualityFilter>.Refused)filter).Problem;
            var seen = await run.Service<UnitInScope>().OfCommand(run.Value(unit)!, ct);
            return seen is not Result<SeenUnit>.Done(var of) ? ((Result<SeenUnit>.Refused)seen).Problem
                : (await run.Service<QualityWork>().Of(of, asked, 1, QualityWork.Most, ct)).Match<Result<Answer>>(
                    model => new Answer(QualityList.Of(model), output => Tell(output, model)), problem => problem);
        });
    }

    private static void Tell(TextWriter output, QualityModel model)
    {
        output.WriteLine($"{model.Unit.FullName}: {VietnameseNumbers.Text(model.Rows.Count)} điểm nghi vấn{(model.LookedAt is { } at ? $", rà soát lần cuối {VietnamTime.Moment(at)}" : "; chưa rà soát lần nào: cds quality run")}");
        TextTable.Write(output, ["Tháng", "Quy tắc", "Nơi", "Điều thấy được", "Trả lời"],
            model.Rows.Select(line => (IReadOnlyList<string>)[line.Finding.Period, line.Finding.Rule.Id, line.Where, line.Finding.Message, QualityStates.Text(line.Finding.State)]));
    }

    private static Option<string> Unit() => new("--unit") { Description = "Tỉnh hoặc xã: mã hoặc định danh", Required = true, HelpName = "U" };
}
