using System.Globalization;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>The few WordprocessingML sentences the letter is made of.</summary>
internal static class DocxXml
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static void Open(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement("w", name, Main);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString("w", attribute, Main, value);
    }

    public static void End(this XmlWriter xml) => xml.WriteEndElement();

    public static void Empty(this XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.Open(name, attributes);
        xml.End();
    }

    public static void Paragraph(this XmlWriter xml, string style, string text, bool keepWithNext = false)
    {
        xml.Open("p");
        xml.Open("pPr");
        xml.Empty("pStyle", ("val", style));
        if (keepWithNext)
            xml.Empty("keepNext");
        xml.End();
        xml.Run(text);
        xml.End();
    }

    public static void Run(this XmlWriter xml, string text, bool bold = false)
    {
        if (text.Length == 0)
            return;
        xml.Open("r");
        if (bold)
        {
            xml.Open("rPr");
            xml.Empty("b");
            xml.End();
        }
        var lines = SpreadsheetText.ForXml(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                xml.Empty("br");
            xml.Open("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(lines[i].TrimEnd('\r'));
            xml.End();
        }
        xml.End();
    }

    /// <summary>A rule of the given length, centred in its column: a border over an empty, hair-thin paragraph.</summary>
    public static void Rule(this XmlWriter xml, int length, int column)
    {
        var indent = Twips(Math.Max(0, (column - length) / 2));
        xml.Open("p");
        xml.Open("pPr");
        xml.Empty("pStyle", ("val", "Rule"));
        xml.Open("pBdr");
        xml.Empty("top", ("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000"));
        xml.End();
        xml.Empty("ind", ("left", indent), ("right", indent));
        xml.End();
        xml.End();
    }

    /// <summary>A table without borders that only holds things beside each other.</summary>
    public static void LayoutTable(this XmlWriter xml, int[] columns, params ReadOnlySpan<Action[]> rows)
    {
        xml.Open("tbl");
        xml.Open("tblPr");
        xml.Empty("tblW", ("w", Twips(columns.Sum())), ("type", "dxa"));
        xml.Empty("tblLayout", ("type", "fixed"));
        xml.Open("tblCellMar");
        xml.Empty("left", ("w", "0"), ("type", "dxa"));
        xml.Empty("right", ("w", "0"), ("type", "dxa"));
        xml.End();
        xml.End();
        xml.Grid(columns);
        foreach (var row in rows)
        {
            xml.Open("tr");
            xml.Open("trPr");
            xml.Empty("cantSplit");
            xml.End();
            for (var i = 0; i < columns.Length; i++)
            {
                xml.Open("tc");
                xml.Open("tcPr");
                xml.Empty("tcW", ("w", Twips(columns[i])), ("type", "dxa"));
                xml.End();
                row[i]();
                xml.End();
            }
            xml.End();
        }
        xml.End();
    }

    public static void Grid(this XmlWriter xml, int[] columns)
    {
        xml.Open("tblGrid");
        foreach (var column in columns)
            xml.Empty("gridCol", ("w", Twips(column)));
        xml.End();
    }

    public static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
