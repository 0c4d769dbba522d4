using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>Thanh so với chỉ tiêu: where value, target and forecast lie on a bar of 0–100, and the sentence that says the same.</summary>
/// <param name="Value">Null where nothing was reported: missing is not zero.</param>
/// <param name="Target">Null where none is set.</param>
/// <param name="Forecast">Dự báo cuối kỳ; null where there is none.</param>
/// <param name="ValueUnit"><c>%</c>, or e.g. <c>mẫu/xã/tháng</c>.</param>
public sealed record Bullet(decimal? Value, decimal? Target, decimal? Forecast, string ValueUnit)
{
    /// <summary>A percentage ends at 100; any other measure a little beyond the largest of its numbers.</summary>
    private decimal End => ValueUnit == "%" ? 100 : Math.Max(Math.Max(Math.Max(Value ?? 0, Target ?? 0), Forecast ?? 0) * 1.1m, 1);

    public decimal ValueAt => On(Value ?? 0);

    public decimal? TargetAt => Target is { } target ? On(target) : null;

    public decimal? ForecastAt => Forecast is { } forecast && Value is not null ? On(forecast) : null;

    /// <param name="status">Vietnamese, e.g. <c>Chưa đạt</c>.</param>
    public string Sentence(string status) =>
        $"{status}: {(Value is { } value ? Text(value) : "chưa có số liệu")}, {(Target is { } target ? $"chỉ tiêu {Text(target)}" : "chưa giao chỉ tiêu")}{(Forecast is { } forecast ? $", dự báo cuối kỳ {Text(forecast)}" : null)}";

    private string Text(decimal number) => $"{VietnameseNumbers.Text(number)} {ValueUnit}";

    private decimal On(decimal number) => Math.Round(Math.Clamp(number / End * 100, 0, 100), 1);
}
