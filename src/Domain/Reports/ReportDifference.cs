namespace CongDongSo.Domain.Reports;

/// <summary>Chênh lệch: a number of a report that was sent, which the records would give otherwise now. The report keeps what it said.</summary>
public sealed record ReportDifference(string Indicator, string Name, string ValueUnit, ReportRow Sent, ReportRow Now)
{
    /// <summary>The indicators that differ, in the report's order.</summary>
    public static IReadOnlyList<ReportDifference> Between(Report sent, Report now)
    {
        var rows = now.Rows.ToDictionary(row => row.Indicator);
        return
        [
            .. from row in sent.Rows
               let today = rows.GetValueOrDefault(row.Indicator)
               where today is not null && (today.Numerator != row.Numerator || today.Denominator != row.Denominator || today.Value != row.Value)
               select new ReportDifference(row.Indicator, row.Name, row.ValueUnit, row, today),
        ];
    }
}
