using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>
/// Compares a roster with what is stored. A later decision closes what it changes and opens it anew; the decision that is in force already corrects
/// in place; an earlier one is refused. Teams that the roster does not name are left alone.
/// </summary>
public sealed class RosterPlanning
{
    private readonly RosterState state;
    private readonly IReadOnlyList<ListedTeam> listed;
    private readonly Func<Guid> newId;
    private readonly RosterPlan plan = new();
    private readonly Dictionary<DecisionId, KnownDecision> decisionById;
    private readonly Dictionary<ListedDecision, KnownDecision> decisions;
    private readonly Dictionary<(UnitId, UnitKind, string), KnownTeam> teams = [];
    private readonly ILookup<TeamId, KnownMembership> memberships;
    private readonly PeopleRegister people;
    private readonly List<(PersonId Person, bool OtherwiseChanged)> kept = [];
    private readonly AffiliationReader? words;

    private RosterPlanning(IReadOnlyList<ListedTeam> listed, RosterState state, Func<Guid> newId, AffiliationReader? words)
    {
        (this.listed, this.state, this.newId, this.words) = (listed, state, newId, words);
        decisionById = state.Decisions.ToDictionary(decision => decision.Id);
        decisions = state.Decisions.ToDictionary(decision => decision.Text);
        foreach (var team in state.Teams)
            teams.TryAdd((team.UnitId, team.Level, team.Key), team);
        memberships = state.Memberships.ToLookup(membership => membership.Team);
        people = new(state.People, state.Aliases, listed.SelectMany(team => team.Members), newId);
    }

    /// <param name="newId">Gives each new thing its id.</param>
    /// <param name="ending">Teams that end beside; a roster that came as a file ends none.</param>
    /// <param name="words">Of a roster that has no column for affiliations, what reads its notes; null: the roster names them all.</param>
    public static RosterPlan Plan(IReadOnlyList<ListedTeam> listed, RosterState state, Func<Guid> newId, TeamEnding? ending = null, AffiliationReader? words = null) =>
        new RosterPlanning(listed, state, newId, words).Plan(ending);

    private RosterPlan Plan(TeamEnding? ending)
    {
        foreach (var team in listed)
            PlanTeam(team);
        foreach (var id in ending?.Teams ?? [])
            PlanEnd(id, ending!.By);
        plan.NewPeople.AddRange(people.New);
        plan.ChangedPeople.AddRange(people.Changed);
        var changed = kept.Count(member => member.OtherwiseChanged || people.IsChanged(member.Person));
        plan.Changes = plan.Changes with { Changed = changed, Unchanged = kept.Count - changed };
        return plan;
    }

    private void PlanTeam(ListedTeam team)
    {
        if (DecisionOf(team) is not { } decision)
            return;
        if (StoredTeam(team) is not { } stored)
        {
            var made = new KnownTeam(new(newId()), team.UnitId, team.Level, team.Name, team.Key, team.Ordinal, decision.Id);
            plan.NewTeams.Add(made);
            plan.TeamDecisions.Add((made.Id, decision));
            PlanMembers(team, made.Id, decision, isLater: false);
            return;
        }
        var inForce = decisionById[stored.Decision];
        if (decision.From < inForce.From)
        {
            plan.Faults.Add(team.DecisionPlace.Fault(
                RosterColumn.Decision, decision.Text.Number,
                $"{stored.Name} đang theo quyết định {inForce.Text.Number} ngày {VietnamTime.Text(inForce.Text.IssuedOn)}, mới hơn quyết định ghi ở đây ngày {VietnamTime.Text(decision.Text.IssuedOn)}: không ghi lại danh sách cũ"));
            return;
        }
        var isLater = decision.Id != inForce.Id;
        if (isLater)
            plan.TeamDecisions.Add((stored.Id, decision));
        var now = stored with { UnitId = team.UnitId, Name = team.Name, Key = team.Key, Ordinal = team.Ordinal, Decision = decision.Id };
        if (now != stored)
            plan.ChangedTeams.Add(now);
        if (now.UnitId != stored.UnitId)
            plan.Notices.Add(team.Place.Fault(RosterColumn.Team, team.Name, "Tổ trước đây ghi ở xã, nay đã tìm được thôn, tổ dân phố của Tổ"));
        PlanMembers(team, stored.Id, decision, isLater);
    }

    /// <summary>By unit and name; a team that was imported before its village was registered stands on the commune.</summary>
    private KnownTeam? StoredTeam(ListedTeam team) =>
        teams.GetValueOrDefault((team.UnitId, team.Level, team.Key)) ?? teams.GetValueOrDefault((team.CommuneId, team.Level, team.KeyOnCommune));

    /// <summary>Null where the number is stored with another date of the same year: numbers begin anew each year.</summary>
    private KnownDecision? DecisionOf(ListedTeam team)
    {
        if (decisions.TryGetValue(team.Decision, out var known))
            return known;
        var other = state.Decisions.FirstOrDefault(decision => decision.Text.Issuer == team.Decision.Issuer && decision.Text.Number == team.Decision.Number
            && decision.Text.IssuedOn.Year == team.Decision.IssuedOn.Year);
        if (other is not null)
        {
            plan.Faults.Add(team.DecisionPlace.Fault(
                RosterColumn.Decision, $"{team.Decision.Number} ngày {VietnamTime.Text(team.Decision.IssuedOn)}",
                $"Quyết định {other.Text.Number} đã được nhập với ngày {VietnamTime.Text(other.Text.IssuedOn)}: hãy kiểm tra số và ngày"));
            return null;
        }
        var made = new KnownDecision(new(newId()), team.Decision);
        plan.NewDecisions.Add(made);
        decisionById[made.Id] = made;
        return decisions[team.Decision] = made;
    }

    private void PlanMembers(ListedTeam team, TeamId id, KnownDecision decision, bool isLater)
    {
        var pairs = MemberPairing.Pair(team.Members, [.. memberships[id]], people);
        var here = team.Members.Select((member, i) => pairs.Of(i)?.Person ?? people.Exactly(member)).OfType<PersonId>().ToHashSet();
        for (var i = 0; i < team.Members.Count; i++)
        {
            var member = team.Members[i];
            var before = pairs.Of(i);
            var facts = new MembershipFacts(member.Role, member.Post, AffiliationsOf(member, before?.Facts), member.Note) { TermTo = (member.Term ?? new(before?.Facts.TermTo)).To };
            if (before is not null)
            {
                Keep(before, before with { Person = people.Of(member, before.Person), Facts = facts, Ordinal = i + 1 }, decision, isLater);
            }
            else if (here.Any(other => people.IsEarlier(other, member)))
            {
                plan.Notices.Add(member.Place.Fault(RosterColumn.Name, member.Name, "Người này đã được gộp với một người khác của cùng Tổ: không ghi hai lần"));
            }
            else
            {
                var person = people.Of(member);
                here.Add(person);
                Add(new(newId(), id, person, facts, i + 1, decision.Id, decision.From));
            }
        }
        foreach (var gone in pairs.Unlisted)
        {
            End(gone, decision);
            plan.Changes = plan.Changes with { Ended = plan.Changes.Ended + 1 };
        }
    }

    /// <summary>What was chosen in a decision's sheet stays where a file can only speak by its notes: it is what the stored note does not say itself.</summary>
    private IReadOnlyList<string> AffiliationsOf(ListedMember member, MembershipFacts? before)
    {
        if (words is null || before is null || before.Affiliations.Count == 0)
            return member.Affiliations;
        var noted = words.Read(before.Note, before.Post);
        var stay = before.Affiliations.Where(one => !noted.Contains(one) || member.Affiliations.Contains(one)).ToList();
        return [.. stay, .. member.Affiliations.Except(stay)];
    }

    private void PlanEnd(TeamId id, KnownDecision decision)
    {
        if (state.Teams.FirstOrDefault(team => team.Id == id) is not { } stored)
            plan.Faults.Add(new(null, 0, "", null, "Tổ chọn để kết thúc không còn hoạt động: bỏ chọn Tổ đó"));
        else if (plan.TeamDecisions.Exists(pair => pair.Team == id))
            plan.Faults.Add(new(null, 0, "", stored.Name, $"{stored.Name} vừa có danh sách thành viên vừa được chọn để kết thúc: bỏ một trong hai"));
        else if (decision.From < decisionById[stored.Decision].From)
            plan.Faults.Add(new(null, 0, "", stored.Name, $"{stored.Name} đang theo quyết định {decisionById[stored.Decision].Text.Number} mới hơn: không kết thúc được bằng quyết định này"));
        else
        {
            plan.EndedTeams.Add(new(id, decision.From.AddDays(-1), decision.Id));
            foreach (var member in memberships[id])
                End(member, decision);
            plan.Changes = plan.Changes with { Ended = plan.Changes.Ended + memberships[id].Count() };
        }
    }

    private void Add(KnownMembership membership)
    {
        plan.NewMemberships.Add(membership);
        plan.Changes = plan.Changes with { New = plan.Changes.New + 1 };
    }

    private void Keep(KnownMembership before, KnownMembership now, KnownDecision decision, bool isLater)
    {
        var changed = now.Facts != before.Facts || now.Person != before.Person;
        kept.Add((now.Person, changed));
        if (changed && isLater && before.ValidFrom < decision.From)
        {
            End(before, decision);
            plan.NewMemberships.Add(now with { Id = newId(), Decision = decision.Id, ValidFrom = decision.From });
        }
        else if (changed || now.Ordinal != before.Ordinal)
        {
            plan.CorrectedMemberships.Add(now);
        }
    }

    /// <summary>Ends the day before the decision, but never before it began.</summary>
    private void End(KnownMembership membership, KnownDecision decision)
    {
        var last = decision.From.AddDays(-1);
        plan.EndedMemberships.Add(new(membership.Id, last < membership.ValidFrom ? membership.ValidFrom : last, decision.Id));
    }
}
