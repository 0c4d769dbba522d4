using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Platform.Documents.Templates;
using CongDongSo.Server.Tests.Platform.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CongDongSo.Server.Tests.Features.Reports.Templates;

/// <summary>What a template becomes when a report is put into it.</summary>
public class LetterTemplateFillingTests
{
    [Fact]
    public void The_built_in_template_gives_the_words_and_numbers_of_the_letter_without_one()
    {
        foreach (var report in new[] { AReport.OfACommune(), AReport.OfTheProvince(12), AReport.WithReportsFromBelow() })
        {
            var (made, plain) = (Words(Filled(LetterStart.Content, report)), Words(Office.Bytes(stream => ReportDocx.Write(stream, report))));

            // Addressees stand in one line, and an annex names no letter.
            made.Where(line => !line.StartsWith("Kính gửi", StringComparison.Ordinal) && !line.StartsWith("Trên đây", StringComparison.Ordinal))
                .ShouldBe(plain.Where(line => !line.StartsWith("Kính gửi", StringComparison.Ordinal) && !line.StartsWith("Trên đây", StringComparison.Ordinal) && !line.StartsWith("(Kèm theo", StringComparison.Ordinal)
                    && !report.Receivers.Any(receiver => line == $"- {receiver};" || line == $"- {receiver}.")));
        }
    }

    [Fact]
    public void What_is_made_is_sound_says_nothing_of_who_made_the_template_and_is_the_same_each_time()
    {
        var template = ATemplate.Started(main => ((WordprocessingDocument)main.OpenXmlPackage).PackageProperties.Creator = "Nguyễn Văn Mẫu");
        var made = Filled(template, AReport.WithReportsFromBelow());

        using var package = WordprocessingDocument.Open(new MemoryStream(made), isEditable: false);
        Office.SchemaFaults(package).ShouldBeEmpty();
        package.PackageProperties.Creator.ShouldBe("Sở Khoa học và Công nghệ");
        Filled(template, AReport.WithReportsFromBelow()).ShouldBe(made);
        package.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().Select(section => section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape).ShouldBe([false, true, true]);
    }

    [Fact]
    public void A_mark_that_Word_cut_into_pieces_is_filled_and_looks_as_where_it_began()
    {
        var made = Body(Filled(ATemplate.Of([.. ATemplate.Needed, "Của {{|ten_|don_vi}} kính gửi: {{KINH_GUI|}}."]), AReport.OfACommune()));

        var paragraph = made.Elements<Paragraph>().Single(one => one.InnerText.StartsWith("Của ", StringComparison.Ordinal));
        paragraph.InnerText.ShouldBe("Của Đặc khu Lý Sơn kính gửi: Sở Khoa học và Công nghệ.");
        paragraph.Elements<Run>().First().InnerText.ShouldBe("Của Đặc khu Lý Sơn");
    }

    [Fact]
    public void A_row_is_repeated_for_each_indicator_and_keeps_its_look()
    {
        var template = ATemplate.Of(body => body.Append(
            ATemplate.Paragraph("{{ten_bao_cao}}"), ATemplate.Table(["TT", "Chỉ tiêu", "Đạt"], ["{{#chi_tieu}}{{tt}}", "|{{ten_chi_tieu}}", "{{so_dat}}/{{tong_so}}{{/chi_tieu}}"]),
            ATemplate.Paragraph("{{#phan}}"), ATemplate.Paragraph("{{so_phan}}. {{ten_phan}}"), ATemplate.Paragraph("{{loi_phan}}"), ATemplate.Paragraph("{{/phan}}"), ATemplate.Paragraph("{{tong_hop}}")));
        var report = AReport.OfACommune();

        var body = Body(Filled(template, report));

        var rows = body.Elements<Table>().Single().Elements<TableRow>().Skip(1).ToList();
        rows.Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToList()).First().ShouldBe(["1", "Hộ gia đình được thông tin, tuyên truyền về chuyển đổi số", $"{report.Rows[0].NumeratorText}/{report.Rows[0].DenominatorText}"]);
        rows.Count.ShouldBe(report.Rows.Count);
        rows.ShouldAllBe(row => row.Descendants<Bold>().Any());
        body.Elements<Paragraph>().Select(one => one.InnerText).ShouldContain("IV. Khó khăn, vướng mắc");
        body.InnerText.ShouldNotContain("{{");
    }

    [Fact]
    public void A_condition_shows_its_part_only_where_it_holds()
    {
        byte[] template = ATemplate.Of([.. ATemplate.Needed, "{{#neu_tong_hop}}", "Có tổng hợp từ {{ten_don_vi}}", "{{/neu_tong_hop}}", "{{co_quan_chu_quan}}", "Hết"]);

        Words(Filled(template, AReport.OfACommune()))[^1].ShouldBe("Hết");
        Words(Filled(template, AReport.OfACommune())).ShouldNotContain(line => line.StartsWith("Có tổng hợp", StringComparison.Ordinal));
        Words(Filled(template, AReport.WithReportsFromBelow())).ShouldContain("Có tổng hợp từ Tỉnh Quảng Ngãi");
        Words(Filled(template, AReport.WithReportsFromBelow())).ShouldContain("UBND TỈNH QUẢNG NGÃI");
    }

    [Fact]
    public void What_people_wrote_stays_as_they_wrote_it()
    {
        const string written = "Tốt & <b>đậm</b> {{ten_co_quan}} {{#phan}}\u0001 dòng một\ndòng hai";
        var report = AReport.OfACommune();
        report = report with { Narratives = [.. report.Narratives.Select(narrative => narrative with { Text = written })] };

        foreach (var template in new[] { LetterStart.Content, ATemplate.Of(["{{ten_bao_cao}}", "{{bang_chi_tieu}}", "{{tong_hop}}", "{{#phan}}", "{{loi_phan}}", "{{/phan}}"]) })
        {
            var body = Body(Filled(template, report));
            var paragraph = body.Descendants<Paragraph>().First(one => one.InnerText.StartsWith("Tốt", StringComparison.Ordinal));
            paragraph.InnerText.ShouldBe(written.Replace("\u0001", "").Replace("\n", ""));
            paragraph.Descendants<Break>().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void LibreOffice_prints_the_letter_with_its_annex_lying()
    {
        var pages = Office.PagesIn(Filled(LetterStart.Content, AReport.OfTheProvince()), "docx");

        pages[0].ShouldContain("SỞ KHOA HỌC VÀ CÔNG NGHỆ");
        pages[0].ShouldContain("Kính gửi: Ủy ban nhân dân tỉnh; Bộ Khoa học và Công nghệ");
        string.Join('\n', pages).ShouldContain("Phường Tịnh Khê 96");
    }

    internal static byte[] Filled(byte[] template, Report report) =>
        DocxTemplate.Open(template).Match(opened => TemplateFilling.Fill(opened, LetterVocabulary.Known, LetterValues.Of(report)), problem => problem).ShouldBeOfType<Result<byte[]>.Done>().Value;

    private static Body Body(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return (Body)package.MainDocumentPart!.Document!.Body!.CloneNode(true);
    }

    /// <summary>Lines as one reads them, cells too.</summary>
    private static IReadOnlyList<string> Words(byte[] file) =>
    [
        .. Body(file).Descendants<Paragraph>().SelectMany(one => string.Concat(one.Descendants().Select(piece => piece is Text text ? text.Text : piece is Break ? "\n" : "")).Split('\n')).Where(line => line.Trim().Length > 0),
    ];
}
