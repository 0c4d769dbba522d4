using CongDongSo.Domain.Teams;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Reads what teams are called: also of teams that have ended since.</summary>
internal static class EvidenceTeamStore
{
    public static async Task<IReadOnlyDictionary<TeamId, string>> Names(ProvinceDatabase province, IReadOnlyCollection<TeamId> teams, CancellationToken ct)
    {
        await using var query = province.Ask("select id, name from team where id = any($1)", teams.Select(team => team.Value).ToArray());
        await using var row = await query.Read(ct);
        var names = new Dictionary<TeamId, string>();
        while (await row.ReadAsync(ct))
            names[new(row.GetGuid(0))] = row.GetString(1);
        return names;
    }
}
