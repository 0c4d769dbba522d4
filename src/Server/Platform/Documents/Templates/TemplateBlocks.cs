using System.Xml.Linq;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Blocks in an office's own document: paragraphs look as the one that the mark stood in, headings are it in bold, tables have its letters, somewhat smaller.</summary>
internal sealed class TemplateBlocks(XElement mark, int width)
{
    private const int Plain = 24, Dense = 21;

    private static readonly string[] Alignments = ["left", "center", "right"];

    private readonly XElement? look = mark.Element(Word.PPr);
    private readonly XElement? letters = mark.Descendants(Word.R).FirstOrDefault(run => run.Element(Word.T) is not null)?.Element(Word.RPr);

    public IEnumerable<XElement> Of(IEnumerable<DocBlock> blocks) => blocks.SelectMany(block => block switch
    {
        DocBlock.Heading heading => [Paragraph($"{heading.Number} {heading.Text}", Bold(letters), keepWithNext: true)],
        DocBlock.Paragraph(var text) => [Paragraph(text, letters)],
        DocBlock.Prompt(var text) => [Paragraph(text, Italic(letters))],
        DocBlock.Item(var text) => [Paragraph($"- {text}", letters)],
        DocBlock.Table table => Table(table),
        _ => Enumerable.Empty<XElement>(),
    });

    private XElement Paragraph(string text, XElement? with, bool keepWithNext = false)
    {
        var own = look is null ? Word.Of("pPr") : new XElement(look);
        own.Element(Word.SectPr)?.Remove();
        own.Element(Word.RPr)?.Remove();
        if (keepWithNext && own.Element(Word.W + "keepNext") is null)
            AfterStyle(own, Word.Of("keepNext"));
        return Word.Of("p", own, Run(text, with));
    }

    private IEnumerable<XElement> Table(DocBlock.Table table)
    {
        if (table.Caption is { } caption)
            yield return Centred(caption, Bold(letters), keepNext: true);
        var shares = table.Columns.Sum(column => column.Share);
        int[] widths = [.. table.Columns.Select(column => width * column.Share / shares)];
        var size = Sized(letters, table.Dense ? Dense : Plain);
        yield return Word.Of("tbl",
            Word.Of("tblPr",
                Word.Of("tblW", Word.At("w", widths.Sum()), Word.At("type", "dxa")),
                Word.Of("tblBorders", new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => Word.Of(side, Word.At("val", "single"), Word.At("sz", 4), Word.At("space", 0), Word.At("color", "000000")))),
                Word.Of("tblLayout", Word.At("type", "fixed")),
                Word.Of("tblCellMar", new[] { "left", "right" }.Select(side => Word.Of(side, Word.At("w", 80), Word.At("type", "dxa"))))),
            Word.Of("tblGrid", widths.Select(one => Word.Of("gridCol", Word.At("w", one)))),
            Row(table, widths, [.. table.Columns.Select(column => column.Header)], Bold(size), isHeader: true),
            table.Rows.Select(row => Row(table, widths, row.Cells, row.Strong ? Bold(size) : size, isHeader: false)));
        yield return Word.Of("p");
    }

    private static XElement Row(DocBlock.Table table, int[] widths, IReadOnlyList<string> cells, XElement with, bool isHeader) => Word.Of("tr",
        Word.Of("trPr", Word.Of("cantSplit"), isHeader ? Word.Of("tblHeader") : null),
        cells.Select((text, i) => Word.Of("tc",
            Word.Of("tcPr", Word.Of("tcW", Word.At("w", widths[i]), Word.At("type", "dxa")), Word.Of("vAlign", Word.At("val", "center"))),
            Word.Of("p",
                Word.Of("pPr", isHeader ? Word.Of("keepNext") : null, Tight(20), Word.Of("jc", Word.At("val", isHeader ? "center" : Alignments[(int)table.Columns[i].Align]))),
                Run(text, with)))));

    internal static XElement Centred(string text, XElement? with, bool keepNext = false) =>
        Word.Of("p", Word.Of("pPr", keepNext ? Word.Of("keepNext") : null, Tight(120), Word.Of("jc", Word.At("val", "center"))), Run(text, with));

    internal XElement InBold => Bold(letters);

    private static XElement Tight(int around) => Word.Of("spacing", Word.At("before", around), Word.At("after", around), Word.At("line", 240), Word.At("lineRule", "auto"));

    private static XElement? Run(string text, XElement? with) => text.Length == 0 ? null : Word.Of("r", with is null ? null : new XElement(with), TemplateText.Lines(text));

    private static XElement Bold(XElement? with) => With(with, "b");

    private static XElement Italic(XElement? with) => With(with, "i");

    /// <summary>The schema wants them after style and font.</summary>
    private static XElement With(XElement? from, string name)
    {
        var own = from is null ? Word.Of("rPr") : new XElement(from);
        own.Elements(Word.W + name).Remove();
        var before = own.Elements().LastOrDefault(one => one.Name.LocalName is "rStyle" or "rFonts" || (name == "i" && one.Name.LocalName is "b" or "bCs"));
        if (before is null)
            own.AddFirst(Word.Of(name));
        else
            before.AddAfterSelf(Word.Of(name));
        return own;
    }

    private static XElement Sized(XElement? from, int halfPoints)
    {
        var own = from is null ? Word.Of("rPr") : new XElement(from);
        own.Elements().Where(one => one.Name.LocalName is "sz" or "szCs").Remove();
        var after = own.Elements().FirstOrDefault(one => one.Name.LocalName is "highlight" or "u" or "effect" or "bdr" or "shd" or "fitText" or "vertAlign" or "rtl" or "cs" or "em" or "lang" or "eastAsianLayout" or "specVanish" or "oMath");
        XElement[] sizes = [Word.Of("sz", Word.At("val", halfPoints)), Word.Of("szCs", Word.At("val", halfPoints))];
        if (after is null)
            own.Add(sizes);
        else
            after.AddBeforeSelf(sizes);
        return own;
    }

    private static void AfterStyle(XElement look, XElement what)
    {
        if (look.Element(Word.W + "pStyle") is { } style)
            style.AddAfterSelf(what);
        else
            look.AddFirst(what);
    }
}
