using System.Xml.Linq;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Điền mẫu: puts values where a template has marks, and leaves everything else as the office drew it.</summary>
public static class TemplateFilling
{
    /// <summary>A template that was sound when it was taken may lack what a later version of the product asks for: it is looked at again.</summary>
    public static Result<byte[]> Fill(DocxTemplate template, TemplateVocabulary known, TemplateValues values) =>
        TemplateCheck.Faults(template, known) is [var fault, ..]
            ? new Problem("template-faulty", "Mẫu văn bản đang dùng có chỗ không điền được.", $"{fault.Place}: {fault.Message} Nộp mẫu đã sửa ở trang Mẫu văn bản, hoặc bỏ mẫu để dùng mẫu có sẵn.") { Kind = ProblemKind.Conflict }
            : template.With(template.Stories.ToDictionary(story => story.Path, story => Filled(story, known, values)), values.Title, values.Creator);

    private static XDocument Filled(TemplateStory story, TemplateVocabulary known, TemplateValues values)
    {
        var xml = new XDocument(story.Xml);
        var filled = new HashSet<XElement>();
        Repeat(xml, known, values, filled);
        var section = story.IsBody ? LastSection(xml.Root!.Element(Word.Body)!) : null;
        foreach (var paragraph in xml.Descendants(Word.P).Where(one => !filled.Contains(one)).ToList())
        {
            if (TemplateMark.In(Word.TextOf(paragraph)) is [var mark] && known.Blocks.FirstOrDefault(block => block.Name == mark.Name) is { } block)
                Place(paragraph, block, values, section!);
            else
                TemplateText.Fill(paragraph, values.Fields);
        }
        return xml;
    }

    private static XElement LastSection(XElement body)
    {
        if (body.Element(Word.SectPr) is null)
            body.Add(new XElement(Word.SectPr));
        return body.Element(Word.SectPr)!;
    }

    private static void Place(XElement paragraph, TemplateBlock block, TemplateValues values, XElement section)
    {
        if (block.IsLast)
        {
            TemplateAnnexes.Place(paragraph, values.Annexes, section);
            return;
        }
        var made = new TemplateBlocks(paragraph, TemplatePage.TextWidth(section)).Of(values.Blocks[block.Name]).ToList();
        if (made.Count > 0 || paragraph.Element(Word.PPr)?.Element(Word.SectPr) is null)
            paragraph.ReplaceWith(made);
        else
            TemplateText.Clear(paragraph);
    }

    /// <summary>Each section as often as it has something; its marks go.</summary>
    private static void Repeat(XDocument xml, TemplateVocabulary known, TemplateValues values, HashSet<XElement> filled)
    {
        while (xml.Descendants(Word.P).Where(one => !filled.Contains(one)).Select(one => (Paragraph: one, Mark: TemplateMark.In(Word.TextOf(one)).FirstOrDefault(mark => mark.Kind == MarkKind.Open))).FirstOrDefault(one => one.Mark is not null) is { Paragraph: { } first, Mark: { } mark })
        {
            var section = known.Section(mark.Name)!;
            var row = first.Ancestors(Word.Tr).FirstOrDefault();
            var last = row is null ? first.ElementsAfterSelf(Word.P).First(one => TemplateMark.In(Word.TextOf(one)).Any(other => other.Kind == MarkKind.Close)) : null;
            List<XElement> within = row is not null ? [row] : [.. first.ElementsAfterSelf().TakeWhile(one => one != last)];
            var table = row?.Parent;
            if (section.IsCondition && values.Sections[mark.Name].Count > 0)
            {
                within.ForEach(one => TemplateText.Unmark(one, mark.Name));
            }
            else
            {
                foreach (var item in section.IsCondition ? [] : values.Sections[mark.Name])
                    (row ?? first).AddBeforeSelf(within.Select(one => Copy(one, mark.Name, item, values, filled)));
                within.Remove();
            }
            if (row is null)
                first.Remove();
            last?.Remove();
            if (table is not null && !table.Elements(Word.Tr).Any())
                table.ReplaceWith(new XElement(Word.P));
        }
    }

    /// <summary>A copy with its values in it; what they say is not looked through for marks again.</summary>
    private static XElement Copy(XElement one, string section, IReadOnlyDictionary<string, string> item, TemplateValues values, HashSet<XElement> filled)
    {
        var copy = new XElement(one);
        TemplateText.Unmark(copy, section);
        TemplateText.TakeIdentity(copy);
        var fields = values.Fields.Concat(item).GroupBy(field => field.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        foreach (var paragraph in copy.DescendantsAndSelf(Word.P).ToList())
        {
            TemplateText.Fill(paragraph, fields);
            filled.Add(paragraph);
        }
        return copy;
    }
}
