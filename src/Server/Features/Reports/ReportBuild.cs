using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Which report is wanted.</summary>
/// <param name="Report">Schedule id within the program.</param>
/// <param name="Unit">Code, <c>code@date</c> or id, as of the period's end.</param>
/// <param name="Public">To be published: small counts are kept back whoever asks.</param>
public sealed record ReportRequest(string Program, string Report, string Unit, string Period, bool Public = false);

/// <summary>Computes a report as it stands: measures of the unit and of the units below, teams, findings.</summary>
public sealed class ReportBuild(UnitDirectory units, ProgramCatalogue programs, MeasureUnits measures, TeamDirectory teams, RosterCheck rosters, UnitInScope seen)
{
    /// <param name="caller">Who asks over the network; null at the installation's own command line, which sees all.</param>
    public async Task<Result<Report>> Build(ReportRequest request, Caller? caller, CancellationToken ct)
    {
        if (Period.Parse(request.Period) is not { } period)
            return new Problem("period-unreadable", $"Kỳ “{request.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        if (programs.Find(request.Program) is not Result<Domain.Programs.Program>.Done(var program))
            return ((Result<Domain.Programs.Program>.Refused)programs.Find(request.Program)).Problem;
        if (program.Reports.FirstOrDefault(report => report.Id == request.Report) is not { } schedule)
            return NoSuchReport(program, request.Report);
        var named = caller is null ? units.Named(request.Unit, period.Last, ct) : seen.Named(caller, request.Unit, period.Last, ct, Permission.ViewNumbers);
        return await (await named).Match(
            unit => Build(program, schedule, unit, period, request.Public, ct),
            problem => Task.FromResult<Result<Report>>(problem));
    }

    private async Task<Result<Report>> Build(Domain.Programs.Program program, ReportSchedule schedule, Unit unit, Period period, bool isPublic, CancellationToken ct)
    {
        if (ReportInput.Refusal(schedule, unit, period) is { } refusal)
            return refusal;
        var whole = await measures.Measure(program, unit, period, period.Last, by: null, ct, isPublic);
        if (whole is not Result<MeasureTable>.Done(var table))
            return ((Result<MeasureTable>.Refused)whole).Problem;
        var tree = await units.TreeOf(unit, period.Last, ct);
        IReadOnlyList<Unit> below = [.. tree.ChildrenOf(unit.Id)];
        var byUnit = below.Count == 0 ? table : (await measures.Measure(program, unit, period, period.Last, below[0].Kind, ct, isPublic)).Match(parts => parts, _ => table);
        var day = Report.DayOf(period, table.AsOf);
        return new ReportInput
        {
            Program = program,
            Schedule = schedule,
            Unit = unit,
            Whole = table,
            Below = below,
            ByUnit = byUnit.Rows,
            Teams = await units.ProvinceCodeOf(unit.Id, ct) is { } province ? await teams.Under(province, tree, unit.Id, day, ct) : null,
            Findings = await Findings(program, unit, day, ct),
        }.Compose();
    }

    /// <summary>The same findings that the roster check shows.</summary>
    private async Task<IReadOnlyList<Finding>> Findings(Domain.Programs.Program program, Unit unit, DateOnly day, CancellationToken ct) =>
        (await rosters.Check(unit.Id.ToString(), program.Id, day, ct)).Match<IReadOnlyList<Finding>>(
            found =>
            [
                .. from item in found.Items
                   from rule in program.Composition
                   where rule.Id == item.Rule
                   select new Finding(item.TeamId is { } team ? new TeamId(team) : null, item.UnitId, rule, item.Message),
            ],
            _ => []);

    private static Problem NoSuchReport(Domain.Programs.Program program, string id) => new(
        "report-not-found", $"Chương trình {program.Id} không có báo cáo “{id}”.",
        program.Reports.Count == 0
            ? "Văn bản này không quy định chế độ báo cáo định kỳ."
            : $"Các báo cáo đang có: {string.Join(", ", program.Reports.Select(report => $"{report.Id} ({report.Title})"))}.") { Kind = ProblemKind.NotFound };
}
