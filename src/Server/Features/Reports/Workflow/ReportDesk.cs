using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Attachments;
using CongDongSo.Server.Features.Reports.Official;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>A report on somebody's desk.</summary>
/// <param name="Content">As it was sent where it is with the superior, else as it stands; null where its program is not here any more, or has no figures.</param>
/// <param name="WhyNot">Why there is no content.</param>
/// <param name="Differences">What the records give otherwise now than when it was sent.</param>
/// <param name="Suggested">Sentences to begin with, by section, while nothing is written.</param>
public sealed record ReportOnDesk(
    ReportCase Case, Unit Unit, IReadOnlyList<Unit> Path, Program? Program, ReportSchedule? Schedule, Report? Content, Problem? WhyNot, ReportSubmission? Sent, IReadOnlyList<ReportDifference> Differences,
    IReadOnlyList<ReportRemark> Remarks, IReadOnlyList<ReportStepDone> Steps, IReadOnlyDictionary<string, string> Suggested, bool MayWrite, bool MayJudge, DateOnly Today)
{
    /// <summary>Who was told of it, for who judges it.</summary>
    public IReadOnlyList<ToldMessage> Told { get; init; } = [];

    /// <summary>Signed copies of what was sent, the one that stands first; none for who may not see what was sent.</summary>
    public IReadOnlyList<OfficialCopy> Official { get; init; } = [];

    /// <summary>Whether the caller may see what was sent as a whole.</summary>
    public bool SeesAll { get; init; }

    /// <summary>Files that go with it: for its unit those of the draft, else those of what was sent last; none for who may not see what was sent.</summary>
    public IReadOnlyList<ReportAttachment> Attachments { get; init; } = [];

    /// <summary>Whether the machine makes a PDF of the letter.</summary>
    public bool CanPrint { get; init; }
}

/// <summary>Where a report is kept, and whether the caller is one who writes it.</summary>
internal sealed record ReportPlace(ProvinceDatabase Province, ReportCase Case, bool MayWrite);

/// <summary>Bàn báo cáo: one report, and every step of it.</summary>
public sealed class ReportDesk
{
    private readonly Databases databases;
    private readonly ReportCaseStore store;
    private readonly ReportBuild build;
    private readonly ProgramCatalogue programs;
    private readonly UnitDirectory units;
    private readonly DifficultyFigures difficulties;
    private readonly Scope scope;
    private readonly LetterPrinting printing;
    private readonly TimeProvider clock;

    internal ReportDesk(Databases databases, ReportCaseStore store, ReportBuild build, ProgramCatalogue programs, UnitDirectory units, DifficultyFigures difficulties, Scope scope, LetterPrinting printing, TimeProvider clock) =>
        (this.databases, this.store, this.build, this.programs, this.units, this.difficulties, this.scope, this.printing, this.clock) = (databases, store, build, programs, units, difficulties, scope, printing, clock);

    public async Task<Result<ReportOnDesk>> Show(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        if (found is not Result<Found>.Done(var here))
            return ((Result<Found>.Refused)found).Problem;
        var (report, province) = (here.Case, here.Province);
        // What was sent has exact numbers in it: who may not see residents is shown what can be told, as it stands.
        var seesAll = await scope.Covers(caller, report.Unit, ct, Permission.ViewResidents);
        var sent = seesAll ? await ReportCaseStore.LastSent(province, id, ct) : null;
        var live = await Content(here, report.Dossier.Text, ct);
        var isSent = ReportStateWords.IsSent(report.Dossier.State);
        var now = (live as Result<Report>.Done)?.Value;
        return new ReportOnDesk(
            report, here.Unit, here.Path, here.Program, here.Schedule, isSent ? sent?.Content ?? now : now, (live as Result<Report>.Refused)?.Problem, sent,
            isSent && sent is not null && now is not null ? ReportDifference.Between(sent.Content, now) : [],
            report.Dossier.State == ReportState.Returned ? await ReportCaseStore.Remarks(province, id, ct) : [], await ReportCaseStore.Steps(province, id, ct),
            report.Dossier.State == ReportState.Owed && here.MayWrite ? await Suggested(here, ct) : new Dictionary<string, string>(), here.MayWrite, here.MayJudge, VietnamTime.Today(clock))
        {
            Told = here.MayJudge ? await MessageTrail.Of(province, id, ct) : [],
            CanPrint = printing.CanPrint,
            SeesAll = seesAll,
            Attachments = seesAll ? [.. (await ReportAttachmentStore.Of(province, id, ct)).Where(file => file.WentLast(report.Dossier) || here.MayWrite && file.IsDrafted(report.Dossier))] : [],
            Official = seesAll && report.Dossier.Submissions > 0 ? await OfficialCopyStore.Of(province, id, ct) : [],
        };
    }

    internal async Task<Result<ReportPlace>> Place(Caller caller, Guid id, CancellationToken ct) =>
        (await Find(caller, id, ct)).Match<Result<ReportPlace>>(here => new ReportPlace(here.Province, here.Case, here.MayWrite), problem => problem);

    /// <summary>The report as a letter (printed, too, where the machine can), workbook or JSON: as it was sent, or as it stands.</summary>
    public async Task<Result<ReportFile>> File(Caller caller, Guid id, string format, CancellationToken ct) => await (await Show(caller, id, ct)).Match(
        async desk => desk.Content is { } content ? await printing.File(content, format, ct) : (Result<ReportFile>)desk.WhyNot!,
        problem => Task.FromResult<Result<ReportFile>>(problem));

    /// <summary>Does a deed, and answers with the report after it.</summary>
    /// <param name="seen">The version that the caller saw.</param>
    /// <param name="along">What is written with it, in the same transaction.</param>
    public async Task<Result<ReportCase>> Do(Caller caller, Guid id, ReportDeed deed, int seen, CancellationToken ct, Func<ProvinceWork, Task>? along = null)
    {
        if (Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        var found = await Find(caller, id, ct);
        if (found is not Result<Found>.Done(var here))
            return ((Result<Found>.Refused)found).Problem;
        var isOwn = deed is ReportDeed.Write or ReportDeed.Attach or ReportDeed.Detach or ReportDeed.Submit;
        if (isOwn ? !here.MayWrite : !here.MayJudge)
            return NotYours(here, isOwn);
        var now = clock.GetUtcNow();
        var whole = await store.Whole(here.Province, here.Case, ct);
        var done = here.Case.Dossier.Do(deed, seen, now, whole is not null && ReportStateWords.IsSent(whole.Dossier.State));
        if (done is not Result<ReportDossier>.Done(var after))
            return ((Result<ReportDossier>.Refused)done).Problem;
        var writing = new ReportWriting(here.Case, after, deed, now);
        if (deed is ReportDeed.Submit)
        {
            var content = await Content(here, after.Text, ct);
            if (content is not Result<Report>.Done(var frozen))
                return ((Result<Report>.Refused)content).Problem;
            var parts = await Parts(here, ct);
            writing = writing with { Sent = frozen, Parts = [.. parts.Where(part => part.Dossier.State == ReportState.Accepted)] };
        }
        return await ReportWriteStore.Do(here.Province, writing, Tell, ct) ? here.Case with { Dossier = after } : Changed;

        async Task Tell(ProvinceWork work)
        {
            if (along is not null)
                await along(work);
            await ReportNews.Tell(work, units, writing, ct);
        }
    }

    private static Problem Changed => new("report-changed", "Có người vừa thay đổi báo cáo này, hoặc một báo cáo trong phần tổng hợp.", "Tải lại trang để xem bản mới, rồi làm lại. Điều bạn vừa làm chưa được ghi.") { Kind = ProblemKind.Conflict };

    private static Problem NotYours(Found here, bool isOwn) => isOwn
        ? new("report-not-yours", $"Báo cáo này do {here.Unit.FullName} lập.", "Cấp trên đọc, trả lại hoặc tiếp nhận; không sửa thay.") { Kind = ProblemKind.Forbidden }
        : new("report-not-yours", $"Việc này dành cho cấp trên của {here.Unit.FullName}.", "Đơn vị lập báo cáo chỉ soạn và gửi.") { Kind = ProblemKind.Forbidden };

    private async Task<Result<Report>> Content(Found here, IReadOnlyDictionary<string, string> written, CancellationToken ct)
    {
        if (here.Program is null || here.Schedule is null)
            return new Problem("report-program-gone", $"Chương trình {here.Case.Program} không còn mẫu báo cáo này.", "Nạp lại tệp chương trình, hoặc thôi yêu cầu báo cáo.");
        var content = await build.Of(
            new(here.Program, here.Schedule, here.Unit, here.Case.Measured) { Compares = true, Written = written, FromBelow = await FromBelow(here, ct) }, ct);
        var attached = (await ReportAttachmentStore.Of(here.Province, here.Case.Id, ct)).Where(file => file.LastSubmission is null).Select(file => file.Name).ToList();
        return content.Match<Result<Report>>(report => AsAsked(report with { Title = here.Case.Title, DueOn = here.Case.Dossier.LastDay, Attachments = attached }, here.Case), problem => problem);
    }

    /// <summary>What was requested cites the dispatch that asks, and without a table it is what was asked in words and nothing else.</summary>
    private static Report AsAsked(Report report, ReportCase of) => of.Request switch
    {
        null => report,
        { HasTable: true } asked => report with { Basis = asked.Basis },
        var asked => report with { Basis = asked.Basis, Teams = null, Findings = [], TeamStory = [], ResultStory = [] },
    };

    private Task<IReadOnlyList<ReportCase>> Parts(Found here, CancellationToken ct) => store.Below(here.Province, here.Case.Unit, here.Case.Program, here.Case.Report, here.Case.Period, ct);

    private async Task<IReadOnlyList<ReportFromBelow>> FromBelow(Found here, CancellationToken ct)
    {
        var parts = await Parts(here, ct);
        if (parts.Count == 0)
            return [];
        var today = VietnamTime.Today(clock);
        var frozen = await ReportCaseStore.Frozen(here.Province, [.. parts.Where(part => part.Dossier.Submissions > 0).Select(part => part.Id)], ct);
        var names = (await units.LastKnown([.. parts.Select(part => part.Unit)], today, ct)).ToDictionary(unit => unit.Id);
        return
        [
            .. from part in parts
               let unit = names.GetValueOrDefault(part.Unit)
               where unit is not null
               orderby unit.Code
               select new ReportFromBelow(part.Id, unit, part.Dossier.State, part.Dossier.On(today), part.SubmittedAt, ReportStateWords.IsSent(part.Dossier.State) ? frozen.GetValueOrDefault(part.Id, []) : []),
        ];
    }

    private async Task<IReadOnlyDictionary<string, string>> Suggested(Found here, CancellationToken ct)
    {
        if (here.Program is null || here.Schedule is null)
            return new Dictionary<string, string>();
        var period = here.Case.Measured;
        var tree = await units.TreeOf(here.Unit, VietnamTime.Today(clock), ct);
        List<UnitId> places = [.. tree.Under(here.Unit.Id).Select(unit => unit.Id)];
        return ReportSuggestions.Of(
            here.Program, here.Schedule, here.Unit, period, await FieldActivity.Activities(here.Province, places, period.First, period.Last, ct), await difficulties.Of(here.Province, [here.Unit.Id], period, ct));
    }

    private async Task<Result<Found>> Find(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewNumbers) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            // Row-level security answers only for what lies in the caller's scope.
            if (await store.Find(province, id, ct) is not { } report)
                continue;
            var day = report.Measured.Last < VietnamTime.Today(clock) ? report.Measured.Last : VietnamTime.Today(clock);
            if ((await units.LastKnown([report.Unit], day, ct)) is not [var unit])
                break;
            var path = (await units.TreeOf(unit, unit.ValidTo is { } last && last < day ? last : day, ct)).PathTo(unit.Id);
            var program = programs.All.FirstOrDefault(one => one.Id == report.Program);
            return new Found(
                province, report, unit, path, program, program is null ? null : ReportForm.Of(program, report.Report, report.Request), ReportRights.MayWrite(caller, unit), ReportRights.MayJudge(caller, report, path));
        }
        return new Problem("report-not-found", "Không có báo cáo này trong phạm vi của bạn.", "Xem các báo cáo trong mục Báo cáo.") { Kind = ProblemKind.NotFound };
    }

    private sealed record Found(ProvinceDatabase Province, ReportCase Case, Unit Unit, IReadOnlyList<Unit> Path, Program? Program, ReportSchedule? Schedule, bool MayWrite, bool MayJudge);
}
