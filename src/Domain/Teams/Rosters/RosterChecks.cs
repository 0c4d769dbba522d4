using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>What the rows of one file say against each other.</summary>
internal sealed class RosterChecks(IReadOnlyList<TeamDraft> teams)
{
    private const int RowsNamed = 10;

    public IEnumerable<Fault> Faults() => teams.SelectMany(ListedTwice).Concat(NumbersWithTwoDates());

    public IEnumerable<Fault> Notices() => teams.SelectMany(ManyLeaders).Concat(SharedPhones()).Concat(WithoutPhone());

    private static IEnumerable<Fault> ListedTwice(TeamDraft team)
    {
        var seen = new Dictionary<(string, string?), RosterRow>();
        foreach (var row in team.Rows)
        {
            if (!seen.TryAdd((Folding.Fold(row.Name), row.Phone), row))
            {
                yield return row.At.Member.Fault(
                    RosterColumn.Name, row.Name, $"Người này đã có trong Tổ ở {seen[(Folding.Fold(row.Name), row.Phone)].At.Member}: mỗi người chỉ ghi một lần trong một Tổ");
            }
        }
    }

    private IEnumerable<Fault> NumbersWithTwoDates()
    {
        foreach (var sameNumber in teams.GroupBy(team => (team.Decision.Issuer, team.Decision.Number)))
        {
            var first = sameNumber.First();
            foreach (var other in sameNumber.Where(team => team.Decision.IssuedOn != first.Decision.IssuedOn).DistinctBy(team => team.First.At.Decision))
            {
                yield return other.First.At.Decision.Fault(
                    RosterColumn.Decision, other.First.Decision.Text, $"Quyết định {first.Decision.Number} ở {first.First.At.Decision} đề ngày khác ({first.First.Decision.Text}): một số chỉ có một ngày");
            }
        }
    }

    private static IEnumerable<Fault> ManyLeaders(TeamDraft team)
    {
        var leaders = team.Rows.Where(row => row.Role.Role == MemberRole.Leader).ToList();
        if (leaders.Count > 1)
            yield return leaders[1].At.Member.Fault(RosterColumn.Role, leaders[1].Role.Text, $"{team.First.Team} có {leaders.Count} Tổ trưởng: {string.Join(", ", leaders.Select(row => row.Name))}");
    }

    private IEnumerable<Fault> SharedPhones()
    {
        var owners = new Dictionary<string, RosterRow>();
        foreach (var row in teams.SelectMany(team => team.Rows).Where(row => row.Phone is not null))
        {
            if (owners.TryAdd(row.Phone!, row))
                continue;
            var owner = owners[row.Phone!];
            if (owner.Name == row.Name)
                continue;
            var samePerson = Folding.Fold(owner.Name) == Folding.Fold(row.Name);
            yield return row.At.Member.Fault(samePerson ? RosterColumn.Name : RosterColumn.Phone, samePerson ? row.Name : row.Phone, samePerson
                ? $"Cùng người với “{owner.Name}” ở {owner.At.Member} nhưng viết khác dấu: lấy cách viết ở đó"
                : $"Số điện thoại này cũng là của {owner.Name} ở {owner.At.Member}: được ghi là hai người khác nhau");
        }
    }

    private IEnumerable<Fault> WithoutPhone()
    {
        var rows = teams.SelectMany(team => team.Rows).Where(row => row.Phone is null).ToList();
        if (rows.Count == 0)
            yield break;
        var named = string.Join(", ", rows.Take(RowsNamed).Select(row => row.At.Member.Row)) + (rows.Count > RowsNamed ? ", …" : "");
        yield return rows[0].At.Member.Fault(RosterColumn.Phone, null, $"{VietnameseNumbers.Text(rows.Count)} thành viên chưa có số điện thoại (dòng {named})");
    }
}
