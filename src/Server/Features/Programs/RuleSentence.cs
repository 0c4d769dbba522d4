using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs;

/// <summary>A rule as a Vietnamese sentence, for lists and pages.</summary>
public static class RuleSentence
{
    public static string Of(CompositionRule rule, Program program)
    {
        var level = UnitWords.Text(rule.Level);
        var verb = Verb(rule.Strength);
        return rule switch
        {
            CompositionRule.TeamsPerUnit teams => $"Mỗi đơn vị {level} {verb} có {AtLeast(rule, teams.AtLeast)}Tổ",
            CompositionRule.Size size => $"Tổ {level} {verb} có ít nhất {size.AtLeast} thành viên{(size.UpTo is { } upTo ? $" (gợi ý đến {upTo}, nhiều hơn không sai)" : "")}",
            CompositionRule.RoleHeldBy { From.Count: 0 } held => $"Tổ {level} {verb} có {RoleWords.Text(held.Role)}",
            CompositionRule.RoleHeldBy held => $"{RoleWords.Text(held.Role)} của Tổ {level} {verb} là {AnyOf(held.From, program)}",
            CompositionRule.Affiliated affiliated => $"Tổ {level} {verb} có {AtLeast(rule, affiliated.AtLeast)}{AnyOf(affiliated.From, program)}",
            CompositionRule.DecisionIssuedBy issued => $"Quyết định về Tổ {level} {verb} do {UnitWords.Text(issued.IssuerLevel)} ban hành",
            _ => rule.Id,
        };
    }

    /// <summary>How a document says how binding it is: phải, nên, có thể.</summary>
    public static string Verb(Strength strength) => strength switch
    {
        Strength.Must => "phải",
        Strength.Should => "nên",
        _ => "có thể",
    };

    /// <summary>"May have at least one" is said as "may have".</summary>
    private static string AtLeast(CompositionRule rule, int count) => rule.Strength == Strength.May && count == 1 ? "" : $"ít nhất {count} ";

    private static string AnyOf(IReadOnlyList<string> affiliations, Program program) => string.Join(
        " hoặc ", affiliations.Select(id => program.Affiliations.FirstOrDefault(term => term.Id == id)?.NameInSentence() ?? id));
}
