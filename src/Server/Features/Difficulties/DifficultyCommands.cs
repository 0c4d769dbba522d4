using System.CommandLine;
using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary><c>cds difficulty list | escalate</c>.</summary>
internal static class DifficultyCommands
{
    public static Command List(CommandShell shell)
    {
        var unit = new Option<string>("--unit") { Description = "Tỉnh, xã hoặc thôn: mã hoặc định danh", Required = true, HelpName = "U" };
        var state = new Option<string?>("--state") { Description = "Chỉ open (chưa trả lời), raised, taken, answered, confirmed hoặc reopened", HelpName = "TRẠNG-THÁI" };
        var topic = new Option<string?>("--topic") { Description = $"Chỉ một việc: {string.Join(", ", DifficultyWords.Topics.Select(one => one.Id))}", HelpName = "VIỆC" };
        var level = new Option<string?>("--level") { Description = "Chỉ commune (cấp xã) hoặc province (cấp tỉnh)", HelpName = "CẤP" };
        var late = new Option<bool>("--late") { Description = "Chỉ khó khăn quá hạn" };
        return shell.DatabaseVerb("list", "Liệt kê khó khăn, vướng mắc của một đơn vị và bên dưới", [unit, state, topic, level, late], async (run, ct) =>
        {
            var filter = DifficultyEndpoint.Read(run.Value(state), run.Value(topic), run.Value(level), run.Value(late));
            if (filter is not Result<DifficultyFilter>.Done(var asked))
                return ((Result<DifficultyFilter>.Refused)filter).Problem;
            var seen = await run.Service<UnitInScope>().OfCommand(run.Value(unit)!, ct);
            return seen is not Result<SeenUnit>.Done(var of) ? ((Result<SeenUnit>.Refused)seen).Problem
                : (await run.Service<DifficultyWork>().Of(of, asked, 1, DifficultyWork.Most, row => MaskedName.Text(row.ReporterName), ct)).Match<Result<Answer>>(
                    model => new Answer(DifficultyList.Of(model), output => Tell(output, model)), problem => problem);
        });
    }

    public static Command Escalate(CommandShell shell)
    {
        var province = new Option<string?>("--province") { Description = "Mã tỉnh; mặc định mọi tỉnh có dữ liệu" };
        return shell.DatabaseVerb("escalate", "Chuyển lên tỉnh mọi khó khăn quá hạn ở cấp xã, như máy chủ tự làm mỗi giờ", [province], async (run, ct) =>
        {
            var databases = run.Service<Databases>();
            var passed = 0;
            foreach (var one in run.Value(province) is { } code ? [databases.Province(code)] : databases.Provinces.Select(one => (Result<ProvinceDatabase>)one).ToList())
            {
                if (one is not Result<ProvinceDatabase>.Done(var found))
                    return ((Result<ProvinceDatabase>.Refused)one).Problem;
                passed += await run.Service<DifficultyEscalation>().PassOn(found, ct);
            }
            return new Answer(new { escalated = passed }, output => output.WriteLine($"Đã chuyển {VietnameseNumbers.Text(passed)} khó khăn lên tỉnh"));
        });
    }

    private static void Tell(TextWriter output, DifficultyListModel model)
    {
        var whole = model.Figures.Whole;
        output.WriteLine($"{model.Unit.FullName}: {VietnameseNumbers.Text(whole.Open)} chưa trả lời, {VietnameseNumbers.Text(whole.Late)} quá hạn; năm nay trả lời {VietnameseNumbers.Text(whole.Answered)}{(whole.MedianDays is { } days ? $", trung vị {VietnameseNumbers.Text(days)} ngày làm việc" : "")}");
        TextTable.Write(output, ["Nhận lúc", "Nơi", "Việc", "Nội dung", "Trạng thái", "Cấp", "Hạn"],
            model.Rows.Select(line => (IReadOnlyList<string>)[VietnamTime.Moment(line.Case.RaisedAt), line.Where, line.Topic, line.Row.Question, DifficultyWords.Text(line.Case.State), DifficultyWords.Text(line.Case.Level), line.Clock]));
    }
}
