using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Findings;

/// <summary>All that a program leaves to be done in an area: composition, units without a team, decisions not sent, each with the day it is due.</summary>
/// <param name="tree">Of <paramref name="day"/>.</param>
public sealed class ProgramFindings(Program program, UnitTree tree, DateOnly day)
{
    /// <param name="units">Of the area, standing on the day.</param>
    /// <param name="teams">Of these units, as of the day, as they were listed.</param>
    /// <param name="sentOn">The day each decision was sent to the superior; those not sent are missing.</param>
    public IReadOnlyList<OpenFinding> Of(IReadOnlyList<Unit> units, IReadOnlyList<Team> teams, IReadOnlyDictionary<DecisionId, DateOnly> sentOn)
    {
        var read = TeamsInWords.Of(program, teams);
        return
        [
            .. CompositionCheck.Check(program, units, read).Concat(LeaderCheck.Check(program, read)).Select(Ruled),
            .. Permitted(units, read),
            .. NotSent(read, sentOn),
        ];
    }

    private OpenFinding Ruled(Finding finding) => new(
        new(program.Id, finding.Rule.Id, finding.TeamId?.Value ?? finding.UnitId.Value), finding.TeamId is null ? FindingKind.TeamMissing : FindingKind.Composition,
        finding.Rule.Strength, finding.Rule.Clause, finding.UnitId, finding.TeamId, finding.Message)
    {
        DueOn = finding.Rule.Strength == Strength.Must ? CompleteBy(finding.UnitId) : null,
    };

    /// <summary>Units that may have a team and have none: nothing is wrong with that, and it is good to know.</summary>
    private IEnumerable<OpenFinding> Permitted(IReadOnlyList<Unit> units, IReadOnlyList<Team> teams)
    {
        var served = teams.Where(team => team.Members.Count > 0).Select(team => (team.UnitId, team.Level)).ToHashSet();
        return from rule in program.Composition.OfType<CompositionRule.TeamsPerUnit>()
               where rule.Strength == Strength.May
               from unit in units
               where unit.Kind == rule.Level && !served.Contains((unit.Id, unit.Kind))
               select new OpenFinding(
                   new(program.Id, rule.Id, unit.Id.Value), FindingKind.TeamMissing, Strength.May, rule.Clause, unit.Id, null,
                   $"{unit.FullName} chưa có Tổ công nghệ số cộng đồng {UnitWords.Text(rule.Level)}; văn bản cho phép lập, không bắt buộc");
    }

    private IEnumerable<OpenFinding> NotSent(IReadOnlyList<Team> teams, IReadOnlyDictionary<DecisionId, DateOnly> sentOn) =>
        from deadline in program.Deadlines
        where deadline.Asks.Contains(DeadlineAsk.DecisionsSent)
        from owed in teams
            .Select(team => (team.Decision, Unit: tree.Ancestor(team.UnitId, deadline.Level)))
            .Where(one => one.Unit is not null && !(sentOn.TryGetValue(one.Decision.Id, out var sent) && sent <= day))
            .DistinctBy(one => one.Decision.Id)
        select new OpenFinding(
            new(program.Id, deadline.Id, owed.Decision.Id.Value), FindingKind.DecisionNotSent, deadline.Strength, deadline.Clause, owed.Unit!.Id, null,
            $"Quyết định {owed.Decision.Number} ngày {VietnamTime.Text(owed.Decision.IssuedOn)} chưa gửi {deadline.To}")
        {
            DueOn = deadline.LastDay,
        };

    /// <summary>By when the teams at a place have to be as the program wants them.</summary>
    private DateOnly? CompleteBy(UnitId unit) => program.Deadlines
        .Where(deadline => deadline.Asks.Contains(DeadlineAsk.TeamsComplete) && tree.Ancestor(unit, deadline.Level) is not null)
        .Select(deadline => (DateOnly?)deadline.LastDay).Min();
}
