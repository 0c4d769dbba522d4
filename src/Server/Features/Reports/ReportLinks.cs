using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Addresses of the pages of reports.</summary>
public static class ReportLinks
{
    public const string List = "/bao-cao";

    public const string DownloadRoute = "/bao-cao/tai/{program}/{report}/{unit}/{period}.{format}";

    /// <param name="program">Null: all programs of the unit.</param>
    /// <param name="year">Of the due days; null: this year.</param>
    public static string In(UnitId unit, string? program = null, int? year = null) =>
        $"{List}?don-vi={unit}{(program is null ? "" : $"&chuong-trinh={Uri.EscapeDataString(program)}")}{(year is null ? "" : $"&nam={year}")}";

    /// <param name="format"><c>docx</c>, <c>xlsx</c> or <c>json</c>.</param>
    public static string Download(string program, string report, UnitId unit, Period period, string format) =>
        $"{List}/tai/{Uri.EscapeDataString(program)}/{Uri.EscapeDataString(report)}/{unit}/{period.Code}.{format}";
}
