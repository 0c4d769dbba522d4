using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.History;

/// <summary>A stretch of somebody's membership in one role.</summary>
/// <param name="Name">Null where whoever asks is not told.</param>
/// <param name="To">Last day, inclusive; null while it lasts.</param>
public sealed record TeamTerm(PersonId Person, string? Name, MemberRole Role, DateOnly From, DateOnly? To);

/// <summary>A decision that took force for a team.</summary>
public sealed record TakenForce(string Number, DateOnly IssuedOn, UnitKind IssuerLevel, DateOnly From);

/// <summary>Somebody who went on in another role.</summary>
public sealed record RoleChange(TeamTerm Before, TeamTerm After);

/// <summary>What changed in a team on one day.</summary>
/// <param name="Left">Whose last day was the day before.</param>
public sealed record TimelineDay(
    DateOnly Day, IReadOnlyList<TakenForce> Decisions, IReadOnlyList<TeamTerm> Joined, IReadOnlyList<RoleChange> Changed, IReadOnlyList<TeamTerm> Left);

/// <summary>Lịch sử của Tổ: decisions, who came, who left, who took another role; days on which nothing changed are not in it.</summary>
public static class TeamTimeline
{
    /// <returns>The earliest day first.</returns>
    public static IReadOnlyList<TimelineDay> Of(IReadOnlyList<TakenForce> decisions, IReadOnlyList<TeamTerm> terms)
    {
        var begun = terms.ToLookup(term => term.From);
        var ended = terms.Where(term => term.To is not null).ToLookup(term => term.To!.Value.AddDays(1));
        var days = decisions.Select(decision => decision.From).Concat(begun.Select(group => group.Key)).Concat(ended.Select(group => group.Key)).Distinct().Order();
        return [.. days.Select(day => On(day, decisions, [.. begun[day]], [.. ended[day]])).Where(IsChange)];
    }

    private static TimelineDay On(DateOnly day, IReadOnlyList<TakenForce> decisions, IReadOnlyList<TeamTerm> begun, IReadOnlyList<TeamTerm> ended)
    {
        var before = ended.GroupBy(term => term.Person).ToDictionary(group => group.Key, group => group.First());
        var goesOn = begun.Where(term => before.ContainsKey(term.Person)).Select(term => term.Person).ToHashSet();
        return new(
            day, [.. decisions.Where(decision => decision.From == day)],
            [.. begun.Where(term => !goesOn.Contains(term.Person))],
            [.. begun.Where(term => goesOn.Contains(term.Person) && before[term.Person].Role != term.Role).Select(term => new RoleChange(before[term.Person], term))],
            [.. ended.Where(term => !goesOn.Contains(term.Person))]);
    }

    private static bool IsChange(TimelineDay day) => day.Decisions.Count + day.Joined.Count + day.Changed.Count + day.Left.Count > 0;
}
