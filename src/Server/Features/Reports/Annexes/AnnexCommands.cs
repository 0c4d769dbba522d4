using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <param name="Rows">Lines of the table.</param>
public sealed record AnnexMade(string File, int Rows, long Bytes);

/// <summary><c>cds report annex teams | training | support</c>; the roster itself is <c>cds roster export</c>.</summary>
internal static class AnnexCommands
{
    public static Command Group(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp ghi ra, đuôi .docx (để ký) hoặc .xlsx" };
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", HelpName = "U", Required = true };
        var date = DayOption.Named("--date", "Như vào ngày này (mặc định hôm nay)");
        var period = new Option<string>("--period") { Description = "Kỳ: 2025, 2025-Q4, 2025-11", Required = true };
        var days = new Option<string?>("--least-days") { Description = "Ngày ít nhất để tính một tháng (mặc định đủ cả tháng)", HelpName = "N" };
        var basis = new Option<string?>("--basis") { Description = "Căn cứ chi, in dưới tên danh sách" };
        var rates = new[] { MemberRole.Leader, MemberRole.StandingDeputy, MemberRole.Deputy, MemberRole.Member }.Zip(
            ["--leader", "--standing-deputy", "--deputy", "--member"], (role, name) => (Role: role, Option: new Option<string>(name) { Description = $"Mức chi mỗi tháng của {RoleWords.Text(role)}, đồng", HelpName = "ĐỒNG", Required = true })).ToList();
        return CommandShell.Group("annex", "Phụ lục, danh sách ký",
            shell.DatabaseVerb("teams", "Danh sách Tổ và quyết định thành lập, kiện toàn", [file, unit, date], (run, ct) =>
                Write(run.Value(file), format => run.Service<TeamAnnex>().File(null, run.Value(unit), run.Value(date), format, ct), ct)),
            shell.DatabaseVerb("training", "Danh sách các buổi tập huấn", [file, unit, period], (run, ct) =>
                Write(run.Value(file), format => run.Service<TrainingAnnex>().File(null, run.Value(unit), run.Value(period), format, ct), ct)),
            shell.DatabaseVerb("support", "Danh sách chi hỗ trợ thành viên Tổ của một xã; mức chi do người lập ghi", [file, unit, period, days, basis, .. rates.Select(rate => rate.Option)], (run, ct) =>
                Write(run.Value(file), format => run.Service<SupportAnnex>().File(
                    null, new(run.Value(unit), run.Value(period), run.Value(days), run.Value(basis) ?? SupportWish.UsualBasis, rates.ToDictionary(rate => rate.Role, rate => (string?)run.Value(rate.Option)), format), ct), ct)));
    }

    private static async Task<Result<Answer>> Write(string path, Func<string, Task<Result<AnnexFile>>> make, CancellationToken ct)
    {
        var format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        if (format is not ("docx" or "xlsx"))
            return new Problem("file-extension", $"Không biết ghi tệp {Path.GetExtension(path)}.", "Đặt tên tệp có đuôi .docx hoặc .xlsx.");
        var made = await make(format);
        if (made is not Result<AnnexFile>.Done(var file))
            return ((Result<AnnexFile>.Refused)made).Problem;
        await File.WriteAllBytesAsync(path, file.Content, ct);
        return new Answer(new AnnexMade(path, file.Rows, file.Content.Length), output => output.WriteLine($"Đã ghi {path}: {VietnameseNumbers.Text(file.Rows)} dòng"));
    }
}
