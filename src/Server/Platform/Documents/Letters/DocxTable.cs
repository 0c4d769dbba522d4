using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>A table of the body: the header row repeats, no row splits, numbers stand right.</summary>
internal static class DocxTable
{
    public static void Write(XmlWriter xml, DocBlock.Table table, int width)
    {
        if (table.Caption is { } caption)
            xml.Paragraph("Caption", caption, keepWithNext: true);
        var shares = table.Columns.Sum(column => column.Share);
        int[] widths = [.. table.Columns.Select(column => width * column.Share / shares)];
        xml.Open("tbl");
        xml.Open("tblPr");
        xml.Empty("tblStyle", ("val", "TableGrid"));
        xml.Empty("tblW", ("w", DocxXml.Twips(widths.Sum())), ("type", "dxa"));
        xml.Empty("tblLayout", ("type", "fixed"));
        xml.Empty("tblLook", ("val", "0020"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0"), ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1"));
        xml.End();
        xml.Grid(widths);
        Row(xml, widths, [.. table.Columns.Select(column => (column.Header, DocAlign.Centre))], Style(table), bold: true, header: true);
        foreach (var row in table.Rows)
        {
            if (row.IsSpread)
                Row(xml, [widths.Sum()], [(row.Cells[0], DocAlign.Left)], Style(table), row.Strong, header: false, widths.Length);
            else
                Row(xml, widths, [.. row.Cells.Select((text, i) => (text, table.Columns[i].Align))], Style(table), row.Strong, header: false);
        }
        xml.End();
        xml.Paragraph("AfterTable", "");
    }

    private static string Style(DocBlock.Table table) => table.Dense ? "TableDense" : "TableText";

    private static void Row(XmlWriter xml, int[] widths, (string Text, DocAlign Align)[] cells, string style, bool bold, bool header, int across = 1)
    {
        xml.Open("tr");
        xml.Open("trPr");
        xml.Empty("cantSplit");
        if (header)
            xml.Empty("tblHeader");
        xml.End();
        for (var i = 0; i < widths.Length; i++)
        {
            xml.Open("tc");
            xml.Open("tcPr");
            xml.Empty("tcW", ("w", DocxXml.Twips(widths[i])), ("type", "dxa"));
            if (across > 1)
                xml.Empty("gridSpan", ("val", DocxXml.Twips(across)));
            xml.Empty("vAlign", ("val", "center"));
            xml.End();
            Cell(xml, cells[i].Text, cells[i].Align, style, bold, header);
            xml.End();
        }
        xml.End();
    }

    private static void Cell(XmlWriter xml, string text, DocAlign align, string style, bool bold, bool header)
    {
        xml.Open("p");
        xml.Open("pPr");
        xml.Empty("pStyle", ("val", style));
        if (header)
            xml.Empty("keepNext");
        xml.Empty("jc", ("val", align switch { DocAlign.Left => "left", DocAlign.Centre => "center", _ => "right" }));
        xml.End();
        xml.Run(text, bold);
        xml.End();
    }
}
