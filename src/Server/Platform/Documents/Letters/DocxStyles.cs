using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>The styles of an official document. Sizes in half points, lengths in twips, as NĐ 30/2020, annex I, sets them.</summary>
internal static class DocxStyles
{
    private sealed record Style(string Id, string Name, string Paragraph, string Run, string BasedOn = "Normal");

    private const string Tight = """<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>""";
    private const string Body = """<w:spacing w:before="60" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>""";
    private const string Centred = """<w:jc w:val="center"/>""";
    private const string Black = """<w:color w:val="000000"/>""";

    private static readonly Style[] Styles =
    [
        new("BodyText", "Body Text", Body, ""),
        new("Prompt", "Prompt", Body, "<w:i/>"),
        new("Heading1", "heading 1", Heading(0), "<w:b/>" + Black, "BodyText"),
        new("Heading2", "heading 2", Heading(1), "<w:b/>" + Black, "BodyText"),
        new("Heading3", "heading 3", Heading(2), Black, "BodyText"),
        new("Header", "header", Tight + Centred, Size(26)),
        new("Superior", "Superior", Tight + Centred, Size(24)),
        new("Issuer", "Issuer", Tight + Centred, "<w:b/>" + Size(24)),
        new("Nation", "Nation", Tight + Centred, "<w:b/>" + Size(24)),
        new("Motto", "Motto", Tight + Centred, "<w:b/>" + Size(26)),
        new("Rule", "Rule", """<w:spacing w:before="20" w:after="0" w:line="100" w:lineRule="exact"/>""", Size(4)),
        new("DocNumber", "Document Number", """<w:spacing w:before="80" w:after="0" w:line="240" w:lineRule="auto"/>""" + Centred, Size(26)),
        new("LetterAbout", "Letter About", Tight + Centred, Size(24)),
        new("PlaceDate", "Place and Date", """<w:spacing w:before="80" w:after="0" w:line="240" w:lineRule="auto"/>""" + Centred, "<w:i/>" + Size(26)),
        new("Title", "Title", """<w:spacing w:before="360" w:after="0" w:line="240" w:lineRule="auto"/>""" + Centred, "<w:b/>" + Size(28)),
        new("Subtitle", "Subtitle", Tight + Centred, "<w:b/>" + Size(28)),
        new("Addressee", "Addressee", """<w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>""" + Centred, ""),
        new("Addressees", "Addressees", """<w:spacing w:before="240" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="1701"/>""", ""),
        new("AddresseeItem", "Addressee Item", """<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="2835"/>""", ""),
        new("Caption", "caption", """<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>""" + Centred, "<w:b/>" + Size(26)),
        new("TableText", "Table Text", """<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>""", Size(24)),
        new("TableDense", "Table Dense", """<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>""", Size(21)),
        new("AfterTable", "After Table", """<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>""", Size(8)),
        new("RecipientsHead", "Recipients Head", Tight, "<w:b/><w:i/>" + Size(24)),
        new("Recipient", "Recipient", Tight, Size(22)),
        new("Signature", "Signature", Tight + Centred, "<w:b/>" + Size(28)),
        new("AnnexName", "Annex Name", """<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>""" + Centred + """<w:outlineLvl w:val="0"/>""", "<w:b/>" + Size(28)),
        new("AnnexLine", "Annex Line", Tight + Centred, ""),
        new("SignHint", "Sign Hint", Tight + Centred, "<w:i/>" + Size(24)),
        new("AnnexNote", "Annex Note", """<w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>""" + Centred, "<w:i/>" + Size(26)),
    ];

    public static void Write(XmlWriter xml)
    {
        xml.Open("styles");
        xml.WriteRaw($"""
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{Borders()}</w:tblBorders></w:tblPr></w:style>

            """);
        foreach (var style in Styles)
        {
            xml.WriteRaw(
                $"""<w:style w:type="paragraph" w:styleId="{style.Id}"><w:name w:val="{style.Name}"/><w:basedOn w:val="{style.BasedOn}"/><w:qFormat/><w:pPr>{style.Paragraph}</w:pPr><w:rPr>{style.Run}</w:rPr></w:style>""");
        }
        xml.End();
    }

    private static string Heading(int level) => $"""<w:keepNext/><w:outlineLvl w:val="{level}"/>""";

    private static string Size(int halfPoints) => $"""<w:sz w:val="{halfPoints}"/><w:szCs w:val="{halfPoints}"/>""";

    private static string Borders() => string.Concat(
        new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => $"""<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"""));
}
