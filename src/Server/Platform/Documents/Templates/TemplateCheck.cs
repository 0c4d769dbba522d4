using System.Xml.Linq;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Kiểm tra mẫu: everything that is wrong with a template, each at its place. A template without faults can be filled.</summary>
internal sealed class TemplateCheck
{
    private readonly TemplateVocabulary known;
    private readonly List<TemplateFault> faults = [];
    private readonly HashSet<string> used = [];
    private readonly HashSet<XElement> repeatedRows = [];
    private (XElement Paragraph, TemplateMark Mark, TemplateSection? Section)? open;
    private TemplatePlaces places = null!;

    private TemplateCheck(TemplateVocabulary known) => this.known = known;

    public static IReadOnlyList<TemplateFault> Faults(DocxTemplate template, TemplateVocabulary known)
    {
        var check = new TemplateCheck(known);
        check.faults.AddRange(TemplateSafety.Faults(template));
        foreach (var story in template.Stories)
            check.Read(story);
        foreach (var need in known.Needed.Where(need => !need.AnyOf.Any(check.used.Contains)))
            check.faults.Add(new("Cả mẫu", "", $"Thiếu {string.Join(" hoặc ", need.AnyOf.Select(name => known.Section(name) is null ? $"{{{{{name}}}}}" : $"{{{{#{name}}}}}…{{{{/{name}}}}}"))}: {need.Why}."));
        return check.faults;
    }

    private void Read(TemplateStory story)
    {
        places = new(story);
        foreach (var paragraph in story.Xml.Descendants(Word.P).ToList())
        {
            var text = Word.TextOf(paragraph);
            if (TemplateMark.Torn(text) is { } torn)
                Add(paragraph, $"Dấu ngoặc “{(torn.Length > 20 ? torn[..20] + "…" : torn)}” không đủ cặp: mỗi dấu viết trọn trong một đoạn, như {{{{ten_bao_cao}}}}.");
            foreach (var mark in TemplateMark.In(text))
                Read(story, paragraph, text, mark);
        }
        if (open is { } unclosed)
            Add(unclosed.Paragraph, $"{unclosed.Mark.Text} chưa đóng: thêm {{{{/{unclosed.Mark.Name}}}}} sau phần cần lặp.");
        open = null;
    }

    private void Read(TemplateStory story, XElement paragraph, string text, TemplateMark mark)
    {
        used.Add(mark.Name);
        if (mark.Kind != MarkKind.Value)
            Edge(story, paragraph, text, mark);
        else if (known.IsBlock(mark.Name))
            Block(story, paragraph, text, mark);
        else if (open?.Section?.Fields.Any(field => field.Name == mark.Name) != true && !known.IsField(mark.Name))
            Unknown(paragraph, mark);
    }

    private void Edge(TemplateStory story, XElement paragraph, string text, TemplateMark mark)
    {
        var section = known.Section(mark.Name);
        if (section is null)
            Add(paragraph, $"Không có phần {mark.Text}{Nearest(mark.Name, known.Sections.Select(one => one.Name), mark.Kind == MarkKind.Open ? "#" : "/")}");
        else if (!story.IsBody || paragraph.Ancestors(Word.TextBox).Any())
            Add(paragraph, $"{mark.Text} chỉ đặt được trong thân văn bản, không ở đầu trang, chân trang, hộp chữ.");
        else if (!InRow(paragraph) && text.Trim() != mark.Text.Trim())
            Add(paragraph, $"{mark.Text} phải đứng một mình trong đoạn (trong bảng thì đứng trong hàng cần lặp).");
        if (mark.Kind == MarkKind.Open)
        {
            if (paragraph.Ancestors(Word.Tr).FirstOrDefault() is { } row && !repeatedRows.Add(row))
                Add(paragraph, $"{mark.Text}: một hàng của bảng chỉ lặp theo một phần.");
            if (open is { } outer)
                Add(paragraph, $"{mark.Text} nằm trong {outer.Mark.Text}: các phần không lồng nhau. Đóng {{{{/{outer.Mark.Name}}}}} trước.");
            open = (paragraph, mark, section);
            return;
        }
        if (open is not { } begun)
            Add(paragraph, $"{mark.Text} không có {{{{#{mark.Name}}}}} ở trước.");
        else if (begun.Mark.Name != mark.Name)
            Add(paragraph, $"{mark.Text} đóng không đúng: đang mở là {begun.Mark.Text}.");
        else if (begun.Paragraph != paragraph && (InRow(paragraph) ? paragraph.Ancestors(Word.Tr).First() != begun.Paragraph.Ancestors(Word.Tr).FirstOrDefault() : paragraph.Parent != begun.Paragraph.Parent))
            Add(paragraph, $"{mark.Text} phải cùng chỗ với {begun.Mark.Text}: cùng một hàng của bảng, hoặc cùng ở ngoài bảng.");
        open = null;
    }

    private void Block(TemplateStory story, XElement paragraph, string text, TemplateMark mark)
    {
        if (!story.IsBody || paragraph.Ancestors(Word.Tbl).Any() || paragraph.Ancestors(Word.TextBox).Any() || text.Trim() != mark.Text.Trim())
            Add(paragraph, $"{mark.Text} phải đứng một mình trong một đoạn ngoài bảng.");
        else if (open is { Section.IsCondition: false } inside)
            Add(paragraph, $"{mark.Text} không đặt được trong phần lặp {inside.Mark.Text}.");
        else if (known.Blocks.First(block => block.Name == mark.Name).IsLast && (paragraph.Parent!.Name != Word.Body || open is not null || paragraph.ElementsAfterSelf().Any(HasSomething)))
            Add(paragraph, $"{mark.Text} phải ở cuối mẫu: phụ lục sang trang mới, sau chữ ký và nơi nhận.");
    }

    private void Unknown(XElement paragraph, TemplateMark mark)
    {
        if (known.Sections.FirstOrDefault(section => section.Fields.Any(field => field.Name == mark.Name)) is { } home)
            Add(paragraph, $"{mark.Text} chỉ dùng được giữa {{{{#{home.Name}}}}} và {{{{/{home.Name}}}}}.");
        else if (known.Section(mark.Name) is not null)
            Add(paragraph, $"{mark.Text} là một phần: viết {{{{#{mark.Name}}}}} … {{{{/{mark.Name}}}}}.");
        else
            Add(paragraph, $"Không có trường {mark.Text}{Nearest(mark.Name, known.Names, "")}");
    }

    private static string Nearest(string name, IEnumerable<string> names, string kind) =>
        NearestWord.To(name, names) is { } nearest ? $"; ý bạn là {{{{{kind}{nearest}}}}}?" : "; xem bảng các trường dùng được.";

    /// <summary>Inside a table a section repeats rows.</summary>
    private static bool InRow(XElement paragraph) => paragraph.Ancestors(Word.Tr).Any();

    private static bool HasSomething(XElement element) => element.Name == Word.Tbl || (element.Name == Word.P && !string.IsNullOrWhiteSpace(Word.TextOf(element)));

    private void Add(XElement paragraph, string message) => faults.Add(places.Fault(paragraph, message));
}
