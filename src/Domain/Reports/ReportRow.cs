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
    public static ReportRow Of(Indicator indicator, Measure measure) => new(
        indicator.Id, indicator.Name, CountedBy(indicator.Population), indicator.ValueUnit,
        measure.Numerator, measure.Denominator, measure.Value, measure.Target, measure.Status, measure.MissingVillages);

    /// <summary>An indicator nobody has measured for the unit.</summary>
    public static ReportRow Unmeasured(Indicator indicator) => new(
        indicator.Id, indicator.Name, CountedBy(indicator.Population), indicator.ValueUnit, null, null, null, null, MeasureStatus.Missing, []);

    public string NumeratorText => Text(Numerator);

    public string DenominatorText => Text(Denominator);

    public string ValueText => Value is { } value ? VietnameseNumbers.Text(value) : Report.NoData;

    /// <summary>A target not set is no missing number.</summary>
    public string TargetText => Target is { } target ? VietnameseNumbers.Text(target) : "chưa giao";

    public string StatusText => Text(Status);

    public static string Text(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => "Đạt",
        MeasureStatus.Behind => "Chưa đạt",
        MeasureStatus.Missing => "Chưa có số liệu",
        _ => "Chưa giao chỉ tiêu",
    };

    private static string Text(long? number) => number is { } known ? VietnameseNumbers.Text(known) : Report.NoData;

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
