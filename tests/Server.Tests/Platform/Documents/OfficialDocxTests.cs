using System.Xml.Linq;
using CongDongSo.Server.Platform.Documents.Letters;
using DocumentFormat.OpenXml.Packaging;

namespace CongDongSo.Server.Tests.Platform.Documents;

public class OfficialDocxTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly OfficialDocument Letter = new()
    {
        Superior = "UBND TỈNH QUẢNG NGÃI",
        Issuer = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        IssuerInText = "Sở Khoa học và Công nghệ",
        Symbol = "SKHCN-BCVT&CĐS",
        Number = "3432",
        Place = "Quảng Ngãi",
        Date = OfficialDate.Of(new(2025, 12, 9)),
        About = "tiếp tục phát huy vai trò của Tổ Công nghệ số cộng đồng các cấp",
        AddressedTo = ["UBND các xã, phường, đặc khu", "Tỉnh đoàn Quảng Ngãi"],
        Body =
        [
            new DocBlock.Heading(1, "I.", "MỤC TIÊU"),
            new DocBlock.Heading(2, "1.", "Mục tiêu chung"),
            new DocBlock.Heading(3, "a)", "Nội dung thực hiện"),
            new DocBlock.Paragraph("Đoạn <văn> & \u0001 dấu \"nháy\"."),
            new DocBlock.Item("Gạch đầu dòng"),
            new DocBlock.Table([new("TT", 1, DocAlign.Centre), new("Tên", 4), new("Số", 2, DocAlign.Right)],
                [.. Enumerable.Range(1, 90).Select(i => new DocRow([$"{i}", $"Thôn {i}", "1.477"]))]) { Caption = "Bảng 1" },
            new DocBlock.Prompt("[Cần viết]"),
        ],
        Closing = "Đề nghị các cơ quan phối hợp triển khai thực hiện.",
        SignedFor = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        Signer = "Nguyễn Văn A",
        Recipients = ["Như trên", "Lưu: VT, BCVT&CĐS"],
        Annexes = [new("PHỤ LỤC", "Danh sách", [new DocBlock.Paragraph("Ngang")], Landscape: true)],
    };

    private static readonly byte[] File = Office.Bytes(stream => OfficialDocx.Write(stream, Letter));

    [Fact]
    public void The_same_document_gives_the_same_bytes() => Office.Bytes(stream => OfficialDocx.Write(stream, Letter)).ShouldBe(File);

    [Fact]
    public void It_keeps_to_the_schemas_of_Office()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);

        Office.SchemaFaults(package).ShouldBeEmpty();
        package.PackageProperties.Title.ShouldBe(Letter.Title);
        package.PackageProperties.Language.ShouldBe("vi-VN");
    }

    [Fact]
    public void Paper_and_margins_are_those_of_the_decree()
    {
        var sections = Office.Part(File, "word/document.xml").Descendants(W + "sectPr").ToList();

        sections.Count.ShouldBe(2);
        Size(sections[0]).ShouldBe((11_906, 16_838));
        Size(sections[1]).ShouldBe((16_838, 11_906));
        foreach (var margins in sections.Select(section => section.Element(W + "pgMar")!))
        {
            Millimetres(margins, "top").ShouldBeInRange(20, 25);
            Millimetres(margins, "bottom").ShouldBeInRange(20, 25);
            Millimetres(margins, "left").ShouldBeInRange(30, 35);
            Millimetres(margins, "right").ShouldBeInRange(15, 20);
        }
        sections[0].Element(W + "titlePg").ShouldNotBeNull();
        sections[1].Element(W + "titlePg").ShouldBeNull();
    }

    [Fact]
    public void Letters_are_Times_New_Roman_in_the_sizes_of_the_decree_and_Vietnamese()
    {
        var styles = Office.Part(File, "word/styles.xml");
        var defaults = styles.Descendants(W + "rPrDefault").Single();
        var sizes = styles.Descendants(W + "style").Where(style => style.Descendants(W + "sz").Any())
            .ToDictionary(style => (string)style.Attribute(W + "styleId")!, style => (int)style.Descendants(W + "sz").Single().Attribute(W + "val")! / 2m);

        styles.Descendants(W + "rFonts").Attributes().ShouldAllBe(attribute => attribute.Value == "Times New Roman");
        ((string?)defaults.Descendants(W + "lang").Single().Attribute(W + "val")).ShouldBe("vi-VN");
        ((int)defaults.Descendants(W + "sz").Single().Attribute(W + "val")! / 2).ShouldBeInRange(13, 14);
        foreach (var (style, least, most) in new[] { ("Superior", 12, 13), ("Issuer", 12, 13), ("Nation", 12, 13), ("Motto", 13, 14), ("DocNumber", 13, 13), ("PlaceDate", 13, 14), ("Title", 13, 14), ("LetterAbout", 12, 13), ("Signature", 13, 14), ("RecipientsHead", 12, 12), ("Recipient", 11, 11), ("Header", 13, 14) })
            sizes[style].ShouldBeInRange(least, most, style);
    }

    [Fact]
    public void Headings_are_headings_and_tables_repeat_their_header_and_split_no_row()
    {
        var body = Office.Part(File, "word/document.xml");
        var levels = Office.Part(File, "word/styles.xml").Descendants(W + "style").Where(style => style.Descendants(W + "outlineLvl").Any())
            .ToDictionary(style => (string)style.Attribute(W + "styleId")!, style => (int)style.Descendants(W + "outlineLvl").Single().Attribute(W + "val")!);

        body.Descendants(W + "pStyle").Select(style => (string)style.Attribute(W + "val")!).Where(levels.ContainsKey).Select(style => levels[style]).ShouldBe([0, 1, 2, 0]);
        body.Descendants(W + "tr").ShouldAllBe(row => row.Descendants(W + "cantSplit").Any());
        body.Descendants(W + "tblHeader").Count().ShouldBe(1);
    }

    [Fact]
    public void It_prints_as_a_letter_with_page_numbers_from_page_two()
    {
        var pages = Office.PagesIn(File, "docx");
        var text = string.Join('\n', pages);

        foreach (var words in new[] { "UBND TỈNH QUẢNG NGÃI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 3432/SKHCN-BCVT&CĐS", "ngày 09 tháng 12 năm 2025", "V/v tiếp tục", "Kính gửi:", "triển khai thực hiện./.", "KT. GIÁM ĐỐC", "Nguyễn Văn A", "Nơi nhận:", "- Lưu: VT, BCVT&CĐS.", "PHỤ LỤC" })
            text.ShouldContain(words);
        pages.Length.ShouldBeGreaterThanOrEqualTo(4);
        pages[0].TrimStart().ShouldStartWith("UBND TỈNH");
        foreach (var page in Enumerable.Range(2, pages.Length - 1))
            pages[page - 1].TrimStart().Split('\n')[0].Trim().ShouldBe($"{page}");
        pages.Count(page => page.Contains("TT") && page.Contains("Tên")).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(2025, 12, 5, "ngày 05 tháng 12 năm 2025")]
    [InlineData(2026, 2, 28, "ngày 28 tháng 02 năm 2026")]
    [InlineData(2026, 3, 1, "ngày 01 tháng 3 năm 2026")]
    public void Days_below_ten_and_months_below_three_have_a_leading_zero(int year, int month, int day, string text) =>
        OfficialDate.Of(new(year, month, day)).Text.ShouldBe(text);

    private static (int Width, int Height) Size(XElement section) =>
        ((int)section.Element(W + "pgSz")!.Attribute(W + "w")!, (int)section.Element(W + "pgSz")!.Attribute(W + "h")!);

    private static decimal Millimetres(XElement margins, string side) => decimal.Round((int)margins.Attribute(W + side)! * 25.4m / 1440, 1);
}
