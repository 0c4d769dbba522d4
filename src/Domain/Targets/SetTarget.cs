using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Targets;

/// <summary>Chỉ tiêu đã giao: what was set last for a unit and period.</summary>
/// <param name="Line">Id of the line, see <see cref="TargetLine.Id"/>.</param>
/// <param name="Period">Year, quarter or month.</param>
/// <param name="From">The unit whose officer set it; null: the installation itself.</param>
public sealed record SetTarget(string Line, UnitId Unit, Period Period, TargetAmount Amount, UnitId? From)
{
    /// <summary>Of a count: how many subjects the unit's register had when it was set; what lies below is handed the same share.</summary>
    public long? Register { get; init; }

    /// <summary>In the line's own unit: a count as its share of the register; null where that is empty.</summary>
    public decimal? Number => Amount.Scale != TargetScale.Count ? Amount.Number : Register is > 0 and var all ? 100m * Amount.Number / all : null;
}

/// <summary>Chỉ tiêu đang áp dụng for a place and period, and where it comes from.</summary>
/// <param name="Number">In the line's own unit.</param>
/// <param name="Set">Null: the document's own, by terrain.</param>
public sealed record HeldTarget(decimal Number, SetTarget? Set);
