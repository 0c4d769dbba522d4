using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>What a template may not bring along: programs, things fetched from elsewhere, fields that read other files, changes that nobody has accepted yet.</summary>
internal static partial class TemplateSafety
{
    private static readonly string[] Programs = ["vbaproject", "vbadata", "/activex/", "/embeddings/", "/customui", "/webextensions/"];
    private static readonly string[] ProgramTypes = ["macroenabled", "vbaproject", "activex", "oleobject", "ms-package", "afchunk"];
    private static readonly string[] PlainFields = ["PAGE", "NUMPAGES", "SECTIONPAGES", "MERGEFORMAT"];
    private static readonly HashSet<XName> Changes = [Word.W + "ins", Word.W + "del", Word.W + "moveFrom", Word.W + "moveTo"];

    public static IEnumerable<TemplateFault> Faults(DocxTemplate template)
    {
        foreach (var path in template.Paths.Where(path => Programs.Any(("/" + path).ToLowerInvariant().Contains)))
            yield return new("Trong tệp", path, "Mẫu có macro hoặc vật nhúng: bỏ đi rồi lưu lại dạng .docx không macro.");
        if (template.Xml["[Content_Types].xml"].Root!.Elements().Select(type => type.Attribute("ContentType")?.Value ?? "").FirstOrDefault(type => ProgramTypes.Any(type.ToLowerInvariant().Contains)) is { } found)
            yield return new("Trong tệp", found, "Mẫu khai báo macro hoặc vật nhúng: lưu lại dạng .docx không macro.");
        foreach (var relation in template.Xml.Where(part => part.Key.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).SelectMany(part => part.Value.Root!.Elements()))
        {
            if (string.Equals(relation.Attribute("TargetMode")?.Value, "External", StringComparison.OrdinalIgnoreCase))
                yield return new("Trong tệp", relation.Attribute("Target")?.Value ?? "", "Mẫu trỏ ra ngoài (siêu liên kết, hình hay mẫu ở nơi khác): bấm chuột phải, Bỏ siêu liên kết, hoặc chèn hẳn hình vào mẫu.");
        }
        foreach (var story in template.Stories)
        {
            var places = new TemplatePlaces(story);
            foreach (var fault in InText(story, places))
                yield return fault;
        }
    }

    private static IEnumerable<TemplateFault> InText(TemplateStory story, TemplatePlaces places)
    {
        var changed = story.Xml.Descendants().Where(element => Changes.Contains(element.Name)).Select(Holder).OfType<XElement>().Distinct();
        foreach (var paragraph in changed)
            yield return places.Fault(paragraph, "Còn thay đổi đang theo dõi (Track Changes): vào Xem lại, chấp nhận mọi thay đổi, tắt theo dõi rồi lưu lại.");
        foreach (var paragraph in story.Xml.Descendants(Word.W + "commentReference").Select(Holder).OfType<XElement>().Distinct())
            yield return places.Fault(paragraph, "Còn bình luận (Comment): xóa đi, nếu không mọi báo cáo đều mang theo.");
        foreach (var paragraph in story.Xml.Descendants(Word.P).Where(one => CodesOf(one).Any(code => !IsPlain(code))))
            yield return places.Fault(paragraph, $"Trường của Word “{string.Concat(CodesOf(paragraph)).Trim()}” không được dùng: chỉ số trang (PAGE, NUMPAGES). Bấm vào trường, Ctrl+Shift+F9 để thành chữ thường.");
    }

    /// <summary>A code that Word keeps in pieces is judged as a whole.</summary>
    private static IEnumerable<string> CodesOf(XElement paragraph)
    {
        var pieces = string.Concat(paragraph.Descendants(Word.W + "instrText").Where(one => one.Ancestors(Word.P).First() == paragraph).Select(one => one.Value + (one.Parent!.ElementsAfterSelf().FirstOrDefault() is { } next && next.Elements(Word.W + "instrText").Any() ? "" : "\n")));
        return pieces.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Concat(paragraph.Descendants(Word.W + "fldSimple").Where(one => one.Ancestors(Word.P).First() == paragraph).Select(one => one.Attribute(Word.W + "instr")?.Value ?? ""));
    }

    private static bool IsPlain(string code) => WordInCode().Matches(code).Select(match => match.Value.ToUpperInvariant()).All(PlainFields.Contains);

    private static XElement? Holder(XElement element) => element.AncestorsAndSelf(Word.P).FirstOrDefault() ?? element.Descendants(Word.P).FirstOrDefault() ?? element.Ancestors(Word.Tr).FirstOrDefault()?.Descendants(Word.P).FirstOrDefault();

    [GeneratedRegex(@"[\p{L}_]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordInCode();
}
