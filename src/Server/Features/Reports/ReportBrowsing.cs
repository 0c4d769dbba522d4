using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Reports;

/// <summary>What a unit owes in a year, and each report as a file: the portal's page of reports.</summary>
public sealed class ReportBrowsing(UnitInScope unitsInScope, ProgramCoverage coverage, ReportDues dues, ReportBuild reports, TimeProvider clock)
{
    private const int FirstYear = 2020, YearsBack = 2;

    internal async Task<Result<ReportListModel>> List(Caller caller, string? unit, string? program, int? year, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var last = year is >= FirstYear and < 2100 ? year.Value : today.Year;
        var programs = await coverage.Of(seen.Unit, ct);
        var chosen = programs.FirstOrDefault(one => one.Id == program);
        return (await dues.Of(seen.Unit.Id.ToString(), caller, new DateOnly(year is null ? last - YearsBack : last, 1, 1), new DateOnly(last, 12, 31), ct)).Match<Result<ReportListModel>>(
            owed =>
            {
                var wanted = owed.Where(due => chosen is null || due.Program == chosen.Id).ToList();
                // Without a wish, the latest year that has something: a program may be over.
                var shown = wanted.Count == 0 ? last : wanted.Max(YearOf);
                return new ReportListModel(
                    seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), programs, chosen, shown, [.. Enumerable.Range(today.Year - YearsBack, YearsBack + 2).Append(shown).Distinct().Order()],
                    [.. wanted.Where(due => YearOf(due) == shown).Select(due => ReportRowModel.Of(due, programs.First(one => one.Id == due.Program), today))]);
            },
            problem => problem);
    }

    private static int YearOf(ReportDue due) => (due.LastDay ?? due.Period!.Last).Year;

    internal async Task<Result<ReportFile>> Download(Caller caller, ReportRequest request, string format, CancellationToken ct) =>
        (await reports.Build(request, caller, ct)).Match(report => ReportFile.Of(report, format), problem => problem);
}
