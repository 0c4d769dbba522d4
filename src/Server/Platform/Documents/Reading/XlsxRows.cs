using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>The rows of one worksheet, one at a time, each placed by the file's own row numbers and cell references.</summary>
internal sealed class XlsxRows(OfficeParts package, string path, Lazy<XlsxStrings> strings, Lazy<XlsxNumberStyles> styles, SheetLimits limits)
{
    public IEnumerable<SheetRow> Read()
    {
        using var xml = package.Xml(path);
        var number = 0;
        var rows = 0;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number = NumberOf(xml.GetAttribute("r"), number);
            var cells = xml.IsEmptyElement ? [] : Cells(xml, number);
            if (cells.Count == 0)
                continue;
            if (++rows > limits.Rows)
                throw UnreadableFileException.TooLarge($"Trang tính có hơn {limits.Rows} dòng dữ liệu.");
            yield return new(number, cells);
        }
    }

    private static int NumberOf(string? reference, int previous)
    {
        if (reference is null)
            return previous + 1;
        return int.TryParse(reference, out var number) && number > previous && number <= 1_048_576
            ? number
            : throw UnreadableFileException.Damaged($"Số thứ tự dòng “{reference}” sau dòng {previous} không đúng.");
    }

    private List<SheetCell> Cells(XmlReader xml, int row)
    {
        var cells = new List<SheetCell>();
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            column = xml.GetAttribute("r") is { } reference
                ? ColumnName.IndexIn(reference) ?? throw UnreadableFileException.Damaged($"Địa chỉ ô “{reference}” ở dòng {row} không đúng.")
                : column + 1;
            var cell = Cell(xml, row, column);
            if (cell.Text.Length == 0)
                continue;
            if (column >= limits.Columns)
                throw UnreadableFileException.TooLarge($"Ô {ColumnName.Of(column)}{row} nằm ngoài {limits.Columns} cột cho phép.");
            while (cells.Count <= column)
                cells.Add(SheetCell.Blank);
            cells[column] = cell;
        }
        return cells;
    }

    private SheetCell Cell(XmlReader xml, int row, int column)
    {
        if (xml.IsEmptyElement)
            return SheetCell.Blank;
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        var depth = xml.Depth;
        string? value = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "v")
                value = XlsxStrings.Content(xml, limits);
            else if (xml.LocalName == "is")
                value = XlsxStrings.TextOf(xml, limits);
        }
        return (type, value) switch
        {
            (_, null or "") => SheetCell.Blank,
            ("s", _) => new((int.TryParse(value, out var index) ? strings.Value[index] : null)
                ?? throw UnreadableFileException.Damaged($"Ô {ColumnName.Of(column)}{row} trỏ tới một chuỗi không có.")),
            ("b", _) => new(value == "1" ? "TRUE" : "FALSE"),
            ("d", _) => IsoDate(value),
            (null or "n", _) => styles.Value.Cell(style, value),
            _ => new(value),
        };
    }

    private static SheetCell IsoDate(string value) =>
        DateTime.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff"], null, default, out var date)
            ? new(Domain.Time.VietnamTime.Text(DateOnly.FromDateTime(date)), Date: DateOnly.FromDateTime(date))
            : new(value);
}
