using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>The sentences that follow from the numbers alone, as an official would write them.</summary>
public static class ReportSentences
{
    private const int NamesListed = 12;

    public static IReadOnlyList<string> OfTeams(Unit unit, DateOnly asOf, TeamSummary? totals, IReadOnlyList<FindingTotal> findings)
    {
        var day = VietnamTime.Text(asOf);
        var place = ReportOffice.InSentence(unit);
        if (totals is null)
            return [$"Số Tổ công nghệ số cộng đồng và thành viên trên địa bàn {place} đến ngày {day}: {Report.NoData}."];
        if (totals.Teams == 0)
            return [$"Đến ngày {day}, trên địa bàn {place} chưa có Tổ công nghệ số cộng đồng nào được thành lập.", .. Breaches(findings)];
        var levels = string.Join(", ", totals.ByLevel.Select(level => $"{Text(level.Teams)} Tổ {UnitWords.Text(level.Level)}"));
        return
        [
            $"Đến ngày {day}, trên địa bàn {place} có {Text(totals.Teams)} Tổ công nghệ số cộng đồng ({levels}) với {Text(totals.Members)} thành viên.",
            .. Breaches(findings),
        ];
    }

    public static IReadOnlyList<string> OfResults(Unit unit, Period period, DateOnly asOf, IReadOnlyList<ReportRow> rows, IReadOnlyList<ReportPart> parts, IReadOnlyList<Unit> missing)
    {
        if (rows.Count == 0)
            return [$"Chương trình chưa có chỉ tiêu nào để báo cáo trong {period.Text}."];
        return [Overview(period, asOf, rows), .. rows.Select(Of), .. Missing(unit, missing), .. SilentParts(parts)];
    }

    /// <summary>One indicator: its value, what it counts, and how far from its target it stands.</summary>
    public static string Of(ReportRow row)
    {
        if (row.Value is not { } value)
            return row.Status == MeasureStatus.Withheld ? $"{row.Name}: {ReportRow.Withheld}, vì có số quá nhỏ." : $"{row.Name}: {Report.NoData}.";
        var counts = row is { Numerator: { } numerator, Denominator: { } denominator } 
            ? $" ({Text(numerator)}{(row.ValueUnit == "%" ? "/" : " trong ")}{Text(denominator)} {row.Counted})" : "";
        return $"{row.Name}: {WithUnit(value, row.ValueUnit)}{counts}, {AgainstTarget(row, value)}.";
    }

    private static string AgainstTarget(ReportRow row, decimal value)
    {
        if (row.Target is not { } target)
            return "chưa giao chỉ tiêu";
        var (gap, goal) = (Gap(decimal.Abs(value - target), row.ValueUnit), WithUnit(target, row.ValueUnit));
        return (value - target) switch
        {
            0 => $"đúng bằng chỉ tiêu {goal}",
            > 0 => $"vượt chỉ tiêu {goal} là {gap}",
            _ => $"thấp hơn chỉ tiêu {goal} là {gap}",
        };
    }

    private static string Overview(Period period, DateOnly asOf, IReadOnlyList<ReportRow> rows)
    {
        var counts = from status in new[] { MeasureStatus.Met, MeasureStatus.Behind, MeasureStatus.Missing, MeasureStatus.NoTarget, MeasureStatus.Withheld }
                     let count = rows.Count(row => row.Status == status)
                     where count > 0
                     select $"{count} chỉ tiêu {Word(status)}";
        return $"Tính đến ngày {VietnamTime.Text(asOf)}, trong {rows.Count} chỉ tiêu của {period.Text} có {string.Join(", ", counts)}.";
    }

    private static string Word(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => "đạt",
        MeasureStatus.Behind => "chưa đạt",
        MeasureStatus.Missing => Report.NoData,
        MeasureStatus.Withheld => ReportRow.Withheld,
        _ => "chưa giao mức",
    };

    private static IEnumerable<string> Missing(Unit unit, IReadOnlyList<Unit> missing)
    {
        if (missing.Count == 0)
            return [];
        var head = $"Trên địa bàn {ReportOffice.InSentence(unit)} còn {Text(missing.Count)} thôn, tổ dân phố {Report.NoData} ở ít nhất một chỉ tiêu";
        if (unit.Kind == UnitKind.Province)
            return [$"{head}."];
        var names = string.Join(", ", missing.Take(NamesListed).Select(village => village.FullName));
        var rest = missing.Count > NamesListed ? $" và {Text(missing.Count - NamesListed)} thôn, tổ dân phố khác" : "";
        return [$"{head}: {names}{rest}."];
    }

    private static IEnumerable<string> SilentParts(IReadOnlyList<ReportPart> parts)
    {
        var silent = parts.Count(part => part.Rows.Count > 0 && part.Rows.All(row => row.Status == MeasureStatus.Missing));
        return silent == 0 ? [] : [$"Có {Text(silent)}/{Text(parts.Count)} đơn vị {UnitWords.Text(parts[0].Unit.Kind)} {Report.NoData} ở mọi chỉ tiêu."];
    }

    private static IEnumerable<string> Breaches(IReadOnlyList<FindingTotal> findings) => findings.Select(finding =>
        $"Có {Text(finding.Count)} trường hợp {UnitWords.Text(finding.Level)} {(finding.Strength == Strength.Must ? "chưa bảo đảm" : "chưa theo khuyến nghị")}: “{finding.Clause.Quote}” ({finding.Clause.Place}).");

    private static string WithUnit(decimal value, string unit) => unit == "%" ? $"{VietnameseNumbers.Text(value)}%" : $"{VietnameseNumbers.Text(value)} {unit}";

    private static string Gap(decimal gap, string unit) => unit == "%" ? $"{VietnameseNumbers.Text(gap)} điểm phần trăm" : $"{VietnameseNumbers.Text(gap)} {unit}";

    private static string Text(long number) => VietnameseNumbers.Text(number);
}
