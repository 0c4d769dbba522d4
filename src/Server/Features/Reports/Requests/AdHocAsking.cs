using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>Of whom something is asked.</summary>
/// <param name="Unit">Who asks; null: the caller's own unit.</param>
/// <param name="Program">Null: the program in force.</param>
/// <param name="Level">Null: the level right below.</param>
public sealed record AdHocAim(string? Unit, string? Program, string? Level);

/// <summary>What may be asked of whom.</summary>
/// <param name="Candidates">All units of the level that the program binds, in the order of the tree.</param>
public sealed record AdHocChoice(SeenUnit Seen, IReadOnlyList<Program> Programs, Program Program, IReadOnlyList<UnitKind> Levels, UnitKind Level, IReadOnlyList<Unit> Candidates, DateOnly Today)
{
    /// <summary>Kỳ số liệu to choose from: those that run, and those before.</summary>
    public IReadOnlyList<Period> Periods
    {
        get
        {
            Period[] running = [Period.Month(Today.Year, Today.Month), Period.QuarterOf(Today), Period.Year(Today.Year)];
            return [.. running.SelectMany(period => new[] { period, period.Before() })];
        }
    }
}

/// <summary>What came of asking.</summary>
/// <param name="People">How many were told at once.</param>
/// <param name="Unreached">Units without an account that writes the report.</param>
public sealed record AdHocAsked(Guid Id, int Units, int People, IReadOnlyList<string> Unreached);

/// <summary>Yêu cầu báo cáo đột xuất: asks units below for a report by a day.</summary>
internal sealed class AdHocAsking(Databases databases, UnitInScope seen, UnitDirectory directory, ProgramCoverage coverage, TimeProvider clock)
{
    /// <param name="caller">Null at the installation's own command line, which may all.</param>
    public async Task<Result<AdHocChoice>> Choose(Caller? caller, AdHocAim aim, CancellationToken ct)
    {
        if (caller is not null && Scope.Refusal(caller, Permission.WriteReports) is { } forbidden)
            return forbidden;
        var found = caller is null ? await seen.OfCommand(aim.Unit ?? "", ct) : await seen.Find(caller, aim.Unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var area))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (caller is not null && !ReportRights.MayAsk(caller, area.Unit.Id))
            return new Problem("report-request-not-yours", $"Chỉ cán bộ của {area.Unit.FullName} yêu cầu báo cáo nhân danh đơn vị này.", "Chọn đơn vị của bạn, hoặc đề nghị cán bộ của đơn vị đó.") { Kind = ProblemKind.Forbidden };
        var today = VietnamTime.Today(clock);
        var areas = await coverage.Areas(area.Unit, area.Tree, ct);
        IReadOnlyList<Program> programs = [.. areas.Select(one => one.Program)];
        IReadOnlyList<UnitKind> levels = [.. area.Tree.Under(area.Unit.Id).Select(unit => unit.Kind).Where(kind => kind > area.Unit.Kind).Distinct().Order()];
        if (programs.Count == 0 || levels.Count == 0)
            return new Problem("report-request-nobody", $"{area.Unit.FullName} không có đơn vị trực thuộc nào để yêu cầu báo cáo.", "Chọn một đơn vị có cấp dưới, thuộc một chương trình.");
        if (!string.IsNullOrEmpty(aim.Program) && programs.All(one => one.Id != aim.Program))
            return new Problem("program-not-found", $"Chương trình “{aim.Program}” không áp dụng ở {area.Unit.FullName}.", $"Các chương trình áp dụng: {string.Join(", ", programs.Select(one => one.Id))}.");
        if (!string.IsNullOrEmpty(aim.Level) && levels.All(one => UnitWords.Code(one) != aim.Level))
            return new Problem("level-not-found", $"{area.Unit.FullName} không có đơn vị cấp “{aim.Level}” bên dưới.", $"Các cấp: {string.Join(", ", levels.Select(UnitWords.Code))}.");
        var program = programs.FirstOrDefault(one => one.Id == aim.Program) ?? ProgramCoverage.Default(programs, today)!;
        var level = levels.Cast<UnitKind?>().FirstOrDefault(one => UnitWords.Code(one!.Value) == aim.Level) ?? levels[0];
        var bound = areas.First(one => one.Program == program).Tops.SelectMany(area.Tree.Under).Select(unit => unit.Id).ToHashSet();
        IReadOnlyList<Unit> candidates = [.. area.Tree.Under(area.Unit.Id, level).Where(unit => bound.Contains(unit.Id)).OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        return new AdHocChoice(area, programs, program, levels, level, candidates, today);
    }

    /// <param name="chosen">Ids or codes of the units; null: all of the level.</param>
    public async Task<Result<AdHocAsked>> Ask(Caller? caller, AdHocAim aim, IReadOnlyCollection<string>? chosen, AdHocDraft draft, CancellationToken ct)
    {
        var found = await Choose(caller, aim, ct);
        if (found is not Result<AdHocChoice>.Done(var choice))
            return ((Result<AdHocChoice>.Refused)found).Problem;
        if (databases.Province(choice.Seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(choice.Seen.ProvinceCode)).Problem;
        if (draft.Refusal(choice.Program, choice.Today) is { } refusal)
            return refusal;
        var named = Named(choice, chosen);
        if (named is not Result<List<Unit>>.Done(var units))
            return ((Result<List<Unit>>.Refused)named).Problem;
        var now = clock.GetUtcNow();
        var asked = Of(choice, draft, Guid.CreateVersion7(now));
        var (people, unreached) = (0, new List<string>());
        await AdHocStore.Add(province, asked, [.. units.Select(unit => unit.Id)], now, async (work, owed) =>
        {
            var recipients = await ReportRecipients.Of(work, directory, [.. units.Select(unit => unit.Id)], choice.Today, ct);
            people = await Outbox.Put(work, [.. from one in owed from recipient in recipients.Writers(one.Unit) select News(asked, one.Report, one.Unit, recipient.Account)], now, ct);
            unreached.AddRange(units.Where(unit => recipients.Writers(unit.Id).Count == 0).Select(unit => unit.FullName));
        }, ct);
        return new AdHocAsked(asked.Id, units.Count, people, unreached);
    }

    private static MessageDraft News(AdHocRequest asked, Guid report, UnitId unit, Guid account) => new(
        MessageKey.Of(MessageReason.Requested, report, account, version: 0), account, unit, MessageReason.Requested, report, asked.Title, asked.DueOn, ReportLinks.Case(report));

    private static AdHocRequest Of(AdHocChoice choice, AdHocDraft draft, Guid id)
    {
        var unit = choice.Seen.Unit;
        // At a province it is the department that its program's reports go to.
        var office = ReportOffice.Of(unit, choice.Program.Reports.Count > 0 ? choice.Program.Reports[0] : new ReportSchedule("", "", PeriodKind.Month, []));
        return new()
        {
            Id = id, Program = choice.Program.Id, Unit = unit.Id, UnitLevel = unit.Kind, Level = choice.Level, Title = draft.Title.Trim(), Number = draft.Number.Trim(), Dated = draft.Dated!.Value,
            Reason = draft.Reason.Trim(), Questions = draft.Asked, Indicators = draft.Indicators, Period = draft.Period ?? Period.Month(choice.Today.Year, choice.Today.Month), DueOn = draft.DueOn!.Value,
            Receiver = office.ShortName, WholeTo = string.IsNullOrWhiteSpace(draft.WholeTo) ? null : draft.WholeTo.Trim(),
        };
    }

    private static Result<List<Unit>> Named(AdHocChoice choice, IReadOnlyCollection<string>? chosen)
    {
        var units = new List<Unit>(chosen is null ? choice.Candidates : []);
        foreach (var name in chosen ?? [])
        {
            if (choice.Candidates.FirstOrDefault(unit => unit.Code == name || unit.Id.ToString() == name) is not { } unit)
                return new Problem("unit-not-found", $"Không có đơn vị {UnitWords.Text(choice.Level)} “{name}” dưới {choice.Seen.Unit.FullName} trong chương trình này.", "Chọn các đơn vị trong danh sách, hoặc yêu cầu tất cả.");
            units.Add(unit);
        }
        return units.Count > 0 ? units.DistinctBy(unit => unit.Id).ToList() : NoUnit;
    }

    private static Problem NoUnit => new("report-request-nobody", "Chưa chọn đơn vị nào.", "Đánh dấu ít nhất một đơn vị, hoặc chọn yêu cầu tất cả.");
}
