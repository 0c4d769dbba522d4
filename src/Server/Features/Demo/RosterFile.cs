using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Server.Features.Demo;

/// <summary>The demo's teams and members in the roster form, with what rosters lack in life: phones, a women's union, youth, a leader.</summary>
internal sealed class RosterFile
{
    public static readonly IReadOnlyList<string> Header =
        ["TT", @"Tên Phường\xã", "Tên Tổ", "Số Quyết định", "Họ tên thành viên", "Chức vụ trong tổ", "Số điện thoại liên hệ", "Ghi chú"];

    private static readonly DateOnly FirstDecision = new(2025, 7, 7), FirstAddition = new(2025, 11, 3);

    private readonly DemoPlan plan;
    private readonly Chance chance;
    private int member;

    private RosterFile(DemoPlan plan) => (this.plan, chance) = (plan, plan.ChanceOf("roster"));

    public static IEnumerable<IReadOnlyList<string?>> Rows(DemoPlan plan) => new RosterFile(plan).Rows();

    private IEnumerable<IReadOnlyList<string?>> Rows()
    {
        foreach (var commune in plan.Communes)
        {
            var number = chance.Between(11, 180);
            var day = FirstDecision.AddDays(chance.Below(60));
            var own = Decision(number, day);
            var villages = chance.Happens(0.7) ? Decision(number + 1, day) : Decision(number + chance.Between(3, 40), day.AddDays(chance.Below(14)));
            var additions = Decision(number + chance.Between(60, 120), FirstAddition.AddDays(chance.Below(24)));
            foreach (var row in Team(commune, $"Tổ công nghệ số cộng đồng {Lower(commune.Unit.FullName)}", own, CommuneMembers(commune)))
                yield return row;
            foreach (var village in commune.Villages)
            {
                for (var i = 0; i < village.TeamMembers.Count; i++)
                {
                    var name = $"Tổ công nghệ số cộng đồng {(i == 0 ? "" : "số 2 ")}{Lower(village.FullName)}";
                    foreach (var row in Team(commune, name, i == 0 ? villages : additions, VillageMembers(village, village.TeamMembers[i])))
                        yield return row;
                }
            }
        }
    }

    private IEnumerable<IReadOnlyList<string?>> Team(PlannedCommune commune, string name, string decision, IEnumerable<(string Role, string Note)> members)
    {
        var used = new HashSet<string>();
        var first = true;
        foreach (var (role, note) in members)
        {
            var ordinal = member++;
            var woman = note.Contains("Phụ nữ", StringComparison.Ordinal) || (!note.Contains("Công an", StringComparison.Ordinal) && chance.Happens(0.42));
            var person = NameList.Person(chance, woman);
            while (!used.Add(person))
                person = NameList.Person(chance, woman);
            var phone = chance.Happens(0.97) ? PhoneNumbers.OfMember(ordinal) : null;
            yield return [(ordinal + 1).ToString(), first ? commune.Unit.FullName : null, first ? name : null, first ? decision : null, person, role, phone, note];
            first = false;
        }
    }

    private IEnumerable<(string Role, string Note)> CommuneMembers(PlannedCommune commune)
    {
        var kind = Lower(commune.Unit.SubKind);
        // One commune in eight has no IT teacher, one in ten no youth union.
        var skipped = chance.Happens(0.125) ? "Giáo viên Tin học" : chance.Happens(0.1) ? "Đoàn" : null;
        return Members(NameList.CommuneMembers, commune.TeamMembers, kind, skipped);
    }

    private IEnumerable<(string Role, string Note)> VillageMembers(PlannedVillage village, int count)
    {
        var head = village.SubKind == "Thôn" ? "Trưởng thôn" : "Tổ trưởng tổ dân phố";
        var skipped = chance.Weighted([86, 6, 5, 2, 1]) switch { 1 => "Phụ nữ", 2 => "Đoàn", 3 => "Nông dân", 4 => head, _ => null };
        return Members(NameList.VillageMembers, count, head, skipped);
    }

    /// <summary>The first of the list but those that are skipped; who is more than the list has comes from the youth union or, where that is skipped, from nowhere.</summary>
    private static IEnumerable<(string Role, string Note)> Members(IReadOnlyList<(string Word, string Text)> list, int count, string word, string? skipped)
    {
        var members = list.Select(member => (member.Word, Text: string.Format(member.Text, word)))
            .Where(member => skipped is null || !member.Text.Contains(skipped, StringComparison.Ordinal)).ToList();
        for (var i = 0; i < count; i++)
            yield return i < members.Count ? (RoleText(members[i].Word), members[i].Text) : (RoleText("member"), skipped == "Đoàn" ? "Người dân" : "Đoàn viên");
    }

    private static string RoleText(string word) => word switch
    {
        "leader" => "Tổ trưởng",
        "standing" => "Tổ phó thường trực",
        "deputy" => "Tổ phó",
        _ => "Thành viên",
    };

    private static string Decision(int number, DateOnly day) => new DecisionText($"{number:00}/QĐ-UBND", day, null).Text;

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
