using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Targets;

/// <summary>Dòng chỉ tiêu: what a target can be set of. An indicator has one, one that counts teams has a second: the quota of a single team.</summary>
public sealed record TargetLine(Indicator Indicator, bool IsQuota)
{
    private const string QuotaMark = ":quota";

    /// <summary>The indicator's id, of a quota with <c>:quota</c> behind it.</summary>
    public string Id => IsQuota ? Indicator.Id + QuotaMark : Indicator.Id;

    public string Name => Indicator.Population switch
    {
        Population.TeamWeeks when IsQuota => "Số giờ ít nhất mỗi Tổ mỗi tuần",
        Population.Teams when IsQuota => "Số thành viên ít nhất mỗi Tổ",
        _ => Indicator.Name,
    };

    /// <summary>Unit of a number that is written without one: <c>%</c>, <c>mẫu/xã/tháng</c>, <c>giờ</c>.</summary>
    public string Measure => Indicator.Population switch
    {
        Population.TeamWeeks when IsQuota => "giờ",
        Population.Teams when IsQuota => "thành viên",
        _ => Indicator.ValueUnit,
    };

    /// <summary>What a count counts: <c>hộ</c>, <c>người</c>…; null where only the value can be set.</summary>
    public string? Counted => IsQuota ? null : Indicator.Population switch
    {
        Population.Households => "hộ",
        Population.Residents => "người",
        Population.Businesses => "cơ sở",
        Population.OcopMakers => "chủ thể",
        _ => null,
    };

    /// <summary>Whether the value is a share, and so never above 100.</summary>
    public bool IsShare => !IsQuota && Indicator.Population is not Population.CommuneMonths;

    /// <summary>What the document itself asks for where nothing was set.</summary>
    public decimal? QuotaOfDocument => Indicator.Population switch
    {
        Population.TeamWeeks(var hours) when IsQuota => hours,
        Population.Teams(var members) when IsQuota => members,
        Population.CommuneMonths(var samples) => samples,
        _ => null,
    };

    public static IEnumerable<TargetLine> Of(Indicator indicator) =>
        indicator.Population is Population.TeamWeeks or Population.Teams ? [new(indicator, false), new(indicator, true)] : [new(indicator, false)];

    public static IReadOnlyList<TargetLine> Of(Program program) => [.. program.Indicators.SelectMany(Of)];
}
