using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Boards;

/// <summary>The teams of a commune or village, for the board of their unit: each has a board of its own.</summary>
internal static class BoardTeams
{
    /// <summary>Those that stood on any day of the period, in the order of the tree.</summary>
    public static async Task<IReadOnlyList<BoardTeam>> In(ProvinceDatabase province, UnitTree tree, Unit unit, Period period, CancellationToken ct)
    {
        if (unit.Kind < UnitKind.Commune)
            return [];
        var order = tree.Under(unit.Id).Select((one, position) => (one.Id, position)).ToDictionary(one => one.Id, one => one.position);
        var standing = (await TeamPlaces.WithMembersOn(province, period.Last, ct)).Select(one => one.Team)
            .Where(team => order.ContainsKey(team.UnitId) && team.ValidFrom <= period.Last && team.ValidTo >= period.First).OrderBy(team => order[team.UnitId]).ThenBy(team => team.Id.Value).ToList();
        var names = await EvidenceTeamStore.Names(province, [.. standing.Select(team => team.Id)], ct);
        return [.. standing.Select(team => new BoardTeam(team, names.GetValueOrDefault(team.Id, "Tổ"), tree.Find(team.UnitId)))];
    }
}
