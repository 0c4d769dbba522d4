using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Figures beside the state that are read only where they are wanted.</summary>
[Flags]
public enum FieldParts
{
    None = 0,

    /// <summary>Households by place: targets that differ by terrain are weighed with them.</summary>
    Households = 1,

    Samples = 2,

    Hours = 4,
}

/// <summary>Figures from the field up to a day: what measures, overviews and reports are computed from.</summary>
/// <param name="State">Sums up to the day, by row and tally name.</param>
/// <param name="Households">Registered households on the day, by place: the weights of targets.</param>
/// <param name="Samples">Speed samples by place and first day of the month.</param>
/// <param name="Reported">Places with a record of any kind up to the day.</param>
/// <param name="Minutes">Minutes of activity by team and Monday.</param>
public sealed record FieldFigures(
    IReadOnlyDictionary<(UnitId Row, string What), Figures> State,
    IReadOnlyDictionary<UnitId, long> Households,
    IReadOnlyDictionary<(UnitId Place, DateOnly Month), long> Samples,
    IReadOnlySet<UnitId> Reported,
    IReadOnlyDictionary<TeamId, IReadOnlyDictionary<DateOnly, long>> Minutes)
{
    /// <param name="rowOf">The places that are read, and the unit that each one's state is summed into.</param>
    /// <param name="what">Tally names wanted.</param>
    /// <param name="first">First day of the period, for what is counted within it.</param>
    /// <param name="asOf">State at the end of this day.</param>
    /// <param name="parts">What is wanted beside the state.</param>
    /// <param name="known">Figures of the same places, names and parts on an earlier day, which only the changes since are added to.</param>
    public static Task<FieldFigures> Read(
        ProvinceDatabase province, IReadOnlyDictionary<UnitId, UnitId> rowOf, IReadOnlyCollection<string> what, DateOnly first, DateOnly asOf, FieldParts parts, CancellationToken ct,
        (FieldFigures Figures, DateOnly On)? known = null) =>
        TallyStore.Read(province, rowOf, what, first, asOf, parts, known, ct);
}
