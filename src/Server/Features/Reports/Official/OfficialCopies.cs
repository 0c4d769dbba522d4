using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Reports.Official;

/// <summary>Attaches the signed copy of a report that was sent, and gives it out to whoever may see what was sent.</summary>
public sealed class OfficialCopies(ReportDesk desk, TimeProvider clock)
{
    public const int MostBytes = 20 << 20;

    public const int LongestNumber = 50;

    private static readonly DateOnly Earliest = new(2020, 1, 1);

    /// <returns>How many copies there are now.</returns>
    internal async Task<Result<int>> Add(Caller caller, Guid report, OfficialCopyWish wish, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        var found = await desk.Place(caller, report, ct);
        if (found is not Result<ReportPlace>.Done(var place))
            return ((Result<ReportPlace>.Refused)found).Problem;
        if (!place.MayWrite)
            return new Problem("report-not-yours", "Bản chính thức do đơn vị lập báo cáo gắn vào.", "Cấp trên đọc và tải về; đề nghị đơn vị gắn bản đã ký.") { Kind = ProblemKind.Forbidden };
        if (!ReportStateWords.IsSent(place.Case.Dossier.State))
            return new Problem("report-not-sent", "Chỉ gắn bản chính thức cho báo cáo đã gửi.", "Gửi báo cáo trên hệ thống trước, rồi gắn bản đã ký có cùng số liệu.") { Kind = ProblemKind.Conflict };
        var read = Read(caller, place.Case, wish);
        if (read is not Result<OfficialCopy>.Done(var copy))
            return ((Result<OfficialCopy>.Refused)read).Problem;
        return await OfficialCopyStore.Add(place.Province, place.Case, copy, wish.Content, ct)
            ? copy.No
            : new Problem("official-changed", "Có người vừa gắn bản chính thức cho báo cáo này.", "Tải lại trang để xem bản đó; nếu vẫn cần thay thì ghi lý do.") { Kind = ProblemKind.Conflict };
    }

    internal async Task<Result<(OfficialCopy Copy, byte[] Content)>> Read(Caller caller, Guid report, int no, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        var found = await desk.Place(caller, report, ct);
        if (found is not Result<ReportPlace>.Done(var place))
            return ((Result<ReportPlace>.Refused)found).Problem;
        return await OfficialCopyStore.Read(place.Province, place.Case, no, ct) is { } read
            ? read : new Problem("official-not-found", "Không có bản chính thức này.", "Mở lại trang báo cáo để xem các bản đang có.") { Kind = ProblemKind.NotFound };
    }

    private Result<OfficialCopy> Read(Caller caller, ReportCase report, OfficialCopyWish wish)
    {
        var number = Folding.Tidy(wish.Number);
        if (number.Length is 0 or > LongestNumber || !number.Contains('/', StringComparison.Ordinal) || !number.Any(char.IsAsciiDigit))
            return new Problem("official-number", $"Số, ký hiệu “{number}” viết chưa đúng.", $"Viết như trên văn bản, ví dụ 12/BC-UBND, không quá {LongestNumber} ký tự.");
        if (wish.Dated is not { } dated || dated < Earliest || dated > VietnamTime.Today(clock))
            return new Problem("official-date", "Ngày ký của bản chính thức chưa đúng.", $"Chọn ngày ghi trên văn bản, từ {VietnamTime.Text(Earliest)} đến hôm nay.");
        var reason = Folding.Tidy(wish.Reason ?? "");
        if (wish.Seen > 0 && reason.Length == 0 || reason.Length > ReportDossier.LongestReason)
            return new Problem("official-reason", "Thay bản chính thức thì cần ghi lý do.", $"Viết lý do, không quá {ReportDossier.LongestReason} ký tự; bản cũ vẫn được giữ.");
        if (wish.Content.Length is 0)
            return new Problem("file-missing", "Chưa chọn tệp.", "Chọn bản đã ký dạng PDF, JPG hoặc PNG.");
        if (wish.Content.Length > MostBytes)
            return TooLarge;
        if (ScanKind.Of(wish.Content) is not { } media)
            return new Problem("scan-unknown", "Tệp không phải PDF, JPG hay PNG.", "Quét, chụp hoặc ký số thành một trong ba dạng đó; đổi đuôi tệp không đổi được nội dung.");
        var name = Folding.Tidy(Path.GetFileName(wish.FileName.Replace('\\', '/')));
        return new OfficialCopy(
            wish.Seen + 1, report.Dossier.Submissions, number, dated, name.Length is 0 or > 200 ? "ban-chinh-thuc" : name, media, ScanKind.HasSignature(wish.Content), wish.Content.Length,
            wish.Seen == 0 ? null : reason, caller.Login, clock.GetUtcNow());
    }

    internal static Problem TooLarge { get; } = new("file-too-large", "Tệp quá lớn.", $"Bản chính thức nhiều nhất {MostBytes >> 20} MB; hãy quét ở độ phân giải thấp hơn.");
}
