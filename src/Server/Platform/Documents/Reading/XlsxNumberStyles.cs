using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>Which numbers of a workbook are dates, times or codes with leading zeros: that stands in the cell's style only.</summary>
internal sealed class XlsxNumberStyles
{
    private readonly List<XlsxNumberFormat> cells = [];
    private readonly bool from1904;

    private XlsxNumberStyles(bool from1904) => this.from1904 = from1904;

    public static XlsxNumberStyles Read(OfficeParts package, string? path, bool from1904)
    {
        var styles = new XlsxNumberStyles(from1904);
        if (path is null)
            return styles;
        var formats = new Dictionary<int, XlsxNumberFormat>();
        var inCells = false;
        using var xml = package.Xml(path);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs")
                break;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out var id))
                formats[id] = XlsxNumberFormat.Parse(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "cellXfs")
                inCells = true;
            else if (xml.LocalName == "xf" && inCells)
                styles.cells.Add(int.TryParse(xml.GetAttribute("numFmtId"), out var used) ? formats.GetValueOrDefault(used) ?? XlsxNumberFormat.BuiltIn(used) : XlsxNumberFormat.Plain);
        }
        return styles;
    }

    /// <param name="style">The cell's <c>s</c> attribute.</param>
    /// <param name="raw">The number as the file writes it, with a dot and perhaps an exponent.</param>
    public SheetCell Cell(string? style, string raw)
    {
        var format = int.TryParse(style, out var index) && index >= 0 && index < cells.Count ? cells[index] : XlsxNumberFormat.Plain;
        return XlsxNumber.Cell(raw, format, from1904);
    }
}
