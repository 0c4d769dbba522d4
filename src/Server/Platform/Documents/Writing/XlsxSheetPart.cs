using System.Globalization;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>One worksheet's XML, in the order ECMA-376 demands.</summary>
internal static class XlsxSheetPart
{
    private const int LongestText = 32_767;

    public static void Write(XmlWriter xml, XlsxSheet sheet)
    {
        xml.WriteStartElement("worksheet", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        xml.WriteStartElement("sheetPr");
        Element(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        View(xml, sheet);
        Element(xml, "sheetFormatPr", ("defaultRowHeight", "15.75"));
        Columns(xml, sheet);
        var merged = Rows(xml, sheet);
        if (merged.Count > 0)
        {
            xml.WriteStartElement("mergeCells");
            xml.WriteAttributeString("count", Text(merged.Count));
            foreach (var cells in merged)
                Element(xml, "mergeCell", ("ref", cells));
            xml.WriteEndElement();
        }
        Element(xml, "pageMargins", ("left", "0.6"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("orientation", sheet.Landscape ? "landscape" : "portrait"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&C&\"Times New Roman,Regular\"&P/&N");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void View(XmlWriter xml, XlsxSheet sheet)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        if (sheet.HeaderLast > 0)
            Element(xml, "pane", ("ySplit", Text(sheet.HeaderLast)), ("topLeftCell", $"A{sheet.HeaderLast + 1}"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Columns(XmlWriter xml, XlsxSheet sheet)
    {
        if (sheet.Widths.Count == 0)
            return;
        xml.WriteStartElement("cols");
        for (var i = 0; i < sheet.Widths.Count; i++)
            Element(xml, "col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", sheet.Widths[i].ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        xml.WriteEndElement();
    }

    private static List<string> Rows(XmlWriter xml, XlsxSheet sheet)
    {
        var merged = new List<string>();
        var number = 0;
        xml.WriteStartElement("sheetData");
        foreach (var row in sheet.Rows)
        {
            number++;
            if (row.Count == 0)
                continue;
            xml.WriteStartElement("row");
            xml.WriteAttributeString("r", Text(number));
            xml.WriteAttributeString("ht", XlsxRowHeight.Points(row, sheet.Widths).ToString(CultureInfo.InvariantCulture));
            var column = 0;
            foreach (var cell in row)
            {
                if (cell.Across > 1)
                    merged.Add($"{ColumnName.Of(column)}{number}:{ColumnName.Of(column + cell.Across - 1)}{number}");
                Cell(xml, cell, ColumnName.Of(column++) + Text(number));
                for (var i = 1; i < cell.Across; i++)
                    Element(xml, "c", ("r", ColumnName.Of(column++) + Text(number)), ("s", XlsxStyles.IndexOf(cell.Look)));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        return merged;
    }

    private static void Cell(XmlWriter xml, XlsxCell cell, string reference)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", XlsxStyles.IndexOf(cell.Look));
        if (cell.Number is { } number)
        {
            if (cell.Formula is { } formula)
                xml.WriteElementString("f", formula);
            xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
        }
        else if (cell.Date is { } date)
        {
            xml.WriteElementString("v", Text(date.DayNumber - new DateOnly(1899, 12, 30).DayNumber));
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Escaped(cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>What looks like an escape of ST_Xstring is escaped itself; text beyond Excel's limit would make it call the file damaged.</summary>
    private static string Escaped(string text) =>
        SpreadsheetText.ForXml(text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text)
            .Replace("_x", "_x005F_x", StringComparison.Ordinal)
            .Replace("\r", "_x000D_", StringComparison.Ordinal);

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
