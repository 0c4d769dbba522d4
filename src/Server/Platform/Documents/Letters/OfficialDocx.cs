using System.Xml;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>
/// Writes an <see cref="OfficialDocument"/> as DOCX: real styles and headings, so that navigation panes and screen readers see the
/// structure; language vi-VN; the same document gives the same bytes.
/// </summary>
public static class OfficialDocx
{
    private const string Word = "officedocument.wordprocessingml.";

    public static void Write(Stream output, OfficialDocument document) => Write(output, document.Title, document.IssuerInText, xml => Document(xml, document));

    /// <param name="body">Ends with the properties of its last section.</param>
    internal static void Write(Stream output, string title, string creator, Action<XmlWriter> body)
    {
        using var package = new OfficePackage(output);
        package.Relations("", ("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "docProps/core.xml"));
        package.CoreProperties(title, creator);
        package.Part("word/document.xml", Word + "document.main+xml", xml =>
        {
            xml.Open("document");
            xml.Open("body");
            body(xml);
            xml.End();
            xml.End();
        });
        package.Relations("word/document.xml", ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"), ("rId3", "header", "header.xml"));
        package.Part("word/styles.xml", Word + "styles+xml", DocxStyles.Write);
        package.Part("word/settings.xml", Word + "settings+xml", Settings);
        package.Part("word/header.xml", Word + "header+xml", DocxPage.NumberHeader);
    }

    private static void Document(XmlWriter xml, OfficialDocument document)
    {
        DocxFrame.Top(xml, document);
        Body(xml, document.Body, DocxPage.TextWidth(landscape: false));
        xml.Paragraph("BodyText", document.Closing.TrimEnd('.', ' ') + "./.", keepWithNext: true);
        xml.Paragraph("AfterTable", "", keepWithNext: true);
        DocxFrame.Bottom(xml, document);
        var (landscape, first) = (false, true);
        foreach (var annex in document.Annexes)
        {
            SectionEnd(xml, landscape, first);
            (landscape, first) = (annex.Landscape, false);
            Annex(xml, annex, document);
        }
        if (document.Annexes.Count == 0)
            xml.Paragraph("AfterTable", "");
        DocxPage.Section(xml, landscape, first);
    }

    private static void Annex(XmlWriter xml, DocAnnex annex, OfficialDocument document)
    {
        xml.Paragraph("AnnexName", annex.Name, keepWithNext: true);
        xml.Paragraph("Subtitle", annex.About, keepWithNext: true);
        xml.Paragraph(
            "AnnexNote",
            $"(Kèm theo {(document.Kind is { } kind ? char.ToUpperInvariant(kind[0]) + kind[1..].ToLowerInvariant() : "Công văn")} số {document.Number ?? "         "}/{document.Symbol} {document.Date.Text} của {document.IssuerInText})",
            keepWithNext: true);
        Body(xml, annex.Body, DocxPage.TextWidth(annex.Landscape));
    }

    /// <summary>A section's properties stand in its last paragraph.</summary>
    private static void SectionEnd(XmlWriter xml, bool landscape, bool first)
    {
        xml.Open("p");
        xml.Open("pPr");
        xml.Empty("pStyle", ("val", "AfterTable"));
        DocxPage.Section(xml, landscape, first);
        xml.End();
        xml.End();
    }

    private static void Body(XmlWriter xml, IReadOnlyList<DocBlock> blocks, int width)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case DocBlock.Heading heading:
                    xml.Paragraph($"Heading{heading.Level}", $"{heading.Number} {heading.Text}", keepWithNext: true);
                    break;
                case DocBlock.Paragraph(var text):
                    xml.Paragraph("BodyText", text);
                    break;
                case DocBlock.Prompt(var text):
                    xml.Paragraph("Prompt", text);
                    break;
                case DocBlock.Item(var text):
                    xml.Paragraph("BodyText", $"- {text}");
                    break;
                case DocBlock.Table table:
                    DocxTable.Write(xml, table, width);
                    break;
            }
        }
    }

    private static void Settings(XmlWriter xml)
    {
        xml.Open("settings");
        xml.Empty("zoom", ("percent", "100"));
        xml.Open("compat");
        xml.Empty("compatSetting", ("name", "compatibilityMode"), ("uri", "http://schemas.microsoft.com/office/word"), ("val", "15"));
        xml.End();
        xml.Empty("themeFontLang", ("val", "vi-VN"));
        xml.Empty("decimalSymbol", ("val", ","));
        xml.Empty("listSeparator", ("val", ";"));
        xml.End();
    }
}
