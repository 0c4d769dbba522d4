using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads where teams stand.</summary>
internal static class TeamPlaceStore
{
    public static async Task<IReadOnlyList<TeamPlace>> Teams(ProvinceDatabase province, CancellationToken ct)
    {
        var teams = new List<TeamPlace>();
        await using var command = province.Source.CreateCommand("select id, unit_id, level, valid_from, valid_to from team");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            teams.Add(new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), UnitWords.Kind(reader.GetString(2)), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4)));
        return teams;
    }
}
