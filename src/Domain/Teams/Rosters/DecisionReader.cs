using System.Globalization;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Số quyết định as a roster writes it: <c>01/QĐ-UBND ngày 10/7/2025</c>.</summary>
/// <param name="Number">Number and symbol, <c>01/QĐ-UBND</c>.</param>
/// <param name="IssuerLevel">Where the cell names the committee's level ("của UBND huyện"); null: the committee of the row's own unit.</param>
public sealed record DecisionText(string Number, DateOnly IssuedOn, UnitKind? IssuerLevel)
{
    /// <summary>How it is written back: days below 10 and months 1 and 2 have a leading zero (Nghị định 30/2020/NĐ-CP).</summary>
    public string Text => $"{Number} ngày {IssuedOn.Day:00}/{(IssuedOn.Month < 3 ? $"{IssuedOn.Month:00}" : $"{IssuedOn.Month}")}/{IssuedOn.Year}" + IssuerLevel switch
    {
        UnitKind.Province => " của UBND tỉnh",
        UnitKind.District => " của UBND huyện",
        _ => "",
    };
}

/// <summary>Reads số quyết định: one number and one date in one cell, in the ways people write them.</summary>
public static partial class DecisionReader
{
    public static Result<DecisionText> Read(string text)
    {
        var tidy = Folding.Tidy(text).Replace('–', '-').Replace('—', '-');
        var numbers = Numbers().Matches(tidy);
        if (numbers.Count == 0)
            return new Problem("decision-number", "Thiếu số và ký hiệu quyết định; viết như 01/QĐ-UBND ngày 10/7/2025");
        if (numbers.Select(NumberOf).Distinct().Count() > 1)
            return new Problem("decision-two", "Ô có nhiều số quyết định: mỗi Tổ chỉ ghi quyết định đang có hiệu lực");
        var days = DaysIn(Numbers().Replace(tidy, " ngày "));
        if (days.Count == 0)
            return new Problem("decision-date", "Thiếu ngày quyết định; viết như 01/QĐ-UBND ngày 10/7/2025");
        if (days.Distinct().Count() > 1)
            return new Problem("decision-dates", "Ô có nhiều ngày quyết định: chỉ giữ lại một");
        return days[0] is { } day
            ? new DecisionText(NumberOf(numbers[0]), day, IssuerOf(tidy))
            : new Problem("decision-day", "Ngày quyết định không có trong lịch; viết ngày/tháng/năm như 10/7/2025");
    }

    /// <summary>Symbols in capitals without spaces; QD is QĐ; the number has at least two digits.</summary>
    private static string NumberOf(Match match)
    {
        var ordinal = match.Groups["ordinal"].Value.TrimStart('0').PadLeft(2, '0') + match.Groups["letter"].Value.ToLowerInvariant();
        var year = match.Groups["year"] is { Success: true } of ? "/" + of.Value : "";
        var symbol = Spaces().Replace(match.Groups["symbol"].Value, "").TrimEnd('.', '-', '/').ToUpperInvariant();
        if (symbol.StartsWith("QD", StringComparison.Ordinal))
            symbol = "QĐ" + symbol[2..];
        return $"{ordinal}{year}/{symbol}";
    }

    private static List<DateOnly?> DaysIn(string text)
    {
        var days = new List<DateOnly?>();
        foreach (Match match in Dates().Matches(text))
        {
            days.Add(match.Groups["serial"] is { Success: true } serial
                ? new DateOnly(1899, 12, 30).AddDays(Number(serial))
                : Day(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"])));
        }
        return days;
    }

    private static DateOnly? Day(int year, int month, int day)
    {
        if (year < 100)
            year += 2000;
        return year is >= 2000 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static UnitKind? IssuerOf(string text)
    {
        var folded = Folding.Fold(text);
        return folded.Contains("ubnd tinh", StringComparison.Ordinal) ? UnitKind.Province : DistrictCommittee().IsMatch(folded) ? UnitKind.District : null;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9/])(?<ordinal>[0-9]{1,6})(?<letter>[a-zđ])?\s*(/\s*(?<year>20[0-9][0-9])\s*)?[/-]\s*(?<symbol>Q\s?[ĐD](\s*[-/]\s*((?!ngày)[\p{L}&.])+)*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![0-9])((?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|(?<d>[0-9]{1,2})\s*([/.-]|tháng)\s*(?<m>[0-9]{1,2})\s*([/.-]|năm)\s*(?<y>[0-9]{4}|[0-9]{2})|(?<=ngày )(?<serial>[34][0-9]{4}))(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"ubnd (huyen|quan|thi xa|thanh pho)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DistrictCommittee();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
