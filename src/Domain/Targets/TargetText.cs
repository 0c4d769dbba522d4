using System.Globalization;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Targets;

/// <summary>Targets as people write them: <c>80</c>, <c>72,5 %</c>, <c>5.000 người</c>, <c>10 giờ</c>.</summary>
public static partial class TargetText
{
    private const decimal MostCount = 100_000_000, MostSamples = 1_000_000, MostMembers = 1_000, HoursOfWeek = 168;

    /// <summary>With its unit; a count with the word for its subjects.</summary>
    public static string Of(TargetAmount amount, TargetLine line) =>
        amount.Scale == TargetScale.Count ? $"{VietnameseNumbers.Text(amount.Number)} {line.Counted}" : $"{VietnameseNumbers.Text(amount.Number)} {line.Measure}";

    /// <summary>What a measure is compared with: a count as it was set, with its share of the register, else the value.</summary>
    /// <param name="value">In the indicator's value unit.</param>
    /// <param name="set">Of the unit itself, where that was a count.</param>
    public static string Of(decimal? value, TargetAmount? set, Indicator indicator)
    {
        var share = value is { } number ? $"{VietnameseNumbers.Text(number)} {indicator.ValueUnit}" : null;
        return set is not { } count ? share ?? "chưa giao" : Of(count, new TargetLine(indicator, IsQuota: false)) + (share is null ? "" : $" ({share})");
    }

    /// <summary>As it stands in a cell of a sheet: a plain number is in the line's own unit.</summary>
    public static string Cell(TargetAmount amount, TargetLine line) =>
        amount.Scale == TargetScale.Count ? Of(amount, line) : VietnameseNumbers.Text(amount.Number);

    /// <summary>What was typed.</summary>
    /// <returns>Amount and fault are null for a blank cell, which takes the target back.</returns>
    public static (TargetAmount? Amount, string? Fault) Read(string? text, TargetLine line)
    {
        var typed = Folding.Tidy(text ?? "");
        if (typed.Length == 0)
            return (null, null);
        if (Form().Match(typed) is not { Success: true } match || Number(match.Groups["number"].Value) is not { } number)
            return (null, $"“{typed}” không phải là một mức. Viết {Examples(line)}.");
        var word = Folding.Fold(match.Groups["word"].Value);
        var isCount = line.Counted is { } counted && word.Length > 0 && word == Folding.Fold(counted);
        if (word.Length > 0 && !isCount && word != Folding.Fold(line.Measure))
            return (null, $"Không hiểu đơn vị “{match.Groups["word"].Value}”. Viết {Examples(line)}.");
        var amount = new TargetAmount(number, isCount ? TargetScale.Count : line.IsQuota ? TargetScale.Quota : TargetScale.Value);
        return Fault(amount, line) is { } fault ? (null, fault) : (amount, null);
    }

    /// <summary>Why an amount cannot be a target of the line; null where it can.</summary>
    public static string? Fault(TargetAmount amount, TargetLine line) => amount switch
    {
        { Scale: TargetScale.Count } when line.Counted is null => $"Mục này chỉ giao bằng {line.Measure}.",
        { Scale: TargetScale.Quota } when !line.IsQuota => "Mục này không có định mức của một Tổ.",
        { Scale: TargetScale.Value } when line.IsQuota => $"Mục này giao bằng {line.Measure}.",
        { Number: < 0 } => "Mức giao không âm.",
        { Number: var number } when decimal.Round(number, 2) != number => "Nhiều nhất hai chữ số thập phân.",
        { Scale: TargetScale.Count, Number: var number } => Whole(number, MostCount),
        { Scale: TargetScale.Quota, Number: var number } when line.Measure != "giờ" => Whole(number, MostMembers),
        { Scale: TargetScale.Quota, Number: var number } => number is > 0 and <= HoursOfWeek ? null : "Số giờ một tuần trên 0, nhiều nhất 168.",
        { Number: var number } when !line.IsShare => Whole(number, MostSamples),
        { Number: > 100 } => line.Counted is { } counted ? $"Phần trăm từ 0 đến 100. Giao theo số lượng thì ghi kèm đơn vị, ví dụ 5.000 {counted}." : "Phần trăm từ 0 đến 100.",
        _ => null,
    };

    private static string? Whole(decimal number, decimal most) =>
        number == decimal.Truncate(number) && number <= most ? null : $"Phải là số nguyên từ 0 đến {VietnameseNumbers.Text(most)}.";

    private static string Examples(TargetLine line) => line.Counted is { } counted ? $"80 (nghĩa là 80 {line.Measure}) hoặc 5.000 {counted}" : $"một số, tính bằng {line.Measure}";

    /// <summary>Dots between groups of three are thousands; a comma, or another dot, begins the decimals.</summary>
    private static decimal? Number(string text)
    {
        var plain = Grouped().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,12}([.,][0-9]+)*)\s*(?<word>[^0-9]*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();
}
