using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Tests.Platform.Documents;

namespace CongDongSo.Server.Tests.Features.Reports;

public class ReportDocxTests
{
    [Fact]
    public void A_special_zones_report_prints_as_an_official_letter()
    {
        var pages = Office.PagesIn(Office.Bytes(stream => ReportDocx.Write(stream, AReport.OfACommune())), "docx");

        if (Environment.GetEnvironmentVariable("KEEP_DOCX") is { } folder)
        {
            File.WriteAllBytes($"{folder}/commune.docx", Office.Bytes(stream => ReportDocx.Write(stream, AReport.OfACommune())));
            File.WriteAllBytes($"{folder}/province.docx", Office.Bytes(stream => ReportDocx.Write(stream, AReport.OfTheProvince())));
            File.WriteAllBytes($"{folder}/commune.xlsx", Office.Bytes(stream => ReportXlsx.Write(stream, AReport.OfACommune())));
            File.WriteAllBytes($"{folder}/province.xlsx", Office.Bytes(stream => ReportXlsx.Write(stream, AReport.OfTheProvince())));
        }
        pages.Length.ShouldBeGreaterThan(1);
    }
}
