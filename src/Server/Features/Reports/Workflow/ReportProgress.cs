using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Which period's progress is wanted; blank for the one that was opened last.</summary>
public sealed record ProgressAsk(string? Unit, string? Program, string? Report, string? Period);

/// <summary>Tiến độ báo cáo: who of the units below has drafted, sent, been returned, is late, and how it was before.</summary>
/// <param name="Periods">Of all that the unit receives, the latest first.</param>
/// <param name="Chosen">Null where nothing is received.</param>
/// <param name="Lines">Who is late first, then who has not sent, then by code.</param>
public sealed record ReportProgressOf(SeenUnit Seen, IReadOnlyList<ReceivedPeriod> Periods, ReceivedPeriod? Chosen, IReadOnlyList<ProgressLine> Lines, DateOnly Today)
{
    /// <summary>When the people of each report were last reminded by hand, and how many.</summary>
    public IReadOnlyDictionary<Guid, (DateTimeOffset At, int People)> LastAsked { get; init; } = new Dictionary<Guid, (DateTimeOffset, int)>();

    public int Count(Timeliness timeliness) => Lines.Count(line => line.Timeliness == timeliness);
}

public sealed record ProgressLine(ReportCase Case, Unit Unit, Timeliness Timeliness);

/// <summary>Looks at what a unit receives.</summary>
public sealed class ReportProgress
{
    private readonly Databases databases;
    private readonly ReportCaseStore store;
    private readonly UnitInScope seen;
    private readonly UnitDirectory units;
    private readonly TimeProvider clock;

    internal ReportProgress(Databases databases, ReportCaseStore store, UnitInScope seen, UnitDirectory units, TimeProvider clock) =>
        (this.databases, this.store, this.seen, this.units, this.clock) = (databases, store, seen, units, clock);

    public async Task<Result<ReportProgressOf>> Of(Caller caller, ProgressAsk ask, CancellationToken ct)
    {
        var found = await seen.Find(caller, ask.Unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var area))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(area.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(area.ProvinceCode)).Problem;
        var today = VietnamTime.Today(clock);
        var periods = await ReportCaseStore.Received(province, area.Unit.Id, ct);
        var chosen = periods.FirstOrDefault(one => one.Program == ask.Program && one.Report == ask.Report && (one.Period?.Code ?? "") == (ask.Period ?? "")) ?? (periods.Count > 0 ? periods[0] : null);
        if (chosen is null)
            return new ReportProgressOf(area, periods, null, [], today);
        var cases = await store.Below(province, area.Unit.Id, chosen.Program, chosen.Report, chosen.Period, ct);
        var names = (await units.LastKnown([.. cases.Select(one => one.Unit)], today, ct)).ToDictionary(unit => unit.Id);
        IReadOnlyList<ProgressLine> lines =
        [
            .. from one in cases
               where names.ContainsKey(one.Unit)
               let line = new ProgressLine(one, names[one.Unit], one.Dossier.On(today))
               orderby Urgency(line), line.Unit.Code
               select line,
        ];
        return new ReportProgressOf(area, periods, chosen, lines, today) { LastAsked = await MessageTrail.LastAsked(province, [.. cases.Select(one => one.Id)], ct) };
    }

    internal static int Urgency(ProgressLine line) => line switch
    {
        { Case.Dossier.State: ReportState.Submitted } => 0,
        { Timeliness: Timeliness.Missing } => 1,
        { Case.Dossier.State: ReportState.Returned } => 2,
        { Timeliness: Timeliness.Open } => 3,
        { Timeliness: Timeliness.Excused } => 5,
        _ => 4,
    };
}
