using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

/// <summary>Each clause of the five documents on the composition of teams: a team that meets it, written as rosters write it, and one that does not.</summary>
public class ClauseTests
{
    private static readonly ProgramCatalogue Catalogue = new(ProgramCatalogue.ShippedFolder, own: null);

    public static TheoryData<string, string> Binding => Rules(rule => rule.Strength != Strength.May);

    public static TheoryData<string, string> Permitting => Rules(rule => rule.Strength == Strength.May);

    [Theory, MemberData(nameof(Binding))]
    public void A_team_that_does_as_the_clause_says_has_no_finding_of_it_and_one_that_does_not_has(string id, string ruleId)
    {
        var (program, rule) = Get(id, ruleId);

        foreach (var teams in Meeting(program, rule))
            Found(program, rule, teams).ShouldBe(0);
        foreach (var teams in Failing(rule))
            Found(program, rule, teams).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Permitting))]
    public void What_a_clause_permits_is_never_missing(string id, string ruleId)
    {
        var (program, rule) = Get(id, ruleId);

        Found(program, rule, []).ShouldBe(0);
        Found(program, rule, [Team(rule, [Of(MemberRole.Member)])]).ShouldBe(0);
    }

    private static IEnumerable<IReadOnlyList<Team>> Meeting(Program program, CompositionRule rule) => rule switch
    {
        CompositionRule.TeamsPerUnit teams => [[.. Enumerable.Range(0, teams.AtLeast).Select(_ => Team(rule, [Of(MemberRole.Leader)]))]],
        CompositionRule.Size size => [[Team(rule, Many(size.AtLeast))], [Team(rule, Many((size.UpTo ?? size.AtLeast) + 5))]],
        CompositionRule.RoleHeldBy { From.Count: 0 } held => [[Team(rule, [Of(held.Role)])]],
        CompositionRule.RoleHeldBy held => held.From.Select(from => (IReadOnlyList<Team>)[Team(rule, [Of(held.Role, Name(program, from))])]),
        CompositionRule.Affiliated asked => asked.From.Select(from => (IReadOnlyList<Team>)[Team(rule, [.. Enumerable.Range(0, asked.AtLeast).Select(_ => Of(MemberRole.Member, Name(program, from)))])]),
        CompositionRule.DecisionIssuedBy issued => [[Team(rule, [Of(MemberRole.Leader)], issued.IssuerLevel)]],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static IEnumerable<IReadOnlyList<Team>> Failing(CompositionRule rule) => rule switch
    {
        CompositionRule.TeamsPerUnit teams => [[.. Enumerable.Range(0, teams.AtLeast - 1).Select(_ => Team(rule, [Of(MemberRole.Leader)]))], [.. Enumerable.Range(0, teams.AtLeast).Select(_ => Team(rule, []))]],
        CompositionRule.Size size => [[Team(rule, Many(size.AtLeast - 1))]],
        CompositionRule.RoleHeldBy { From.Count: 0 } => [[Team(rule, [Of(MemberRole.Member)])]],
        CompositionRule.RoleHeldBy held => [[Team(rule, [Of(held.Role)])], [Team(rule, [Of(MemberRole.Member)])]],
        CompositionRule.Affiliated asked => [[Team(rule, Many(asked.AtLeast))]],
        CompositionRule.DecisionIssuedBy issued => [[Team(rule, [Of(MemberRole.Leader)], issued.IssuerLevel == UnitKind.Province ? UnitKind.Commune : UnitKind.Province)]],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static int Found(Program program, CompositionRule rule, IReadOnlyList<Team> teams) =>
        CompositionCheck.Check(program, [Place(rule.Level)], TeamsInWords.Of(program, teams)).Count(finding => finding.Rule.Id == rule.Id);

    private static Team Team(CompositionRule rule, IReadOnlyList<Member> members, UnitKind issuer = UnitKind.Commune) =>
        new(new(Guid.CreateVersion7()), Place(rule.Level).Id, rule.Level, "Tổ", new(new(Guid.CreateVersion7()), "01/QĐ-UBND", new(2025, 12, 10), issuer), members);

    private static List<Member> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => Of(MemberRole.Member))];

    private static Member Of(MemberRole role, string? note = null) => new(new(Guid.CreateVersion7()), "Nguyễn Văn An", role, [], null, note);

    private static string Name(Program program, string affiliation) => program.Affiliations.Single(term => term.Id == affiliation).Name;

    private static Unit Place(UnitKind level) => new(UnitId.Of($"clause/{level}"), "1", "An Phú", level, "Xã", null, null, new(2020, 1, 1), null);

    private static (Program, CompositionRule) Get(string id, string rule)
    {
        var program = Catalogue.All.Single(one => one.Id == id);
        return (program, program.Composition.Single(one => one.Id == rule));
    }

    private static TheoryData<string, string> Rules(Func<CompositionRule, bool> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var program in Catalogue.All)
        {
            foreach (var rule in program.Composition.Where(which))
                data.Add(program.Id, rule.Id);
        }
        return data;
    }
}
