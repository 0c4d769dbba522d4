using System.Collections.Concurrent;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Which team stood where and when, for records that name only the place.</summary>
public sealed class TeamPlaces(TimeProvider clock)
{
    /// <summary>A roster imported by another process is seen after this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private const int FewUnits = 200;

    private readonly ConcurrentDictionary<string, (long ReadAt, TeamMap Map)> maps = new();

    /// <param name="mustKnow">Teams that the caller was told of; a map without one of them is read anew.</param>
    public async ValueTask<TeamMap> Of(ProvinceDatabase province, IReadOnlyCollection<TeamId> mustKnow, CancellationToken ct)
    {
        if (maps.TryGetValue(province.Key, out var known) && clock.GetElapsedTime(known.ReadAt) < Fresh && mustKnow.All(known.Map.Knows))
            return known.Map;
        return await Anew(province, ct);
    }

    /// <summary>As it is now: asked for before somebody is refused because a place has no team.</summary>
    public async ValueTask<TeamMap> Anew(ProvinceDatabase province, CancellationToken ct)
    {
        // One map for all callers: it says of a record which team's it is, and shows nobody a team.
        var map = new TeamMap(await TeamPlaceStore.Teams(province, ofAll: true, ct));
        maps[province.Key] = (clock.GetTimestamp(), map);
        return map;
    }

    /// <summary>Teams of some units, likewise: of a commune's dozen a province's thousands need not be read.</summary>
    public static async Task<IReadOnlyList<(TeamPlace Team, int Members)>> WithMembersOn(ProvinceDatabase province, IReadOnlySet<UnitId> units, DateOnly day, CancellationToken ct) => units.Count <= FewUnits
        ? await TeamPlaceStore.InUnits(province, units, day, ct)
        : [.. (await WithMembersOn(province, day, ct)).Where(one => units.Contains(one.Team.UnitId))];

    /// <summary>Every team with the days it stood, and its members on one day.</summary>
    public static async Task<IReadOnlyList<(TeamPlace Team, int Members)>> WithMembersOn(ProvinceDatabase province, DateOnly day, CancellationToken ct)
    {
        var members = await TeamPlaceStore.MembersOn(province, day, ct);
        return [.. (await TeamPlaceStore.Teams(province, ofAll: false, ct)).Select(team => (team, members.GetValueOrDefault(team.Id)))];
    }
}

/// <summary>Teams of a province by place.</summary>
public sealed class TeamMap(IReadOnlyList<TeamPlace> teams)
{
    private readonly ILookup<UnitId, TeamPlace> byUnit = teams.ToLookup(team => team.UnitId);
    private readonly Dictionary<TeamId, UnitId> units = teams.DistinctBy(team => team.Id).ToDictionary(team => team.Id, team => team.UnitId);

    public bool Knows(TeamId id) => units.ContainsKey(id);

    /// <summary>The unit a team serves; null for a team that is not here.</summary>
    public UnitId? UnitOf(TeamId id) => units.TryGetValue(id, out var unit) ? unit : null;

    /// <summary>The place's own team on the day; of several the one that has stood longest, and a commune's before those of villages it does not know yet.</summary>
    public TeamId? At(UnitId unit, DateOnly day) =>
        byUnit[unit].Where(team => team.ValidFrom <= day && day <= team.ValidTo).OrderBy(team => team.Level == UnitKind.Village).ThenBy(team => team.ValidFrom).ThenBy(team => team.Id.Value).Select(team => (TeamId?)team.Id).FirstOrDefault();
}

/// <param name="ValidTo">Last day, inclusive.</param>
public sealed record TeamPlace(TeamId Id, UnitId UnitId, UnitKind Level, DateOnly ValidFrom, DateOnly ValidTo);
