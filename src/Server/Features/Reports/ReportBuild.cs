using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Declared;
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

/// <summary>A report of a unit that is known.</summary>
internal sealed record ReportQuestion(Domain.Programs.Program Program, ReportSchedule Schedule, Unit Unit, Period Period)
{
    public bool IsPublic { get; init; }

    /// <summary>With the period before, a year ago and what was declared.</summary>
    public bool Compares { get; init; }

    public IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ReportFromBelow> FromBelow { get; init; } = [];
}

/// <summary>Computes a report as it stands: measures of the unit and of the units below, teams, findings.</summary>
public sealed class ReportBuild(UnitDirectory units, ProgramCatalogue programs, MeasureUnits measures, TeamDirectory teams, RosterCheck rosters, DeclaredValues declared, UnitInScope seen)
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
            unit => Of(new(program, schedule, unit, period) { IsPublic = request.Public, Compares = true }, ct),
            problem => Task.FromResult<Result<Report>>(problem));
    }

    /// <summary>The report of a unit that is already known.</summary>
    internal async Task<Result<Report>> Of(ReportQuestion question, CancellationToken ct)
    {
        var (program, schedule, unit, period) = (question.Program, question.Schedule, question.Unit, question.Period);
        if (ReportInput.Refusal(schedule, unit, period) is { } refusal)
            return refusal;
        var whole = await measures.Measure(program, unit, period, by: null, ct, question.IsPublic);
        if (whole is not Result<MeasureTable>.Done(var table))
            return ((Result<MeasureTable>.Refused)whole).Problem;
        var tree = await units.TreeOf(unit, period.Last, ct);
        IReadOnlyList<Unit> below = [.. tree.ChildrenOf(unit.Id)];
        var byUnit = below.Count == 0 || schedule.HasNoTable ? table : (await measures.Measure(program, unit, period, below[0].Kind, ct, question.IsPublic)).Match(parts => parts, _ => table);
        var day = Report.DayOf(period, table.AsOf);
        var province = await units.ProvinceCodeOf(unit.Id, ct);
        return new ReportInput
        {
            Program = program,
            Schedule = schedule,
            Unit = unit,
            Whole = table,
            Below = schedule.HasNoTable ? [] : below,
            ByUnit = byUnit.Rows,
            Teams = province is null ? null : await teams.Under(province, tree, unit.Id, day, ct),
            Findings = await Findings(program, unit, day, ct),
            Previous = question.Compares ? await ValuesOf(question, period.Before(), ct) : new(),
            YearAgo = question.Compares ? await ValuesOf(question, period.YearBefore(), ct) : new(),
            // A declared number is told as it is or not at all: nothing keeps its small counts back.
            Declared = question is { Compares: true, IsPublic: false } && province is not null ? await DeclaredBy(province, question, ct) : new(),
            Written = question.Written,
            FromBelow = question.FromBelow,
        }.Compose();
    }

    /// <summary>On the tree of the report's own last day, so that a commune of after a reform has figures of what became part of it, and a reform after that day changes nothing.</summary>
    private async Task<Dictionary<string, decimal?>> ValuesOf(ReportQuestion question, Period period, CancellationToken ct) =>
        (await measures.MeasureOnTreeOf(question.Period.Last, question.Program, question.Unit, period, question.IsPublic, ct))
        .Match(table => table.Rows.ToDictionary(row => row.Indicator, row => row.Value), _ => new());

    private async Task<Dictionary<string, DeclaredCounts>> DeclaredBy(string province, ReportQuestion question, CancellationToken ct) =>
        (await declared.Of(province, question.Program, [question.Unit.Id], question.Period, ct)).ToDictionary(value => value.Indicator, value => new DeclaredCounts(value.Numerator, value.Denominator, value.Note));

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
