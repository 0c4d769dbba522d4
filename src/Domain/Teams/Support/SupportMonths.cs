using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Teams.Support;

/// <summary>Somebody's service in one team and role within a period.</summary>
/// <param name="Months">Whole months that count.</param>
public sealed record SupportMonths(TeamId Team, PersonId Person, MemberRole Role, int Months)
{
    /// <summary>
    /// Số tháng được tính of each member, from dated memberships: a month counts where its days of service in the team reach the least; it counts for the role of most
    /// of its days, of equals for the later one. The clause that grants support sets how many days make a month; whoever draws up the list says it.
    /// </summary>
    /// <param name="leastDays">Null: every day of the month.</param>
    /// <returns>In the order of the terms; who has no month that counts is not in it.</returns>
    public static IReadOnlyList<SupportMonths> Of(IReadOnlyList<(TeamId Team, TeamTerm Term)> served, Period period, int? leastDays) =>
    [
        .. from person in served.GroupBy(one => (one.Team, one.Term.Person))
           from role in period.Months().Select(month => RoleIn(month, [.. person.Select(one => one.Term)], leastDays)).OfType<MemberRole>().GroupBy(role => role).OrderBy(same => same.Key)
           select new SupportMonths(person.Key.Team, person.Key.Person, role.Key, role.Count()),
    ];

    /// <summary>Null: the month does not count.</summary>
    private static MemberRole? RoleIn(DateOnly month, IReadOnlyList<TeamTerm> terms, int? leastDays)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var days = terms.Select(term => (term.Role, term.From, Days: Days(term, month, last))).Where(one => one.Days > 0).ToList();
        return days.Count > 0 && days.Sum(one => one.Days) >= Math.Min(leastDays ?? last.Day, last.Day)
            ? days.GroupBy(one => one.Role).OrderByDescending(group => group.Sum(one => one.Days)).ThenByDescending(group => group.Max(one => one.From)).First().Key : null;
    }

    private static int Days(TeamTerm term, DateOnly first, DateOnly last)
    {
        var (from, to) = (term.From > first ? term.From : first, term.To is { } ended && ended < last ? ended : last);
        return Math.Max(0, to.DayNumber - from.DayNumber + 1);
    }
}
