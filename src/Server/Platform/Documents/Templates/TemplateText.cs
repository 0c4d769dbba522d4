using System.Xml.Linq;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Writes into the text of a paragraph. Word cuts a mark into pieces where a spelling mark, an edit or a format begins: what replaces it stands where it began.</summary>
internal static class TemplateText
{
    private static readonly XNamespace Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    /// <summary>Puts the fields' values in; a paragraph that had nothing but fields without a value goes, where others stay.</summary>
    public static void Fill(XElement paragraph, IReadOnlyDictionary<string, string> fields)
    {
        var text = Word.TextOf(paragraph);
        var marks = TemplateMark.In(text).Where(mark => mark.Kind == MarkKind.Value && fields.ContainsKey(mark.Name)).ToList();
        foreach (var mark in marks.AsEnumerable().Reverse())
            Replace(paragraph, mark, fields[mark.Name]);
        if (marks.Count > 0 && marks.All(mark => fields[mark.Name].Length == 0) && text.Trim().Length == marks.Sum(mark => mark.Text.Length) && MayGo(paragraph))
            paragraph.Remove();
    }

    /// <summary>Takes a section's marks out.</summary>
    public static void Unmark(XElement within, string section)
    {
        foreach (var paragraph in within.DescendantsAndSelf(Word.P))
        {
            foreach (var mark in TemplateMark.In(Word.TextOf(paragraph)).Where(mark => mark.Kind != MarkKind.Value && mark.Name == section).Reverse())
                Replace(paragraph, mark, "");
        }
    }

    /// <summary>Takes out what may stand in a document only once.</summary>
    public static void TakeIdentity(XElement copy)
    {
        copy.Descendants().Where(element => element.Name == Word.W + "bookmarkStart" || element.Name == Word.W + "bookmarkEnd").Remove();
        copy.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.Namespace == Word2010).Remove();
    }

    public static void Clear(XElement paragraph)
    {
        foreach (var text in Word.TextsOf(paragraph))
            text.Value = "";
    }

    /// <summary>The lines of a text as pieces of a run.</summary>
    public static IEnumerable<XElement> Lines(string text)
    {
        var lines = SpreadsheetText.ForXml(text).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                yield return new XElement(Word.Br);
            yield return new XElement(Word.T, new XAttribute(XNamespace.Xml + "space", "preserve"), lines[i]);
        }
    }

    private static void Replace(XElement paragraph, TemplateMark mark, string value)
    {
        var at = 0;
        var placed = false;
        foreach (var piece in Word.TextsOf(paragraph))
        {
            var (from, to) = (Math.Max(mark.Start - at, 0), Math.Min(mark.Start + mark.Text.Length - at, piece.Value.Length));
            at += piece.Value.Length;
            if (from >= to)
                continue;
            var (before, after) = (piece.Value[..from], piece.Value[to..]);
            piece.ReplaceWith(Lines(before + (placed ? "" : value) + after));
            placed = true;
        }
    }

    /// <summary>A cell must keep a paragraph, and a section its last one.</summary>
    private static bool MayGo(XElement paragraph) => paragraph.Element(Word.PPr)?.Element(Word.SectPr) is null
        && paragraph.Parent is { } holder && (holder.Name == Word.Body || holder.Elements(Word.P).Skip(1).Any());
}
