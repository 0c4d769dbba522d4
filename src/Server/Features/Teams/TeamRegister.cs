using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Teams with their members as they stood on a day, for totals and for the check of composition; phone numbers stay where they are.</summary>
public static class TeamRegister
{
    /// <param name="places">Units whose teams are wanted; null: all of the province.</param>
    public static Task<IReadOnlyList<Team>> On(ProvinceDatabase province, IReadOnlyCollection<UnitId>? places, DateOnly day, CancellationToken ct) =>
        TeamRegisterStore.Read(province, places, day, ct);
}
