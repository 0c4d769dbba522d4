using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Tests.Platform.Documents;
using DocumentFormat.OpenXml.Packaging;

namespace CongDongSo.Server.Tests.Features.Reports;

public class ReportDocxTests
{
    [Theory]
    [InlineData("Lý Sơn", "Đặc khu", "ĐẶC KHU LÝ SƠN")]
    [InlineData("Tịnh Khê", "Xã", "XÃ TỊNH KHÊ")]
    [InlineData("Nghĩa Lộ", "Phường", "PHƯỜNG NGHĨA LỘ")]
    public void A_communes_report_prints_as_an_official_letter(string name, string subKind, string issuer)
    {
        var text = string.Join('\n', Office.PagesIn(Office.Bytes(stream => ReportDocx.Write(stream, AReport.OfACommune(name, subKind))), "docx"));

        foreach (var words in new[] { "ỦY BAN NHÂN DÂN", issuer, "/BC-UBND", "BÁO CÁO", "Kính gửi: Sở Khoa học và Công nghệ", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "./.", "PHỤ LỤC", "Thôn An Hải 5, Thôn An Hải 6", "chưa có số liệu", "[Cần viết: kiến nghị ai, việc gì.]" })
            text.ShouldContain(words);
    }

    [Fact]
    public void A_provinces_report_is_its_departments_letter_with_an_annex_of_every_commune()
    {
        var report = AReport.OfTheProvince();
        var file = Office.Bytes(stream => ReportDocx.Write(stream, report));
        var text = string.Join('\n', Office.PagesIn(file, "docx"));

        foreach (var words in new[] { "UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "/BC-SKHCN", "- Ủy ban nhân dân tỉnh;", "- Bộ Khoa học và Công nghệ.", "GIÁM ĐỐC", "Phường Tịnh Khê 96" })
            text.ShouldContain(words);
        Office.Bytes(stream => ReportDocx.Write(stream, report)).ShouldBe(file);
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Office.SchemaFaults(package).ShouldBeEmpty();
    }
}
