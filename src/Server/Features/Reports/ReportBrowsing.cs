using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Pages;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports;

/// <summary>What a unit owes in a year, and each report as a file: the portal's page of reports.</summary>
public sealed class ReportBrowsing
{
    private const int FirstYear = 2020, YearsBack = 2;

    private readonly UnitInScope unitsInScope;
    private readonly ProgramCoverage coverage;
    private readonly ReportDues dues;
    private readonly ReportBuild reports;
    private readonly Databases databases;
    private readonly ReportCaseStore cases;
    private readonly LetterPrinting printing;
    private readonly TimeProvider clock;

    internal ReportBrowsing(UnitInScope unitsInScope, ProgramCoverage coverage, ReportDues dues, ReportBuild reports, Databases databases, ReportCaseStore cases, LetterPrinting printing, TimeProvider clock) =>
        (this.unitsInScope, this.coverage, this.dues, this.reports, this.databases, this.cases, this.printing, this.clock) = (unitsInScope, coverage, dues, reports, databases, cases, printing, clock);

    internal async Task<Result<ReportListModel>> List(Caller caller, string? unit, string? program, int? year, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var last = year is >= FirstYear and < 2100 ? year.Value : today.Year;
        var programs = await coverage.Of(seen.Unit, ct);
        var chosen = programs.FirstOrDefault(one => one.Id == program);
        var byDue = await Opened(seen.ProvinceCode, seen.Unit.Id, ct);
        var (first, end) = (new DateOnly(year is null ? last - YearsBack : last, 1, 1), new DateOnly(last, 12, 31));
        return (await dues.Of(seen.Unit.Id.ToString(), caller, first, end, ct)).Match<Result<ReportListModel>>(
            scheduled =>
            {
                var owed = WithRequested(scheduled, byDue.Values, first, end);
                var wanted = owed.Where(due => chosen is null || due.Program == chosen.Id).ToList();
                // Without a wish, the latest year that has something: a program may be over.
                var shown = wanted.Count == 0 ? last : wanted.Max(YearOf);
                return new ReportListModel(
                    seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), programs, chosen, shown, [.. Enumerable.Range(today.Year - YearsBack, YearsBack + 2).Append(shown).Distinct().Order()],
                    [.. wanted.Where(due => YearOf(due) == shown && programs.Any(one => one.Id == due.Program)).Select(due => ReportRowModel.Of(due, programs.First(one => one.Id == due.Program), byDue.GetValueOrDefault((due.Program, due.Report, due.Period?.Code)), today))]);
            },
            problem => problem);
    }

    /// <summary>What a unit owes, with the report itself where its period is open.</summary>
    public async Task<Result<IReadOnlyList<(ReportDue Due, ReportCase? Case)>>> Owed(Caller caller, string unitText, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var owed = await dues.Of(unitText, caller, from, to, ct);
        if (owed is not Result<IReadOnlyList<ReportDue>>.Done(var list))
            return ((Result<IReadOnlyList<ReportDue>>.Refused)owed).Problem;
        if (await unitsInScope.Find(caller, unitText, ct, Permission.ViewNumbers) is not Result<SeenUnit>.Done(var seen))
            return list.Select(due => (due, (ReportCase?)null)).ToList();
        var opened = await Opened(seen.ProvinceCode, seen.Unit.Id, ct);
        var first = from ?? new(VietnamTime.Today(clock).Year, 1, 1);
        return WithRequested(list, opened.Values, first, to ?? new(first.Year, 12, 31)).Select(due => (due, opened.GetValueOrDefault((due.Program, due.Report, due.Period?.Code)))).ToList();
    }

    /// <summary>What schedules ask and what was requested besides, by their day.</summary>
    private static List<ReportDue> WithRequested(IReadOnlyList<ReportDue> scheduled, IEnumerable<ReportCase> opened, DateOnly first, DateOnly last) =>
    [
        .. scheduled.Concat(from one in opened
                            where one.Request is not null
                            let due = new ReportDue(one.Program, one.Report, one.Title, one.Period, one.Receiver, one.Dossier.DueOn, Strength.Must, one.Request!.Form.Steps[0].Clause)
                            where DayOf(due) >= first && DayOf(due) <= last
                            select due).OrderBy(DayOf),
    ];

    private async Task<Dictionary<(string Program, string Report, string? Period), ReportCase>> Opened(string provinceCode, UnitId unit, CancellationToken ct) =>
        databases.Province(provinceCode) is Result<ProvinceDatabase>.Done(var province)
            ? (await cases.Of(province, unit, ct)).ToDictionary(one => (one.Program, one.Report, one.Period?.Code)) : [];

    private static DateOnly DayOf(ReportDue due) => due.LastDay ?? due.Period!.Last;

    private static int YearOf(ReportDue due) => DayOf(due).Year;

    internal async Task<Result<ReportFile>> Download(Caller caller, ReportRequest request, string format, CancellationToken ct) =>
        await (await reports.Build(request, caller, ct)).Match(report => printing.File(report, format, ct), problem => Task.FromResult<Result<ReportFile>>(problem));
}
