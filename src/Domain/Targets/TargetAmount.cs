namespace CongDongSo.Domain.Targets;

/// <summary>Mức giao, as it was set: <c>80 %</c>, <c>5.000 người</c>, <c>10 giờ mỗi Tổ mỗi tuần</c>.</summary>
public readonly record struct TargetAmount(decimal Number, TargetScale Scale);

/// <summary>What the number of a target counts.</summary>
public enum TargetScale
{
    /// <summary>The indicator's own value: a percentage, or samples a commune and month.</summary>
    Value,

    /// <summary>Số lượng: so many of the indicator's subjects; measured as their share of the register.</summary>
    Count,

    /// <summary>Định mức của một Tổ: the least hours a week, or the least members, by which a team counts.</summary>
    Quota,
}
