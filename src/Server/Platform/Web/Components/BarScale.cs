using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Platform.Web.Components;

/// <summary>Where value and target lie on a bar of 0–100, and the sentence that says the same.</summary>
/// <param name="Value">Null where nothing was reported: missing is not zero.</param>
/// <param name="Target">Null where none is set.</param>
/// <param name="ValueUnit"><c>%</c>, or e.g. <c>mẫu/xã/tháng</c>.</param>
public sealed record BarScale(decimal? Value, decimal? Target, string ValueUnit)
{
    /// <summary>A percentage ends at 100; any other measure a little beyond the larger of its two numbers.</summary>
    private decimal End => ValueUnit == "%" ? 100 : Math.Max(Math.Max(Value ?? 0, Target ?? 0) * 1.1m, 1);

    public decimal ValueAt => On(Value ?? 0);

    public decimal? TargetAt => Target is { } target ? On(target) : null;

    /// <summary><c>72,5 %</c>; a dash where nothing was reported.</summary>
    public string Short => Value is { } value ? Number(value) : "–";

    /// <param name="status">Vietnamese, e.g. <c>Chưa đạt</c>.</param>
    public string Sentence(string status) =>
        $"{status}: {(Value is { } value ? Number(value) : "chưa có số liệu")}, {(Target is { } target ? $"chỉ tiêu {Number(target)}" : "chưa giao chỉ tiêu")}";

    private decimal On(decimal number) => Math.Round(Math.Clamp(number / End * 100, 0, 100), 1);

    private string Number(decimal number) => ValueUnit == "%"
        ? $"{VietnameseNumbers.Text(number)} %"
        : $"{VietnameseNumbers.Text(number)} {ValueUnit}";
}
