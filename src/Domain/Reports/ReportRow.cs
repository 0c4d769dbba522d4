using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>One indicator of a report.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Counted">Đối tượng: what numerator and denominator count, e.g. <c>hộ</c>.</param>
/// <param name="ValueUnit">Đơn vị tính of value and target, e.g. <c>%</c>.</param>
public sealed record ReportRow(
    string Indicator, string Name, string Counted, string ValueUnit, long? Numerator, long? Denominator, decimal? Value, decimal? Target,
    MeasureStatus Status, IReadOnlyList<Unit> MissingVillages)
{
    /// <summary>What a count that is kept back reads.</summary>
    public const string Withheld = "không nêu";

    /// <summary>What a number to compare with reads where there is none: it is no zero.</summary>
    public const string NotThere = "–";

    public Disclosure NumeratorTold { get; init; }

    public Disclosure DenominatorTold { get; init; }

    public int LeastTold { get; init; }

    /// <summary>Kỳ trước: the value of the period before.</summary>
    public decimal? Previous { get; init; }

    /// <summary>Cùng kỳ năm trước.</summary>
    public decimal? YearAgo { get; init; }

    /// <summary>Số tự khai, where the unit declared one for the period.</summary>
    public DeclaredCounts? Declared { get; init; }

    public static ReportRow Of(Indicator indicator, Measure measure) => new(
        indicator.Id, indicator.Name, CountedBy(indicator.Population), indicator.ValueUnit,
        measure.Numerator, measure.Denominator, measure.Value, measure.Target, measure.Status, measure.MissingVillages)
    {
        NumeratorTold = measure.NumeratorTold, DenominatorTold = measure.DenominatorTold, LeastTold = measure.LeastTold,
    };

    /// <summary>An indicator nobody has measured for the unit.</summary>
    public static ReportRow Unmeasured(Indicator indicator) => new(
        indicator.Id, indicator.Name, CountedBy(indicator.Population), indicator.ValueUnit, null, null, null, null, MeasureStatus.Missing, []);

    public string NumeratorText => Text(Numerator, NumeratorTold, LeastTold);

    public string DenominatorText => Text(Denominator, DenominatorTold, LeastTold);

    public string ValueText => Value is { } value ? VietnameseNumbers.Text(value) : Status == MeasureStatus.Withheld ? Withheld : Report.NoData;

    /// <summary>A target not set is no missing number.</summary>
    public string TargetText => Target is { } target ? VietnameseNumbers.Text(target) : "chưa giao";

    public string PreviousText => Compared(Previous);

    public string YearAgoText => Compared(YearAgo);

    public string DeclaredText => Declared is { } declared ? $"{VietnameseNumbers.Text(declared.Numerator)}/{VietnameseNumbers.Text(declared.Denominator)}" : NotThere;

    public string StatusText => Text(Status);

    public static string Text(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => "Đạt",
        MeasureStatus.Behind => "Chưa đạt",
        MeasureStatus.Missing => "Chưa có số liệu",
        MeasureStatus.Withheld => "Không nêu",
        _ => "Chưa giao chỉ tiêu",
    };

    /// <summary>A count, "ít hơn 5", that it is not told, or that there is none.</summary>
    public static string Text(long? number, Disclosure told, int least) => told switch
    {
        Disclosure.Below => $"<{least}",
        Disclosure.Withheld => Withheld,
        _ => number is { } known ? VietnameseNumbers.Text(known) : Report.NoData,
    };

    private static string Compared(decimal? value) => value is { } known ? VietnameseNumbers.Text(known) : NotThere;

    private static string CountedBy(Population population) => population switch
    {
        Population.Households => "hộ",
        Population.Residents(var age) => $"người từ đủ {age} tuổi",
        Population.Businesses => "cơ sở",
        Population.OcopMakers => "chủ thể OCOP",
        Population.TeamWeeks => "lượt tổ-tuần",
        Population.CommuneMonths => "lượt xã-tháng",
        Population.Villages => "thôn",
        Population.Communes => "xã",
        _ => "tổ",
    };
}

/// <summary>Số tự khai of an indicator.</summary>
public sealed record DeclaredCounts(long Numerator, long Denominator, string Note);
