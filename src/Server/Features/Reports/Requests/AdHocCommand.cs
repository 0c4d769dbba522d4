using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary><c>cds report request</c>: asks for a report from the installation's own command line.</summary>
internal static class AdHocCommand
{
    public static Command Request(CommandShell shell)
    {
        var unit = new Option<string>("--unit") { Description = "Đơn vị yêu cầu: mã, mã@ngày hoặc định danh", Required = true };
        var program = new Option<string?>("--program") { Description = "Mã chương trình; mặc định chương trình đang có hiệu lực" };
        var level = new Option<string?>("--level") { Description = "Cấp được yêu cầu: district, commune hoặc village; mặc định cấp ngay dưới" };
        var of = new Option<string[]>("--of") { Description = "Mã đơn vị được yêu cầu, ghi nhiều lần được; mặc định mọi đơn vị của cấp" };
        var title = new Option<string>("--title") { Description = "Trích yếu", Required = true };
        var number = new Option<string>("--number") { Description = "Số, ký hiệu văn bản yêu cầu", Required = true };
        var dated = new Option<DateOnly>("--dated") { Description = "Ngày văn bản (năm-tháng-ngày)", Required = true };
        var reason = new Option<string>("--reason") { Description = "Lý do, căn cứ", Required = true };
        var questions = new Option<string[]>("--question") { Description = "Nội dung cần báo cáo, ghi nhiều lần được; phần sau dấu hai chấm là gợi ý trả lời", Required = true };
        var indicators = new Option<string[]>("--indicator") { Description = "Mã chỉ tiêu trong bảng số liệu, ghi nhiều lần được; mặc định không có bảng" };
        var period = new Option<string?>("--period") { Description = "Kỳ số liệu: 2025, 2025-Q4, 2025-11, 2025-W47; mặc định tháng này" };
        var due = new Option<DateOnly>("--due") { Description = "Hạn gửi: ngày cuối (năm-tháng-ngày)", Required = true };
        var wholeTo = new Option<string?>("--whole-to") { Description = "Nơi đơn vị yêu cầu gửi báo cáo tổng hợp; mặc định không lập" };
        return shell.DatabaseVerb("request", "Yêu cầu các đơn vị bên dưới báo cáo đột xuất", [unit, program, level, of, title, number, dated, reason, questions, indicators, period, due, wholeTo], async (run, ct) =>
        {
            if (run.Value(period) is { } text && Period.Parse(text) is null)
                return new Problem("period-unreadable", $"Kỳ “{text}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
            var draft = new AdHocDraft(
                run.Value(title)!, run.Value(number)!, run.Value(dated), run.Value(reason)!, AdHocDraft.ReadQuestions(string.Join('\n', run.Value(questions) ?? [])), run.Value(indicators) ?? [],
                Period.Parse(run.Value(period)), run.Value(due), run.Value(wholeTo));
            return (await run.Service<AdHocAsking>().Ask(caller: null, new(run.Value(unit), run.Value(program), run.Value(level)), run.Value(of) is { Length: > 0 } units ? units : null, draft, ct)).Match<Result<Answer>>(
                asked => new Answer(asked, output => output.WriteLine($"Đã yêu cầu {VietnameseNumbers.Text(asked.Units)} đơn vị, báo {VietnameseNumbers.Text(asked.People)} người; {VietnameseNumbers.Text(asked.Unreached.Count)} đơn vị chưa có tài khoản nhận tin.")),
                problem => problem);
        });
    }
}
