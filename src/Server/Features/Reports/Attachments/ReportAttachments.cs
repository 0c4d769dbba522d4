using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Reports.Attachments;

/// <summary>Gives files to a report while its unit writes it, and gives them out to whoever may see what was sent.</summary>
public sealed class ReportAttachments(ReportDesk desk, TimeProvider clock)
{
    public const int MostBytes = 20 << 20;

    public const int MostFiles = 10;

    private const int LongestName = 150;

    private static readonly Problem NotFound = new("attachment-not-found", "Không có tài liệu kèm theo này.", "Mở lại trang báo cáo để xem các tài liệu đang có.") { Kind = ProblemKind.NotFound };

    internal static Problem TooLarge { get; } = new("file-too-large", "Tệp quá lớn.", $"Mỗi tài liệu kèm theo nhiều nhất {MostBytes >> 20} MB.");

    /// <param name="seen">The version of the report that the sender saw.</param>
    internal async Task<Result<ReportCase>> Add(Caller caller, Guid report, string fileName, byte[] content, int seen, CancellationToken ct)
    {
        var found = await Held(caller, report, ct);
        if (found is not Result<(ReportPlace, IReadOnlyList<ReportAttachment>)>.Done(var (place, held)))
            return ((Result<(ReportPlace, IReadOnlyList<ReportAttachment>)>.Refused)found).Problem;
        if (content.Length == 0)
            return new Problem("file-missing", "Chưa chọn tệp.", "Chọn tài liệu dạng PDF, DOCX, XLSX, JPG hoặc PNG.");
        if (content.Length > MostBytes)
            return TooLarge;
        if (AttachmentKind.Of(content) is not var (media, ending))
            return new Problem("attachment-unknown", "Tệp không phải PDF, DOCX, XLSX, JPG hay PNG, hoặc có chứa macro.", "Lưu lại thành một trong các dạng đó, không kèm macro; đổi đuôi tệp không đổi được nội dung.");
        if (held.Count(file => file.LastSubmission is null) >= MostFiles)
            return new Problem("attachments-full", $"Báo cáo đã có {MostFiles} tài liệu kèm theo.", "Bớt một tài liệu, hoặc ghép nhiều tài liệu thành một tệp.") { Kind = ProblemKind.Conflict };
        var name = NameOf(fileName, ending);
        var file = new ReportAttachment(Guid.CreateVersion7(clock.GetUtcNow()), name, media, content.Length, place.Case.Dossier.Submissions + 1, null, caller.Login, clock.GetUtcNow());
        return await desk.Do(caller, report, new ReportDeed.Attach(name), seen, ct, work => ReportAttachmentStore.Add(work, report, file, content, ct));
    }

    internal async Task<Result<ReportCase>> Remove(Caller caller, Guid report, Guid id, int seen, CancellationToken ct)
    {
        var found = await Held(caller, report, ct);
        if (found is not Result<(ReportPlace, IReadOnlyList<ReportAttachment>)>.Done(var (place, held)))
            return ((Result<(ReportPlace, IReadOnlyList<ReportAttachment>)>.Refused)found).Problem;
        return held.FirstOrDefault(file => file.Id == id && file.LastSubmission is null) is { } known
            ? await desk.Do(caller, report, new ReportDeed.Detach(known.Name), seen, ct, work => ReportAttachmentStore.Remove(work, id, place.Case.Dossier.Submissions, clock.GetUtcNow(), ct))
            : NotFound;
    }

    internal async Task<Result<(ReportAttachment File, byte[] Content)>> Read(Caller caller, Guid report, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        var found = await desk.Place(caller, report, ct);
        if (found is not Result<ReportPlace>.Done(var place))
            return ((Result<ReportPlace>.Refused)found).Problem;
        var file = (await ReportAttachmentStore.Of(place.Province, report, ct)).FirstOrDefault(one => one.Id == id);
        // What is not sent yet is its unit's own, as its words are.
        if (file is null || !place.MayWrite && !file.WasSent(place.Case.Dossier))
            return NotFound;
        return await ReportAttachmentStore.Content(place.Province, place.Case, file, ct) is { } content ? (file, content) : NotFound;
    }

    private async Task<Result<(ReportPlace Place, IReadOnlyList<ReportAttachment> Held)>> Held(Caller caller, Guid report, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        return await desk.Place(caller, report, ct) switch
        {
            Result<ReportPlace>.Done({ MayWrite: false }) => new Problem("report-not-yours", "Tài liệu kèm theo do đơn vị lập báo cáo gắn vào.", "Cấp trên đọc và tải về; đề nghị đơn vị bổ sung.") { Kind = ProblemKind.Forbidden },
            Result<ReportPlace>.Done(var place) => (place, await ReportAttachmentStore.Of(place.Province, report, ct)),
            Result<ReportPlace>.Refused(var problem) => problem,
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>As the sender's machine calls it, without its path, with the ending of what it is.</summary>
    private static string NameOf(string fileName, string ending)
    {
        var name = Folding.Tidy(Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')));
        return (name.Length == 0 ? "tai-lieu" : name.Length > LongestName ? name[..LongestName].TrimEnd() : name) + ending;
    }
}
