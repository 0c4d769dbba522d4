using System.Globalization;
using System.Xml.Linq;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Phụ lục behind an office's letter: pages of their own, lying where they are wide.</summary>
internal static class TemplateAnnexes
{
    /// <param name="mark">Where they stand; without annexes an empty line.</param>
    /// <param name="section">The properties of the letter's last section, which the last annex takes over.</param>
    public static void Place(XElement mark, IReadOnlyList<DocAnnex> annexes, XElement section)
    {
        var letter = new XElement(section);
        var made = new List<XElement>();
        for (var i = 0; i < annexes.Count; i++)
        {
            var page = TemplatePage.Turned(letter, annexes[i].Landscape);
            made.Add(EndOf(i == 0 ? letter : TemplatePage.Turned(letter, annexes[i - 1].Landscape)));
            var blocks = new TemplateBlocks(mark, TemplatePage.TextWidth(page));
            made.Add(TemplateBlocks.Centred(annexes[i].Name, blocks.InBold, keepNext: true));
            made.Add(TemplateBlocks.Centred(annexes[i].About, blocks.InBold, keepNext: true));
            made.AddRange(blocks.Of(annexes[i].Body));
        }
        if (annexes is [.., var last])
            section.ReplaceWith(TemplatePage.Turned(letter, last.Landscape));
        if (made.Count == 0)
            TemplateText.Clear(mark);
        else
            mark.ReplaceWith(made);
    }

    private static XElement EndOf(XElement section) => Word.Of("p", Word.Of("pPr", new XElement(section)));
}

/// <summary>A section's page.</summary>
internal static class TemplatePage
{
    /// <summary>A4 with the margins of NĐ 30/2020 where the section does not say.</summary>
    private const int Width = 11_906, Height = 16_838, Left = 1701, Right = 851;

    public static int TextWidth(XElement? section) => Math.Max(2000, Number(section, "pgSz", "w", Width) - Number(section, "pgMar", "left", Left) - Number(section, "pgMar", "right", Right));

    /// <summary>The section with its page upright or lying; numbered from its first page on.</summary>
    public static XElement Turned(XElement section, bool landscape)
    {
        var turned = new XElement(section);
        turned.Elements(Word.W + "titlePg").Remove();
        var (width, height) = (Number(section, "pgSz", "w", Width), Number(section, "pgSz", "h", Height));
        var (shorter, longer) = (Math.Min(width, height), Math.Max(width, height));
        if (turned.Element(Word.W + "pgSz") is { } size)
        {
            size.ReplaceAttributes(Word.At("w", landscape ? longer : shorter), Word.At("h", landscape ? shorter : longer), landscape ? Word.At("orient", "landscape") : null);
        }
        return turned;
    }

    private static int Number(XElement? section, string element, string attribute, int otherwise) =>
        int.TryParse(section?.Element(Word.W + element)?.Attribute(Word.W + attribute)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
