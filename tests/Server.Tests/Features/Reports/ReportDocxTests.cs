using System.Text.Json;
using System.Text.Json.Nodes;
using CongDongSo.Domain.Reports;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Tests.Platform.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

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

    [Fact]
    public void A_consolidation_names_who_is_late_and_missing_and_adds_up_what_was_accepted_in_an_annex()
    {
        var file = Office.Bytes(stream => ReportDocx.Write(stream, AReport.WithReportsFromBelow()));
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        Office.SchemaFaults(package).ShouldBeEmpty();
        var body = package.MainDocumentPart!.Document!.Body!;

        foreach (var words in new[] { "12 đơn vị phải gửi: 10 đúng hạn, 1 trễ hạn, 1 chưa gửi; 10 báo cáo đã tiếp nhận được cộng vào bảng.", "Gửi trễ hạn: Xã Tịnh Khê 3.", "Đã gửi, chưa được tiếp nhận: Xã Tịnh Khê 2.", "Chưa gửi: Xã Tịnh Khê 1.", "PHỤ LỤC I", "PHỤ LỤC II" })
            body.InnerText.ShouldContain(words);
        var header = body.Descendants<Table>().Select(table => table.Elements<TableRow>().First().Elements<TableCell>().Select(cell => cell.InnerText).ToList()).First(cells => cells.Contains("Kỳ trước"));
        header.ShouldBe(["TT", "Chỉ tiêu", "Đơn vị tính", "Số đạt", "Tổng số", "Kết quả", "Kỳ trước", "Cùng kỳ năm trước", "Chỉ tiêu giao", "Tự khai", "Đánh giá"]);
        body.Descendants<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToList()).ShouldContain(cells => cells.Count > 9 && cells[6] == "91,25" && cells[7] == "40,5" && cells[9] == "7.000/7.919");
    }

    [Fact]
    public void A_report_that_was_frozen_before_there_were_comparisons_still_shows()
    {
        var frozen = JsonNode.Parse(JsonSerializer.Serialize(AReport.WithReportsFromBelow(), ApiJson.Options))!;
        foreach (var row in frozen["rows"]!.AsArray())
        {
            foreach (var name in new[] { "previous", "yearAgo", "declared", "previousText", "yearAgoText", "declaredText" })
                row!.AsObject().Remove(name);
        }
        frozen.AsObject().Remove("consolidation");

        var old = frozen.Deserialize<Report>(ApiJson.Options)!;

        old.Rows.ShouldAllBe(row => row.PreviousText == "–" && row.YearAgoText == "–" && row.DeclaredText == "–");
        Office.Bytes(stream => ReportDocx.Write(stream, old)).Length.ShouldBePositive();
        Office.Bytes(stream => ReportXlsx.Write(stream, old)).Length.ShouldBePositive();
    }
}
