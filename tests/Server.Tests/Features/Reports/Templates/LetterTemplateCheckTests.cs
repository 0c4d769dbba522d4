using System.IO.Compression;
using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports.Templates;
using CongDongSo.Server.Platform.Documents.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CongDongSo.Server.Tests.Features.Reports.Templates;

/// <summary>A template that cannot be filled says where and why.</summary>
public class LetterTemplateCheckTests
{
    [Fact]
    public void The_built_in_template_is_sound() => Faults(LetterStart.Content).ShouldBeEmpty();

    [Fact]
    public void A_misspelt_field_is_found_at_its_place_and_the_right_one_is_named()
    {
        Faults(Of("{{ten_don_vj}}")).ShouldBe([new("Đoạn 5", "{{ten_don_vj}}", "Không có trường {{ten_don_vj}}; ý bạn là {{ten_don_vi}}?")]);
        Faults(ATemplate.Of(body => body.Append([.. ATemplate.Needed.Select(ATemplate.Paragraph), ATemplate.Table(["a", "b"], ["c", "Kỳ: {{ki_bao_cao}}"])]))).Single()
            .ShouldBe(new("Bảng 1, hàng 2, ô 2", "Kỳ: {{ki_bao_cao}}", "Không có trường {{ki_bao_cao}}; ý bạn là {{ky_bao_cao}}?"));
        Faults(Of("{{xyzxyzxyz}}")).Single().Message.ShouldBe("Không có trường {{xyzxyzxyz}}; xem bảng các trường dùng được.");
    }

    [Theory]
    [InlineData("{{ten_don_vi", "không đủ cặp")]
    [InlineData("ten_don_vi}}", "không đủ cặp")]
    [InlineData("{{#phan}}", "{{#phan}} chưa đóng: thêm {{/phan}}")]
    [InlineData("{{/phan}}", "{{/phan}} không có {{#phan}} ở trước.")]
    [InlineData("{{#phann}}", "Không có phần {{#phann}}; ý bạn là {{#phan}}?")]
    [InlineData("{{#phan}} chữ", "phải đứng một mình")]
    [InlineData("{{loi_phan}}", "chỉ dùng được giữa {{#phan}} và {{/phan}}")]
    [InlineData("{{phan}}", "{{phan}} là một phần: viết {{#phan}} … {{/phan}}")]
    [InlineData("Bảng: {{bang_chi_tieu}}", "phải đứng một mình")]
    public void A_broken_mark_is_found(string paragraph, string message) => Faults(Of(paragraph)).ShouldContain(fault => fault.Place == "Đoạn 5" && fault.Message.Contains(message));

    [Fact]
    public void Parts_do_not_nest_and_close_where_they_opened()
    {
        Faults(Of("{{#phan}}", "{{#neu_tong_hop}}", "{{/neu_tong_hop}}", "{{/phan}}")).ShouldContain(fault => fault.Place == "Đoạn 6" && fault.Message.Contains("các phần không lồng nhau"));
        Faults(Of("{{#phan}}", "{{/chi_tieu}}")).ShouldContain(fault => fault.Message == "{{/chi_tieu}} đóng không đúng: đang mở là {{#phan}}.");
        Faults(Of("{{#phan}}", "{{bang_chi_tieu}}", "{{/phan}}")).ShouldContain(fault => fault.Message.Contains("không đặt được trong phần lặp"));
        Faults(ATemplate.Of(body => body.Append([.. ATemplate.Needed.Select(ATemplate.Paragraph), ATemplate.Table(["{{#chi_tieu}}"], ["{{/chi_tieu}}"])]))).ShouldContain(fault => fault.Place == "Bảng 1, hàng 2, ô 1" && fault.Message.Contains("cùng một hàng"));
    }

    [Fact]
    public void Annexes_come_last()
    {
        Faults(Of("{{phu_luc}}", "")).ShouldBeEmpty();
        Faults(Of("{{phu_luc}}", "Nơi nhận:")).Single().Message.ShouldStartWith("{{phu_luc}} phải ở cuối mẫu");
    }

    [Fact]
    public void What_a_letter_may_not_lack_is_named()
    {
        Faults(ATemplate.Of("Chào")).Select(fault => fault.Message).ShouldBe(
        [
            "Thiếu {{ten_bao_cao}}: báo cáo không có tên.",
            "Thiếu {{bang_chi_tieu}} hoặc {{#chi_tieu}}…{{/chi_tieu}}: báo cáo không có số liệu các chỉ tiêu.",
            "Thiếu {{loi_bao_cao}} hoặc {{#phan}}…{{/phan}}: phần lời đã viết sẽ không có trong văn bản.",
            "Thiếu {{tong_hop}}: báo cáo tổng hợp sẽ không nêu ai đã gửi, ai chưa.",
        ]);
    }

    [Fact]
    public void Headers_take_fields_and_nothing_else()
    {
        byte[] With(string text) => ATemplate.Of(body => body.Append(ATemplate.Needed.Select(ATemplate.Paragraph)), main => main.AddNewPart<HeaderPart>().Header = new Header(ATemplate.Paragraph(text)));

        Faults(With("{{ten_don_vi}}")).ShouldBeEmpty();
        Faults(With("{{bang_chi_tieu}}")).Single().Place.ShouldBe("Đầu trang, Đoạn 1");
        Faults(With("{{#phan}}")).ShouldContain(fault => fault.Message.Contains("chỉ đặt được trong thân văn bản"));
    }

    [Fact]
    public void Links_programs_foreign_fields_and_open_changes_are_refused()
    {
        Faults(ATemplate.Started(main => main.AddHyperlinkRelationship(new Uri("https://vi-du.vn/theo-doi"), isExternal: true))).Single().ShouldSatisfyAllConditions(fault => fault.Text.ShouldBe("https://vi-du.vn/theo-doi"), fault => fault.Message.ShouldContain("Bỏ siêu liên kết"));
        Faults(ATemplate.Started(main => main.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3])))).ShouldContain(fault => fault.Message.Contains("macro"));
        Faults(ATemplate.Started(main => main.Document!.Body!.PrependChild(new Paragraph(new Run(new FieldCode(" INCLUDE")), new Run(new FieldCode("TEXT \"c:\\\\mat.txt\" ")))))).Single().Message.ShouldContain("INCLUDETEXT");
        Faults(ATemplate.Started(main => main.Document!.Body!.PrependChild(new Paragraph(new Run(new FieldCode(" PAGE \\* MERGEFORMAT ")))))).ShouldBeEmpty();
        Faults(ATemplate.Started(main => main.Document!.Body!.PrependChild(new Paragraph(new InsertedRun(new Run(new Text("thêm"))) { Author = "A", Id = "1" })))).Single().Message.ShouldContain("Track Changes");
    }

    [Theory]
    [InlineData("MZ chương trình", "template-not-docx")]
    [InlineData("\u00D0\u00CF\u0011\u00E0", "template-not-docx")]
    [InlineData("PK\u0003\u0004 rách", "file-damaged")]
    [InlineData("", "file-missing")]
    public void A_file_that_is_no_document_is_refused(string content, string code) => Refused(Encoding.Latin1.GetBytes(content)).Code.ShouldBe(code);

    [Fact]
    public void A_bomb_a_giant_and_a_document_with_entities_are_refused()
    {
        Refused(new byte[DocxTemplate.MostBytes + 1]).Code.ShouldBe("file-too-large");
        Refused(Replaced("word/document.xml", new string(' ', 60 << 20))).Code.ShouldBe("file-too-large");
        Refused(Replaced("word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")).Code.ShouldBe("file-damaged");
        Refused(Replaced("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")).Code.ShouldBe("template-not-docx");
    }

    private static byte[] Of(params IEnumerable<string> more) => ATemplate.Of(ATemplate.Needed.Concat(more));

    private static IReadOnlyList<TemplateFault> Faults(byte[] file) => TemplateCheck.Faults(DocxTemplate.Open(file).Match(opened => opened, problem => throw new InvalidOperationException($"{problem.Code}: {problem.Detail}")), LetterVocabulary.Known);

    private static Problem Refused(byte[] file) => DocxTemplate.Open(file).ShouldBeOfType<Result<DocxTemplate>.Refused>().Problem;

    private static byte[] Replaced(string part, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(LetterStart.Content);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var written = archive.CreateEntry(part).Open();
            written.Write(Encoding.UTF8.GetBytes(content));
        }
        return stream.ToArray();
    }
}
