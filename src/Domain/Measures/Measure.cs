using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>Kết quả of one indicator for one unit and period, as of the period's end.</summary>
/// <param name="Numerator">Null where every village is missing: missing is not zero.</param>
/// <param name="Denominator">Of the register as of the period's end; null with an empty register.</param>
/// <param name="Value">In the indicator's value unit, rounded to two decimals: a percentage, or samples a commune-month.</param>
/// <param name="Target">Mean of the villages' targets weighted by households; null where none is set.</param>
/// <param name="MissingVillages">Villages of the unit without any record up to the period's end.</param>
public sealed record Measure(
    Unit Unit, string Indicator, long? Numerator, long? Denominator, decimal? Value, decimal? Target, MeasureStatus Status,
    IReadOnlyList<Unit> MissingVillages)
{
    private readonly int? missingCount;

    /// <summary>Points (or samples) still lacking to the target; negative where it is passed, null where either is missing.</summary>
    public decimal? Gap => Target - Value;

    /// <summary>How many villages are missing, also where they are not listed.</summary>
    public int MissingCount { get => missingCount ?? MissingVillages.Count; init => missingCount = value; }

    /// <summary>Households of the villages that have a target: what targets of several units are weighed with.</summary>
    public long TargetWeight { get; init; }

    /// <summary>The target as it was set for this very unit, where that was a count: 5.000 accounts. <c>Target</c> has its share of the register.</summary>
    public TargetAmount? TargetSet { get; init; }

    /// <summary>Where not exact, the numerator is null.</summary>
    public Disclosure NumeratorTold { get; init; }

    /// <summary>Where not exact, the denominator is null.</summary>
    public Disclosure DenominatorTold { get; init; }

    /// <summary>Where something is kept back: the smallest count that is told.</summary>
    public int LeastTold { get; init; }
}

/// <summary>Trạng thái.</summary>
public enum MeasureStatus
{
    /// <summary>Đạt.</summary>
    Met,

    /// <summary>Chưa đạt.</summary>
    Behind,

    /// <summary>Chưa có số liệu.</summary>
    Missing,

    /// <summary>Chưa giao chỉ tiêu.</summary>
    NoTarget,

    /// <summary>Không nêu: the counts are too small to be told to whoever asks, see <see cref="Suppression"/>.</summary>
    Withheld,
}

/// <summary>All measures of a program for a unit or its parts.</summary>
/// <param name="AsOf">Moment the records were read.</param>
public sealed record MeasureTable(string Program, Unit Unit, Period Period, DateTimeOffset AsOf, IReadOnlyList<Measure> Rows)
{
    /// <summary>Restated: places with records that ended and were divided among several units; their facts are in no row, for nobody can say where they belong.</summary>
    public IReadOnlyList<UnitId> Unplaced { get; init; } = [];
}
