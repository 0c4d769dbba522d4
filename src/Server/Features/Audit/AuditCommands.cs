using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Audit.Incidents;
using CongDongSo.Server.Features.Audit.Verification;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Audit;

/// <summary><c>cds audit verify | export | incident</c>.</summary>
internal static class AuditCommands
{
    public static Command Verify(CommandShell shell)
    {
        var noted = new Option<string[]>("--noted") { Description = "Mốc đã ghi lại trước đây, SỐ:MÃ-BĂM hoặc SỔ:SỐ:MÃ-BĂM; viết được nhiều lần", HelpName = "SEQ:HASH" };
        return shell.DatabaseVerb("verify", "Kiểm tra các chuỗi nhật ký: mục bị sửa, xóa, chèn hay đổi chỗ", [noted], async (run, ct) =>
        {
            var texts = run.Value(noted) ?? [];
            if (texts.FirstOrDefault(text => NotedHead.Read(text) is null) is { } malformed)
                return new Problem("noted-malformed", $"Mốc “{malformed}” viết chưa đúng.", "Chép nguyên mốc mà cds audit verify đã in, ví dụ 51:4711:9f86…, mã băm đủ 64 chữ số.");
            var verdict = await run.Service<AuditVerification>().Verify([.. texts.Select(text => NotedHead.Read(text)!)], ct);
            var answer = new Answer(verdict, output => Write(verdict, output));
            return verdict.Ok ? answer : answer with
            {
                Refusal = new Problem("audit-broken", "Nhật ký không còn nguyên vẹn.", "Giữ nguyên hiện trạng, sao lưu cơ sở dữ liệu, so với bản sao lưu gần nhất và báo người chịu trách nhiệm an toàn thông tin."),
            };
        });
    }

    public static Command Export(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .csv hoặc .xlsx" };
        var province = new Option<string>("--province") { Description = "Mã tỉnh, hoặc common: sổ chung", Required = true };
        var (from, to, actor) = (From(), To(), new Option<string?>("--actor") { Description = "Tên đăng nhập của người thực hiện" });
        var action = new Option<string?>("--action") { Description = "Mã việc, ví dụ roster.import" };
        var subject = new Option<string?>("--subject") { Description = "Mã của người, hộ, tài khoản hoặc bản ghi" };
        return shell.DatabaseVerb("export", "Xuất nhật ký ra tệp", [file, province, from, to, actor, action, subject], async (run, ct) =>
        {
            var path = run.Value(file);
            if (FormatOf(path) is not { } format)
                return new Problem("file-extension", $"Không biết ghi tệp {Path.GetExtension(path)}.", "Đặt tên tệp có đuôi .xlsx hoặc .csv.");
            var query = new AuditQuery(null, run.Value(from), run.Value(to), run.Value(actor), run.Value(action), null, run.Value(subject)).Tidied();
            if (await query.Read(run.Service<UnitDirectory>(), ct) is var read && read is not Result<AuditSearch>.Done(var search))
                return ((Result<AuditSearch>.Refused)read).Problem;
            FileStream? written = null;
            try
            {
                return (await run.Service<AuditExport>().Export(run.Value(province)!, search, format, () => written = File.Create(path), ct)).Match<Result<Answer>>(
                    done => new Answer(done, output => output.WriteLine($"{VietnameseNumbers.Text(done.Rows)} mục → {path}\nSHA-256 {done.Sha256}")), problem => problem);
            }
            finally
            {
                if (written is not null)
                    await written.DisposeAsync();
            }
        });
    }

    public static Command Incident(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx" };
        var person = new Option<string?>("--person") { Description = "Mã của người hoặc hộ" };
        var phone = new Option<string?>("--phone") { Description = "Số điện thoại của người hoặc hộ" };
        var actor = new Option<string?>("--actor") { Description = "Tên đăng nhập của tài khoản bị lộ" };
        var (from, to) = (From(), To());
        return shell.DatabaseVerb("incident", "Hồ sơ sự cố: ai đã xem dữ liệu gì của ai", [file, person, phone, actor, from, to], async (run, ct) =>
        {
            var path = run.Value(file);
            if (FormatOf(path) is not AuditFormat.Xlsx)
                return new Problem("file-extension", $"Không biết ghi tệp {Path.GetExtension(path)}.", "Đặt tên tệp có đuôi .xlsx.");
            var query = new IncidentQuery(run.Value(person), run.Value(phone), run.Value(actor), run.Value(from), run.Value(to)).Tidied();
            if (await run.Service<IncidentReport>().Look(query, ct) is var looked && looked is not Result<Incident>.Done(var incident))
                return ((Result<Incident>.Refused)looked).Problem;
            await using (var written = File.Create(path))
                IncidentSheets.Write(written, incident);
            return new Answer(new { readings = incident.Showings.Count, people = incident.People, viewers = incident.Viewers, days = incident.Days }, output => output.WriteLine(
                $"{VietnameseNumbers.Text(incident.Showings.Count)} lần xem, xuất; {VietnameseNumbers.Text(incident.People)} người, hộ; {VietnameseNumbers.Text(incident.Viewers.Count)} tài khoản → {path}"));
        });
    }

    private static Option<string?> From() => new("--from") { Description = "Từ ngày", HelpName = "NGÀY" };

    private static Option<string?> To() => new("--to") { Description = "Đến hết ngày", HelpName = "NGÀY" };

    private static AuditFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => AuditFormat.Csv,
        ".XLSX" => AuditFormat.Xlsx,
        _ => null,
    };

    private static void Write(AuditVerdict verdict, TextWriter output)
    {
        foreach (var chain in verdict.Chains)
        {
            output.WriteLine($"{(chain.Faults.Count == 0 ? "Nguyên vẹn" : "KHÔNG NGUYÊN VẸN")}: {AuditWords.Chain(chain.Chain)}, {VietnameseNumbers.Text(chain.Entries)} mục; mốc {chain.Chain}:{chain.Head}");
            foreach (var fault in chain.Faults)
                output.WriteLine($"  {fault.Message}");
        }
        foreach (var noted in verdict.Noted)
            output.WriteLine(noted.Stands ? $"Mốc đã ghi {noted.Head} còn trong sổ {noted.Chain}" : $"MỐC ĐÃ GHI {noted.Head} KHÔNG CÒN trong sổ nào");
    }
}
