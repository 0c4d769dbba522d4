using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams;

/// <summary>The sentences of findings: what is missing, in the words of the program's own list of affiliations.</summary>
internal sealed class CompositionMessages(Program program)
{
    private readonly Dictionary<string, string> names =
        program.Affiliations.DistinctBy(term => term.Id).ToDictionary(term => term.Id, term => term.NameInSentence());

    public static string TooFewTeams(Unit unit, CompositionRule.TeamsPerUnit rule, int working, int empty) => (working, empty) switch
    {
        (0, 0) => $"{unit.FullName} chưa có Tổ công nghệ số cộng đồng {UnitWords.Text(rule.Level)}, cần ít nhất {rule.AtLeast}",
        (0, _) => $"{unit.FullName} đã có quyết định lập Tổ công nghệ số cộng đồng nhưng Tổ chưa có thành viên nào",
        _ => $"{unit.FullName} thiếu {rule.AtLeast - working} Tổ công nghệ số cộng đồng, mới có {working}/{rule.AtLeast}",
    };

    public static string TooSmall(int count, CompositionRule.Size rule) =>
        $"Tổ thiếu {rule.AtLeast - count} thành viên, mới có {count}/{rule.AtLeast}";

    public static string WrongIssuer(Decision decision, CompositionRule.DecisionIssuedBy rule) =>
        $"Quyết định {decision.Number} do {UnitWords.Text(decision.IssuerLevel)} ban hành, {Verb(rule.Strength)} do {UnitWords.Text(rule.IssuerLevel)} ban hành";

    public string TooFewOf(int count, CompositionRule.Affiliated rule) =>
        $"Tổ thiếu {rule.AtLeast - count} {AnyOf(rule.From)}, mới có {count}/{rule.AtLeast}";

    public string RoleOpen(CompositionRule.RoleHeldBy rule) => rule.From.Count == 0
        ? $"Tổ chưa có {RoleWords.Text(rule.Role)}"
        : $"Tổ chưa có {RoleWords.Text(rule.Role)}, {Verb(rule.Strength)} là {AnyOf(rule.From)}";

    public string RoleHeldByOthers(IReadOnlyList<Member> holders, CompositionRule.RoleHeldBy rule)
    {
        var held = holders.SelectMany(holder => holder.Affiliations).Where(names.ContainsKey).Distinct().ToList();
        return $"{RoleWords.Text(rule.Role)} {Verb(rule.Strength)} là {AnyOf(rule.From)}, "
            + (held.Count == 0 ? "nhưng danh sách chưa ghi thành phần của người giữ chức vụ này" : $"hiện là {string.Join(", ", held.Select(NameOf))}");
    }

    private static string Verb(Strength strength) => strength == Strength.Must ? "phải" : "nên";

    private string AnyOf(IReadOnlyList<string> affiliations) => string.Join(" hoặc ", affiliations.Select(NameOf));

    private string NameOf(string affiliation) => names.GetValueOrDefault(affiliation, affiliation);
}
