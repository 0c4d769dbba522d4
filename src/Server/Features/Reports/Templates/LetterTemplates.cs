using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Templates;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>What a template that was checked was sent for.</summary>
internal sealed record LetterUpload(UnitId Unit);

/// <summary>The templates of a unit.</summary>
/// <param name="InForce">Of the unit or of one above it; null: the built-in one.</param>
/// <param name="Of">Whose it is.</param>
/// <param name="Own">All versions of the unit itself, the one that stands first.</param>
public sealed record LetterTemplatesOf(SeenUnit Seen, LetterTemplateVersion? InForce, Unit? Of, IReadOnlyList<LetterTemplateVersion> Own, bool MayWrite)
{
    /// <summary>A file that was found sound and waits to be taken.</summary>
    public (string Token, string Name, DateTimeOffset Until)? Kept { get; init; }

    public string? CheckedName { get; init; }

    public IReadOnlyList<TemplateFault> Faults { get; init; } = [];

    public Problem? Problem { get; init; }

    public bool CanPrint { get; init; }
}

/// <summary>Mẫu văn bản của đơn vị: shown, checked, tried with a real report, taken, and an earlier one brought back.</summary>
public sealed class LetterTemplates
{
    private const int LongestReason = 300;

    private static readonly UnitKind[] Levels = [UnitKind.Province, UnitKind.District, UnitKind.Commune];

    private readonly UnitInScope unitsInScope;
    private readonly Databases databases;
    private readonly LetterPrinting printing;
    private readonly ReportDues dues;
    private readonly ReportBuild build;
    private readonly KeptUploads<LetterUpload> uploads;
    private readonly TimeProvider clock;

    internal LetterTemplates(UnitInScope unitsInScope, Databases databases, LetterPrinting printing, ReportDues dues, ReportBuild build, KeptUploads<LetterUpload> uploads, TimeProvider clock) =>
        (this.unitsInScope, this.databases, this.printing, this.dues, this.build, this.uploads, this.clock) = (unitsInScope, databases, printing, dues, build, uploads, clock);

    internal async Task<Result<LetterTemplatesOf>> Show(Caller caller, string? unit, CancellationToken ct, Permission permission = Permission.ViewNumbers)
    {
        var found = await unitsInScope.Find(caller, unit, ct, permission);
        return found is Result<SeenUnit>.Done(var seen) ? await Show(caller, seen, ct) : ((Result<SeenUnit>.Refused)found).Problem;
    }

    /// <summary>Looks a file through and keeps a sound one until its sender takes it; nothing is changed yet.</summary>
    internal async Task<Result<LetterTemplatesOf>> Check(Caller caller, string? unit, string name, byte[] content, CancellationToken ct)
    {
        var shown = await Show(caller, unit, ct, Permission.WriteReports);
        if (shown is not Result<LetterTemplatesOf>.Done(var page))
            return shown;
        var opened = DocxTemplate.Open(content);
        if (opened is not Result<DocxTemplate>.Done(var template))
            return page with { Problem = ((Result<DocxTemplate>.Refused)opened).Problem };
        if (Refusal(page.Seen.Unit, page.MayWrite) is { } refused)
            return refused;
        page = page with { CheckedName = NameOf(name) };
        if (TemplateCheck.Faults(template, LetterVocabulary.Known) is { Count: > 0 } faults)
            return page with { Faults = faults };
        return uploads.Keep(caller.AccountId, page.CheckedName, content, new(page.Seen.Unit.Id)) is { } kept
            ? page with { Kept = (kept.Token, kept.FileName, kept.Until) }
            : page with { Problem = new("uploads-full", "Nhiều người đang nộp tệp cùng lúc.", "Hãy thử lại sau ít phút.") };
    }

    /// <summary>The file that was checked, filled with the latest report of its unit.</summary>
    internal async Task<Result<ReportFile>> Try(Caller caller, string token, string format, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        if (uploads.Find(caller.AccountId, token) is not { } kept)
            return Gone;
        var today = VietnamTime.Today(clock);
        var owed = (await dues.Of(kept.About.Unit.ToString(), caller, today.AddYears(-2), today.AddYears(1), ct)).Match(list => list, _ => []);
        if (owed.Where(due => due.Period is { } period && period.First <= today).MaxBy(due => due.Period!.Last) is not { Period: { } latest } one)
            return new Problem("template-no-report", "Đơn vị chưa có kỳ báo cáo nào để thử mẫu.", "Mẫu vẫn dùng được; tải một báo cáo sau khi kỳ đầu tiên bắt đầu để xem.") { Kind = ProblemKind.NotFound };
        var built = await build.Build(new(one.Program, one.Report, kept.About.Unit.ToString(), latest.Code), caller, ct);
        return built is Result<Domain.Reports.Report>.Done(var report) ? await printing.Filled(report, kept.Content, format == "pdf" ? "pdf" : "docx", ct) : ((Result<Domain.Reports.Report>.Refused)built).Problem;
    }

    /// <summary>Takes the file that was checked.</summary>
    internal async Task<Result<UnitId>> Use(Caller caller, string token, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        return uploads.Take(caller.AccountId, token) is { } kept
            ? await Add(caller, kept.About.Unit.ToString(), page => new LetterTemplateChange(page.Seen.Unit.Id, kept.FileName, kept.Content, null, null, caller.Login, clock.GetUtcNow()), ct)
            : Gone;
    }

    /// <summary>Brings an earlier version back, or with 0 takes the unit's own template away.</summary>
    internal async Task<Result<UnitId>> Return(Caller caller, string? unit, string? no, string? reason, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.WriteReports);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (Folding.Tidy(reason ?? "") is not { Length: > 0 and <= LongestReason } why)
            return new Problem("reason-missing", "Hãy ghi lý do đổi mẫu.", $"Viết ngắn gọn, nhiều nhất {LongestReason} ký tự; lý do được ghi vào nhật ký.");
        if (Opened(seen) is not { } province || !int.TryParse(no, out var wanted))
            return NoSuchVersion;
        var own = await LetterTemplateStore.Of(province, seen.Unit.Id, ct);
        if (own is not [var standing, ..] || (wanted == 0 ? standing.IsRemoval : wanted == standing.No))
            return new Problem("template-same", "Mẫu này đang được dùng.", "Không có gì thay đổi.") { Kind = ProblemKind.Conflict };
        var earlier = own.FirstOrDefault(version => version.No == wanted);
        var content = earlier is null ? null : await LetterTemplateStore.Content(province, seen.Unit.Id, wanted, ct);
        if (wanted != 0 && content is null)
            return NoSuchVersion;
        return await Add(caller, seen.Unit.Id.ToString(), page => new LetterTemplateChange(seen.Unit.Id, earlier?.Name ?? standing.Name, content, earlier?.No, why, caller.Login, clock.GetUtcNow()), ct);
    }

    /// <param name="no">Version of the unit; 0: the built-in one; null: the one in force.</param>
    internal async Task<Result<(string Name, byte[] Content)>> Download(Caller caller, string? unit, int? no, CancellationToken ct)
    {
        var found = await Show(caller, unit, ct);
        if (found is not Result<LetterTemplatesOf>.Done(var page))
            return ((Result<LetterTemplatesOf>.Refused)found).Problem;
        var version = no is null ? page.InForce : page.Own.FirstOrDefault(one => one.No == no);
        if (no is 0 || (no is null && version is null))
            return (LetterStart.FileName, LetterStart.Content);
        return version is { IsRemoval: false } && Opened(page.Seen) is { } province && await LetterTemplateStore.Content(province, version.Unit, version.No, ct) is { } content
            ? ($"mau-bao-cao_{page.Seen.Tree.Find(version.Unit)?.Code}_ban-{version.No}.docx", content) : NoSuchVersion;
    }

    private static Problem Gone { get; } = new("upload-gone", "Tệp đã kiểm tra không còn được giữ.", "Tệp chỉ được giữ hai mươi phút và dùng được một lần. Hãy chọn lại tệp; mẫu đang dùng chưa thay đổi.");

    private static Problem NoSuchVersion { get; } = new("template-not-found", "Không có bản mẫu này.", "Mở lại trang Mẫu văn bản để xem các bản đang có.") { Kind = ProblemKind.NotFound };

    internal static Problem? Refusal(Unit unit, bool mayWrite) => !Levels.Contains(unit.Kind)
        ? new Problem("template-level", $"{unit.FullName} dùng mẫu của cấp trên.", "Mẫu đặt cho tỉnh, huyện hoặc xã; các thôn trong xã dùng mẫu của xã.")
        : mayWrite ? null : new Problem("template-officers", "Mẫu văn bản do cán bộ của đơn vị đặt.", "Đề nghị cán bộ xã, cán bộ tỉnh thay mẫu; bạn vẫn tải và xem được.") { Kind = ProblemKind.Forbidden };

    internal static string NameOf(string name) => Folding.Tidy(Path.GetFileName(name.Replace('\\', '/'))) is { Length: > 0 and <= 200 } tidy ? tidy : LetterStart.FileName;

    private async Task<Result<UnitId>> Add(Caller caller, string unit, Func<LetterTemplatesOf, LetterTemplateChange> change, CancellationToken ct)
    {
        var found = await Show(caller, unit, ct, Permission.WriteReports);
        if (found is not Result<LetterTemplatesOf>.Done(var page))
            return ((Result<LetterTemplatesOf>.Refused)found).Problem;
        if (Refusal(page.Seen.Unit, page.MayWrite) is { } refused)
            return refused;
        return Opened(page.Seen) is { } province && await LetterTemplateStore.Add(province, change(page), ct) is not null
            ? page.Seen.Unit.Id
            : new Problem("template-changed", "Có người vừa đổi mẫu của đơn vị này.", "Tải lại trang để xem mẫu đang dùng, rồi làm lại.") { Kind = ProblemKind.Conflict };
    }

    private async Task<LetterTemplatesOf> Show(Caller caller, SeenUnit seen, CancellationToken ct)
    {
        var path = seen.Path;
        var inForce = Opened(seen) is { } province ? await LetterPrinting.Nearest(province, path, ct) : null;
        var own = Opened(seen) is { } home ? await LetterTemplateStore.Of(home, seen.Unit.Id, ct) : [];
        var mayWrite = Levels.Contains(seen.Unit.Kind)
            && caller.Grants.Any(grant => ReportRights.Officers.Contains(grant.Role) && (grant.UnitId == UnitId.Nation || path.Any(unit => unit.Id == grant.UnitId)));
        return new(seen, inForce, path.FirstOrDefault(unit => unit.Id == inForce?.Unit), own, mayWrite) { CanPrint = printing.CanPrint };
    }

    private ProvinceDatabase? Opened(SeenUnit seen) => databases.Province(seen.ProvinceCode) is Result<ProvinceDatabase>.Done(var province) ? province : null;
}
