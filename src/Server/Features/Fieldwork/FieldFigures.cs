using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Figures from the field up to a day: what measures, overviews and reports are computed from.</summary>
/// <param name="State">Sums up to the day, by place and tally name.</param>
/// <param name="Samples">Speed samples by place and first day of the month.</param>
/// <param name="Reported">Places with a record of any kind up to the day.</param>
/// <param name="Minutes">Minutes of activity by team and Monday.</param>
public sealed record FieldFigures(
    IReadOnlyDictionary<(UnitId Place, string What), Figures> State,
    IReadOnlyDictionary<(UnitId Place, DateOnly Month), long> Samples,
    IReadOnlySet<UnitId> Reported,
    ILookup<TeamId, (DateOnly Week, long Minutes)> Minutes)
{
    /// <param name="places">Null: the whole province.</param>
    /// <param name="what">Tally names wanted.</param>
    /// <param name="asOf">State at the end of this day.</param>
    /// <param name="first">First day of the period, for what is counted within it.</param>
    public static Task<FieldFigures> Read(
        ProvinceDatabase province, IReadOnlyCollection<UnitId>? places, IReadOnlyCollection<string> what, DateOnly first, DateOnly asOf, CancellationToken ct) =>
        TallyStore.Read(province, places, what, first, asOf, ct);
}
