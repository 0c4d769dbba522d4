using System.IO.Compression;
using System.Net;
using System.Text;

namespace CongDongSo.Bench;

/// <summary>A roster's CSV as a workbook with one sheet for each commune, named for it, and no column of communes.</summary>
internal static class CommuneSheets
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006";

    /// <returns>How many sheets it has.</returns>
    public static async Task<int> Write(string csv, string workbook)
    {
        var records = (await File.ReadAllLinesAsync(csv)).Select(Fields).ToList();
        var header = records.FindIndex(record => record.Contains("Tên Tổ"));
        var sheets = new List<(string Name, List<string[]> Rows)>();
        foreach (var record in records.Skip(header + 1).TakeWhile(record => record.Length > 4 && record[1] != "TỔNG" && record[0] != "TỔNG"))
        {
            if (record[1].Length > 0 && (sheets.Count == 0 || sheets[^1].Name != record[1]))
                sheets.Add((record[1], [Without(records[header])]));
            sheets[^1].Rows.Add(Without(record));
        }
        await using var file = await ZipFile.OpenAsync(workbook, ZipArchiveMode.Create);
        Part(file, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        Part(file, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part(file, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>");
        Part(file, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>");
        for (var i = 0; i < sheets.Count; i++)
            Part(file, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheets[i].Rows.Select(Row))}</sheetData></worksheet>");
        return sheets.Count;
    }

    private static string Row(string[] cells, int row) =>
        $"<row r=\"{row + 1}\">{string.Concat(cells.Select((text, column) => text.Length == 0 ? "" : $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(text)}</t></is></c>"))}</row>";

    private static string[] Without(string[] record) => [record[0], .. record[2..]];

    /// <summary>No field of the export has a line break.</summary>
    private static string[] Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line.TrimStart('\uFEFF'))
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
        fields.Add(field.ToString());
        return [.. fields];
    }

    private static void Part(ZipArchive file, string name, string content)
    {
        using var part = file.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }
}
