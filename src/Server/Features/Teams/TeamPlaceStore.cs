using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads where teams stand.</summary>
internal static class TeamPlaceStore
{
    /// <param name="ofAll">Also the teams that the caller does not see: only for what is told to nobody.</param>
    public static async Task<IReadOnlyList<TeamPlace>> Teams(ProvinceDatabase province, bool ofAll, CancellationToken ct)
    {
        var teams = new List<TeamPlace>();
        await using var query = province.Ask(ofAll ? "select * from team_places()" : "select id, unit_id, level, valid_from, valid_to from team");
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            teams.Add(Place(reader));
        return teams;
    }

    /// <summary>Teams of some units, with their members on a day.</summary>
    public static async Task<IReadOnlyList<(TeamPlace Team, int Members)>> InUnits(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        var teams = new List<(TeamPlace, int)>();
        await using var query = province.Ask("""
            select t.id, t.unit_id, t.level, t.valid_from, t.valid_to, (select count(*)::int from membership m where m.team_id = t.id and m.valid_from <= $2 and m.valid_to >= $2)
            from team t where t.unit_id = any($1)
            """, units.Select(unit => unit.Value).ToArray(), day);
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            teams.Add((Place(reader), reader.GetInt32(5)));
        return teams;
    }

    /// <returns>Members on a day, by team.</returns>
    public static async Task<IReadOnlyDictionary<TeamId, int>> MembersOn(ProvinceDatabase province, DateOnly day, CancellationToken ct)
    {
        var members = new Dictionary<TeamId, int>();
        await using var query = province.Ask("select team_id, count(*)::int from membership where valid_from <= $1 and valid_to >= $1 group by 1", day);
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            members[new(reader.GetGuid(0))] = reader.GetInt32(1);
        return members;
    }

    private static TeamPlace Place(NpgsqlDataReader reader) =>
        new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), UnitWords.Kind(reader.GetString(2)), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4));
}
