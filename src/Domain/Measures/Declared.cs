using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>Số tự khai: what a unit says of itself for an indicator and period.</summary>
/// <param name="Seq">Grows with each declaration.</param>
/// <param name="By">Name of who declared it.</param>
public sealed record DeclaredValue(string Program, string Indicator, UnitId Unit, Period Period, long Numerator, long Denominator, string Note, DateTimeOffset At, string By, long Seq);

/// <summary>A declared value beside the computed one.</summary>
/// <param name="Declared">Null: nothing was declared.</param>
/// <param name="Computed">Null: nothing can be computed.</param>
public sealed record DeclaredComparison(Unit Unit, Indicator Indicator, DeclaredValue? Declared, Measure? Computed)
{
    /// <summary>In the indicator's value unit, not rounded; null of an empty register.</summary>
    public decimal? DeclaredValue => Declared is { Denominator: > 0 } declared ? Scale * declared.Numerator / declared.Denominator : null;

    /// <summary>Declared less computed, in points of the value; exact but for the last digit of the division. Null where one of them is missing or not told.</summary>
    public decimal? Points => Declared is { Denominator: > 0 } declared && Computed is { Numerator: { } numerator, Denominator: { } denominator and > 0 }
        ? Scale * ((declared.Numerator * (decimal)denominator) - (numerator * (decimal)declared.Denominator)) / ((decimal)declared.Denominator * denominator)
        : null;

    /// <summary>Declared less computed, of those who have it.</summary>
    public long? NumeratorBy => Declared?.Numerator - Computed?.Numerator;

    /// <summary>Declared less registered.</summary>
    public long? DenominatorBy => Declared?.Denominator - Computed?.Denominator;

    public bool Differs => NumeratorBy is not (null or 0) || DenominatorBy is not (null or 0);

    private decimal Scale => Indicator.Population is Population.CommuneMonths ? 1 : 100;

    /// <summary>Why two counts cannot be a declaration; null where they can.</summary>
    public static string? Fault(Indicator indicator, long numerator, long denominator) => (numerator, denominator) switch
    {
        ( < 0, _) or (_, < 0) => "Số tự khai không âm.",
        ( > Most, _) or (_, > Most) => "Số tự khai quá lớn.",
        var (have, all) when have > all && indicator.Population is not Population.CommuneMonths => "Số đạt không lớn hơn tổng số.",
        _ => null,
    };

    private const long Most = 1_000_000_000;
}
