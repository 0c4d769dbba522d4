using System.Text.RegularExpressions;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>The unit a team works for.</summary>
/// <param name="Unit">A village, or the commune (district) itself.</param>
/// <param name="Level">Village also where the team stands on its commune because no registered village has its name.</param>
/// <param name="Key">What the team is found again by within its unit, however its name is spelled: <see cref="TeamPlacing.OwnTeam"/> or what else its name says.</param>
/// <param name="KeyOnCommune">The key it has while its village is not registered.</param>
/// <param name="Candidates">Villages that fit equally well.</param>
public sealed record PlacedTeam(Unit Unit, UnitKind Level, string Key, string KeyOnCommune, IReadOnlyList<Unit> Candidates)
{
    public bool IsVillageUnknown => Level == UnitKind.Village && Unit.Kind != UnitKind.Village;
}

/// <summary>Finds the village that a team's name speaks of, among the villages of one commune.</summary>
public sealed partial class TeamPlacing
{
    /// <summary>Key of the team that is named for its unit and nothing else, so that a renamed village keeps its team.</summary>
    public const string OwnTeam = "@";

    private readonly Unit commune;
    private readonly List<(Unit Village, string Full, string Name)> villages;

    public TeamPlacing(UnitTree tree, Unit commune)
    {
        this.commune = commune;
        villages = [.. tree.ChildrenOf(commune.Id).Where(unit => unit.Kind == UnitKind.Village).Select(unit => (unit, TeamName.Plain(unit.FullName), TeamName.Plain(unit.Name)))];
    }

    public bool HasVillages => villages.Count > 0;

    public PlacedTeam Place(string teamName)
    {
        var core = WithoutCommune(TeamName.Core(teamName));
        var matched = Matching(core);
        var key = OwnTeam;
        if (matched.Count == 0)
        {
            matched = Matching(TeamName.WithoutNumber(core));
            key = core;
        }
        if (matched.Count > 1 && matched.Where(village => teamName.Contains(village.Name, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: 1 } spelled)
            matched = spelled;
        if (matched.Count == 1)
            return new(matched[0], UnitKind.Village, key, core, []);
        if (matched.Count == 0 && IsOwnTeam(core))
            return new(commune, commune.Kind, OwnTeam, OwnTeam, []);
        return new(commune, UnitKind.Village, core, core, matched);
    }

    /// <summary>By kind and name; by the bare name only where the roster gives no kind.</summary>
    private List<Unit> Matching(string core)
    {
        var found = villages.Where(village => village.Full == core).Select(village => village.Village).ToList();
        return found.Count > 0 ? found : [.. villages.Where(village => village.Name == core).Select(village => village.Village)];
    }

    /// <summary>"thôn 1 xã Tịnh Khê" is thôn 1; "xã Tịnh Khê" itself stays.</summary>
    private string WithoutCommune(string core)
    {
        var own = TeamName.Plain(commune.FullName);
        return core.EndsWith(" " + own, StringComparison.Ordinal) ? core[..^(own.Length + 1)] : core;
    }

    private bool IsOwnTeam(string core) => KindWord().Replace(core, "") is var rest && (rest.Length == 0 || rest == TeamName.Plain(commune.Name));

    [GeneratedRegex(@"^(cap )?(xa|phuong|dac khu|thi tran|huyen|quan|thi xa|thanh pho)( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KindWord();
}
