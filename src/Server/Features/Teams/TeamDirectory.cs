using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>What other features ask of the teams: who serves where, as of any day. A province without data has no teams; phones are masked.</summary>
public sealed class TeamDirectory(Databases databases)
{
    /// <summary>Teams of the unit and of all below it, in the order of the tree and of their commune's list.</summary>
    public async Task<IReadOnlyList<Team>> Under(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct) =>
        [.. (await Unmasked(provinceCode, tree, unit, day, ct)).Select(Masked)];

    public async Task<TeamTotals> Totals(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province ? await TeamStore.Totals(province, UnitsUnder(tree, unit), day, ct) : new(0, 0, 0);

    /// <summary>One team as of a day; null where it did not serve.</summary>
    public async Task<Team?> Find(string provinceCode, TeamId id, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province && await TeamStore.Find(province, id, day, ct) is { } found ? Masked(found) : null;

    /// <summary>The same, of whichever province it is.</summary>
    public async Task<(string ProvinceCode, Team Team)?> Find(TeamId id, DateOnly day, CancellationToken ct)
    {
        foreach (var code in databases.Opened)
        {
            if (await Find(code, id, day, ct) is { } team)
                return (code, team);
        }
        return null;
    }

    /// <summary>The team of each unit that has one of its own, for field records: of several the one that has served longest.</summary>
    public async Task<IReadOnlyDictionary<UnitId, TeamId>> ByUnit(string provinceCode, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province ? await TeamStore.ByUnit(province, day, ct) : new Dictionary<UnitId, TeamId>();

    /// <param name="after">Last team of the page before; null for the first page.</param>
    /// <returns>At most <paramref name="size"/> teams in the order of their making, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<Team> Teams, int Total, bool More)> Page(
        string provinceCode, UnitTree tree, UnitId unit, DateOnly day, TeamId? after, int size, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return ([], 0, false);
        var all = (await TeamStore.Ids(province, UnitsUnder(tree, unit), day, ct)).Select(team => team.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal).ToList();
        var following = all.Where(id => after is not { } last || StringComparer.Ordinal.Compare(id.ToString(), last.ToString()) > 0).Take(size + 1).ToList();
        var page = await TeamStore.Page(province, [.. following.Take(size)], day, ct);
        return ([.. page.Select(Masked)], all.Count, following.Count > size);
    }

    internal async Task<IReadOnlyList<Team>> Unmasked(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return [];
        var communes = UnitsUnder(tree, unit).Select((id, position) => (id, position)).ToDictionary(one => one.id, one => one.position);
        var found = await TeamStore.InUnits(province, communes.Keys, day, ct);
        return [.. found.OrderBy(one => communes[ListedUnder(tree, one.Team, communes)]).ThenBy(one => one.Ordinal).ThenBy(one => one.Team.Id.Value).Select(one => one.Team)];
    }

    /// <summary>The commune that lists a village's team; the village itself where only the village was asked for.</summary>
    private static UnitId ListedUnder(UnitTree tree, Team team, Dictionary<UnitId, int> asked) =>
        tree.Ancestor(team.UnitId, UnitKind.Commune) is { } commune && asked.ContainsKey(commune.Id) ? commune.Id : team.UnitId;

    private static IReadOnlyList<UnitId> UnitsUnder(UnitTree tree, UnitId unit) => [.. tree.Under(unit).Select(one => one.Id)];

    private ProvinceDatabase? Opened(string code) => databases.Province(code) is Result<ProvinceDatabase>.Done(var province) ? province : null;

    private static Team Masked(StoredTeam stored) => Masked(stored.Team);

    private static Team Masked(Team team) =>
        team with { Members = [.. team.Members.Select(member => member with { Phone = MaskedPhone.Text(member.Phone) })] };
}
