using System.Xml.Linq;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Names places in a template as one finds them in Word: paragraphs outside tables and tables are each counted from the top, empty ones too.</summary>
internal sealed class TemplatePlaces
{
    private const int LongestText = 60;

    private readonly Dictionary<XElement, int> paragraphs;
    private readonly Dictionary<XElement, int> tables;
    private readonly TemplateStory story;

    public TemplatePlaces(TemplateStory story)
    {
        this.story = story;
        paragraphs = Numbered(story.Xml.Descendants(Word.P).Where(one => !one.Ancestors().Any(above => above.Name == Word.Tbl || above.Name == Word.TextBox)));
        tables = Numbered(story.Xml.Descendants(Word.Tbl).Where(one => !one.Ancestors(Word.Tbl).Any()));
    }

    public TemplateFault Fault(XElement paragraph, string message) => new(Of(paragraph), Text(paragraph), message);

    private string Of(XElement paragraph) => string.Join(", ", new[] { story.Name, InStory(paragraph) }.Where(part => part.Length > 0));

    private string InStory(XElement paragraph)
    {
        if (paragraph.Ancestors(Word.TextBox).FirstOrDefault()?.Ancestors(Word.P).FirstOrDefault() is { } holder)
            return $"hộp chữ ở {InStory(holder)}";
        if (paragraph.Ancestors(Word.Tbl).LastOrDefault() is not { } table)
            return $"Đoạn {paragraphs.GetValueOrDefault(paragraph)}";
        var row = paragraph.Ancestors(Word.Tr).Last();
        var cell = paragraph.Ancestors(Word.Tc).Last();
        return $"Bảng {tables.GetValueOrDefault(table)}, hàng {table.Elements(Word.Tr).TakeWhile(one => one != row).Count() + 1}, ô {row.Elements(Word.Tc).TakeWhile(one => one != cell).Count() + 1}";
    }

    private static string Text(XElement paragraph) => Word.TextOf(paragraph) is { Length: > LongestText } text ? text[..LongestText] + "…" : Word.TextOf(paragraph);

    private static Dictionary<XElement, int> Numbered(IEnumerable<XElement> elements) => elements.Select((element, i) => (element, i)).ToDictionary(one => one.element, one => one.i + 1);
}
