using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDongSo.Domain.Time;

/// <summary>Kỳ: a year, quarter, month or week, written <c>2025</c>, <c>2025-Q4</c>, <c>2025-11</c>, <c>2025-W47</c>.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, inclusive.</param>
public sealed partial record Period(string Code, PeriodKind Kind, DateOnly First, DateOnly Last)
{
    public static Period? Parse(string? text)
    {
        if (text is null || Form().Match(text.Trim()) is not { Success: true } match)
            return null;
        var year = int.Parse(match.Groups["year"].Value);
        if (year is < 1900 or > 2999)
            return null;
        if (match.Groups["quarter"] is { Success: true } quarter)
            return Quarter(year, int.Parse(quarter.Value));
        if (match.Groups["month"] is { Success: true } month)
            return int.Parse(month.Value) is >= 1 and <= 12 and var m ? Month(year, m) : null;
        if (match.Groups["week"] is { Success: true } week)
            return int.Parse(week.Value) is >= 1 and var w && w <= ISOWeek.GetWeeksInYear(year) ? Week(year, w) : null;
        return Year(year);
    }

    public static Period Year(int year) => new($"{year:0000}", PeriodKind.Year, new(year, 1, 1), new(year, 12, 31));

    public static Period Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, (3 * quarter) - 2, 1);
        return new($"{year:0000}-Q{quarter}", PeriodKind.Quarter, first, first.AddMonths(3).AddDays(-1));
    }

    public static Period Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new($"{year:0000}-{month:00}", PeriodKind.Month, first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>ISO 8601 week: Monday to Sunday.</summary>
    public static Period Week(int year, int week)
    {
        var first = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new($"{year:0000}-W{week:00}", PeriodKind.Week, first, first.AddDays(6));
    }

    /// <summary>The ISO 8601 week that has the day.</summary>
    public static Period WeekOf(DateOnly day) => Week(ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default)));

    public static Period QuarterOf(DateOnly day) => Quarter(day.Year, (day.Month + 2) / 3);

    /// <summary>Kỳ trước: the period of the same kind that ends the day before this one begins.</summary>
    public Period Before() => Kind switch
    {
        PeriodKind.Year => Year(First.Year - 1),
        PeriodKind.Quarter => QuarterOf(First.AddDays(-1)),
        PeriodKind.Month => Month(First.AddDays(-1).Year, First.AddDays(-1).Month),
        _ => WeekOf(First.AddDays(-7)),
    };

    /// <summary>Cùng kỳ năm trước; a week 53 has none and is answered with week 52.</summary>
    public Period YearBefore() => Kind switch
    {
        PeriodKind.Year => Year(First.Year - 1),
        PeriodKind.Quarter => QuarterOf(First.AddYears(-1)),
        PeriodKind.Month => Month(First.Year - 1, First.Month),
        _ => Week(int.Parse(Code[..4]) - 1, Math.Min(int.Parse(Code[6..]), ISOWeek.GetWeeksInYear(int.Parse(Code[..4]) - 1))),
    };

    /// <summary>Months with their first day in the period; a week counts the month of its Thursday.</summary>
    public IEnumerable<DateOnly> Months()
    {
        var month = VietnamTime.MonthOf(Kind == PeriodKind.Week ? First.AddDays(3) : First);
        for (; month <= Last; month = month.AddMonths(1))
            yield return month;
    }

    /// <summary>Mondays of the weeks that belong to the period: a week belongs where its Thursday lies (ISO 8601).</summary>
    public IEnumerable<DateOnly> Weeks()
    {
        var monday = VietnamTime.WeekOf(First);
        if (monday.AddDays(3) < First)
            monday = monday.AddDays(7);
        for (; monday.AddDays(3) <= Last; monday = monday.AddDays(7))
            yield return monday;
    }

    /// <summary>As a Vietnamese document names it: quý IV năm 2025, tháng 11 năm 2025, tuần 47 năm 2025.</summary>
    public string Text => Kind switch
    {
        PeriodKind.Year => $"năm {First.Year}",
        PeriodKind.Quarter => $"quý {Roman[(First.Month + 2) / 3]} năm {First.Year}",
        PeriodKind.Month => $"tháng {First.Month:00} năm {First.Year}",
        _ => $"tuần {Code[6..]} năm {Code[..4]}",
    };

    private static readonly string[] Roman = ["", "I", "II", "III", "IV"];

    [GeneratedRegex(@"^(?<year>[0-9]{4})(-(Q(?<quarter>[1-4])|W(?<week>[0-9]{2})|(?<month>[0-9]{2})))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}

public enum PeriodKind { Year, Quarter, Month, Week }
