using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>What a program in force says of the unit's teams as they would be.</summary>
/// <param name="Findings">Those that bind first.</param>
public sealed record ProgramVerdict(Program Program, IReadOnlyList<PlacedFinding> Findings);

/// <param name="Place">The team, or the unit that lacks one.</param>
public sealed record PlacedFinding(string Place, Finding Finding);

/// <summary>What a draft comes to: its faults, what it changes, and what every program in force says of the outcome.</summary>
/// <param name="Verdicts">Empty where there are faults that keep the sheet from being read.</param>
public sealed record DecisionOutcome(IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Notices, RosterChanges Changes, IReadOnlyList<TeamEffect> Effects, IReadOnlyList<ProgramVerdict> Verdicts)
{
    public int Findings => Verdicts.Sum(verdict => verdict.Findings.Count);
}

/// <summary>Reads a draft and works out what it comes to; publishing runs the very same plan.</summary>
public sealed class DecisionReview(UnitDirectory units, ProgramCoverage coverage, TimeProvider clock)
{
    internal async Task<DecisionOutcome> Of(DraftPlace place, CancellationToken ct)
    {
        var sheet = await Read(place, ct);
        var state = await DecisionPublishStore.Look(place.Province, sheet.Listed.Teams, place.Area.Units, sheet.Decision.Text.Issuer, ct);
        return Outcome(place, sheet, state, Plan(place.Draft, sheet, state));
    }

    /// <summary>The sheet as teams, and the decision as it would be stored.</summary>
    internal async Task<ReadDraft> Read(DraftPlace place, CancellationToken ct)
    {
        var (draft, area) = (place.Draft, place.Area);
        var today = VietnamTime.Today(clock);
        var (unit, tree) = await PlaceOn(area, draft.Head.IssuedOn ?? today, ct);
        var issuer = tree.Ancestor(unit.Id, draft.Head.IssuerLevel) ?? unit;
        var text = new ListedDecision(issuer.Id, draft.Head.Number ?? "(chưa có số)", draft.Head.IssuedOn ?? today, issuer.Kind);
        // A decision of an earlier day is typed for the teams of today: what asks something of them now counts.
        var programs = await ProgramsOf(area.Unit, draft.Head.InForceFrom is { } from && from > today ? from : today, ct);
        var decision = new KnownDecision(new(draft.Id), text) { From = draft.Head.InForceFrom ?? today };
        return new(decision, new SheetListing(tree, unit, text, Affiliations(programs, draft.Rows)).List(draft.Rows), programs);
    }

    internal RosterPlan Plan(DecisionDraft draft, ReadDraft sheet, RosterState state) =>
        DecisionPlanning.Plan(draft.Head.Kind, sheet.Decision, sheet.Listed.Teams, draft.Ends, state, () => Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Words of the cell Thành phần in a unit: of every program in force, the newest first.</summary>
    internal async Task<AffiliationCell> AffiliationsOf(Unit unit, DateOnly day, CancellationToken ct) => new((await ProgramsOf(unit, day, ct)).SelectMany(program => program.Affiliations));

    private static AffiliationCell Affiliations(IReadOnlyList<Program> programs, IReadOnlyList<TypedRow> rows)
    {
        var cell = new AffiliationCell(programs.SelectMany(program => program.Affiliations));
        // Ids of programs that are over stand in rosters for themselves.
        return cell.Knowing(rows.SelectMany(row => row.Affiliations.Split(';', StringSplitOptions.TrimEntries)).Where(IsId));
    }

    private static bool IsId(string word) => word.Length > 0 && word.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) && word.Contains('-', StringComparison.Ordinal);

    private async Task<IReadOnlyList<Program>> ProgramsOf(Unit unit, DateOnly day, CancellationToken ct) => [.. (await coverage.Of(unit, ct)).Where(program => program.InForceOn(day))];

    /// <summary>The unit as it was on the day of the decision; one that stands only since is taken as it is now, as imports do.</summary>
    private async Task<(Unit Unit, UnitTree Tree)> PlaceOn(DecisionArea area, DateOnly day, CancellationToken ct)
    {
        if (day == area.Seen.Tree.Day || await units.Find(area.Unit.Id, day, ct) is not { } unit)
            return (area.Unit, area.Seen.Tree);
        var tree = await units.TreeOf(unit, day, ct);
        return tree.Find(unit.Id) is { } then ? (then, tree) : (area.Unit, area.Seen.Tree);
    }

    private static DecisionOutcome Outcome(DraftPlace place, ReadDraft sheet, RosterState state, RosterPlan plan)
    {
        IReadOnlyList<Fault> faults = [.. sheet.Listed.Faults.Concat(sheet.Listed.Faults.Count == 0 ? plan.Faults : []).Distinct()];
        IReadOnlyList<Fault> notices = [.. sheet.Listed.Notices.Concat(plan.Notices)];
        // What a sheet without rows lacks is told all the same: it is what the typist begins with.
        if (plan.Faults.Count > 0 && sheet.Listed.Teams.Count + place.Draft.Ends.Count > 0)
            return new(faults, notices, new(0, 0, 0, 0), [], []);
        var tree = place.Area.Seen.Tree;
        IReadOnlyList<Unit> below = [.. tree.Under(place.Area.Unit.Id)];
        var teams = RosterOutlook.After(state, plan).Where(team => below.Any(unit => unit.Id == team.UnitId)).ToList();
        var names = teams.ToDictionary(team => team.Id, team => team.Name);
        IReadOnlyList<ProgramVerdict> verdicts =
        [
            .. from program in sheet.Programs
               where program.Composition.Count > 0
               select new ProgramVerdict(program, [.. CompositionReview.Of(program, below, teams).OrderBy(finding => finding.Rule.Strength)
                   .Select(finding => new PlacedFinding(finding.TeamId is { } team ? names[team] : tree.Find(finding.UnitId)!.FullName, finding))]),
        ];
        return new(faults, notices, plan.Changes, TeamEffect.Of(state, plan), verdicts);
    }
}

/// <param name="Programs">In force for the unit today, or on the later day that the decision takes force.</param>
internal sealed record ReadDraft(KnownDecision Decision, ListedRoster Listed, IReadOnlyList<Program> Programs);
