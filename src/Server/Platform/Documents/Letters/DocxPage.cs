using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>A4 with the margins of NĐ 30/2020, annex I: top and bottom 20 mm, left 30 mm, right 15 mm. Lengths in twips.</summary>
internal static class DocxPage
{
    private const int Short = 11_906;
    private const int Long = 16_838;
    private const int Vertical = 1134;
    private const int Left = 1701;
    private const int Right = 851;

    public static int TextWidth(bool landscape) => (landscape ? Long : Short) - Left - Right;

    /// <param name="firstUnnumbered">The first page of the document has no page number.</param>
    public static void Section(XmlWriter xml, bool landscape, bool firstUnnumbered)
    {
        var (width, height) = landscape ? (Long, Short) : (Short, Long);
        xml.Open("sectPr");
        xml.WriteStartElement("w", "headerReference", DocxXml.Main);
        xml.WriteAttributeString("w", "type", DocxXml.Main, "default");
        xml.WriteAttributeString("r", "id", Writing.OfficePackage.Relationships, "rId3");
        xml.WriteEndElement();
        xml.Empty("type", ("val", "nextPage"));
        if (landscape)
            xml.Empty("pgSz", ("w", DocxXml.Twips(width)), ("h", DocxXml.Twips(height)), ("orient", "landscape"));
        else
            xml.Empty("pgSz", ("w", DocxXml.Twips(width)), ("h", DocxXml.Twips(height)));
        xml.Empty("pgMar", ("top", DocxXml.Twips(Vertical)), ("right", DocxXml.Twips(Right)), ("bottom", DocxXml.Twips(Vertical)),
            ("left", DocxXml.Twips(Left)), ("header", "567"), ("footer", "567"), ("gutter", "0"));
        if (firstUnnumbered)
            xml.Empty("titlePg");
        xml.End();
    }

    /// <summary>The page number, centred in the top margin.</summary>
    public static void NumberHeader(XmlWriter xml)
    {
        xml.Open("hdr");
        xml.Open("p");
        xml.Open("pPr");
        xml.Empty("pStyle", ("val", "Header"));
        xml.End();
        xml.Open("fldSimple", ("instr", "PAGE"));
        xml.Run("2");
        xml.End();
        xml.End();
        xml.End();
    }
}
