using System.Xml.Linq;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Templates;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>Mẫu có sẵn: the letter that is written without any template, with marks in place of a report, for an office to begin its own from.</summary>
public static class LetterStart
{
    public const string FileName = "mau-bao-cao.docx";

    public static byte[] Content { get; } = Made();

    private static byte[] Made()
    {
        using var stream = new MemoryStream();
        OfficialDocx.Write(stream, new OfficialDocument
        {
            Superior = "{{co_quan_chu_quan}}",
            Issuer = ["{{ten_co_quan}}"],
            IssuerInText = "Mẫu văn bản",
            Symbol = "{{ky_hieu}}",
            Place = "{{dia_danh}}",
            Date = new(2025) { Words = "{{ngay_van_ban}}" },
            Kind = "BÁO CÁO",
            About = "{{ten_bao_cao}}",
            AddressedTo = ["{{kinh_gui}}"],
            Body =
            [
                new DocBlock.Paragraph("Thực hiện {{can_cu}}, {{co_quan_trong_cau}} báo cáo như sau:"),
                new DocBlock.Heading(1, "I.", "TỔ CHỨC, KIỆN TOÀN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"),
                new DocBlock.Paragraph("{{to_chuc_to}}"),
                new DocBlock.Heading(1, "II.", "KẾT QUẢ THỰC HIỆN"),
                new DocBlock.Paragraph("{{ket_qua}}"),
                new DocBlock.Paragraph("{{bang_chi_tieu}}"),
                new DocBlock.Paragraph("{{tong_hop}}"),
                new DocBlock.Paragraph("{{loi_bao_cao}}"),
            ],
            Closing = "Trên đây là báo cáo {{ten_bao_cao_trong_cau}} của {{co_quan_trong_cau}}, kính gửi {{kinh_gui}} tổng hợp, theo dõi",
            SignedFor = ["{{quyen_han_ky}}"],
            Recipients = ["Như trên", "Lưu: VT"],
        });
        return WithAnnexes(stream.ToArray());
    }

    /// <summary>The letter's last, empty paragraph is where its annexes go.</summary>
    private static byte[] WithAnnexes(byte[] letter)
    {
        var template = DocxTemplate.Open(letter).Match(opened => opened, problem => throw new InvalidOperationException(problem.Title));
        var xml = new XDocument(template.Stories[0].Xml);
        var last = xml.Descendants(Word.P).Last();
        last.ReplaceWith(Word.Of("p", Word.Of("pPr", Word.Of("pStyle", Word.At("val", "BodyText"))), Word.Of("r", TemplateText.Lines("{{phu_luc}}"))));
        return template.With(new Dictionary<string, XDocument> { [template.Stories[0].Path] = xml }, "Mẫu báo cáo", "Mẫu văn bản");
    }
}
