using System.IO.Compression;
using System.Text;

namespace CongDongSo.Server.Tests.Platform.Documents;

/// <summary>A workbook written by hand, so that a test can say exactly what stands in the file.</summary>
public static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">Content of <c>sheetData</c>.</param>
    /// <param name="formats">Number formats by style index from 1.</param>
    public static byte[] Of(string rows, string[]? formats = null, string strings = "", string workbookPr = "", string before = "") => Zip(
        ("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}">{workbookPr}<sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""),
        ("xl/styles.xml", Styles(formats ?? [])),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>"""),
        ("xl/worksheets/sheet1.xml", $"""{before}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>"""));

    public static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static string Styles(string[] formats) => $"""
        <styleSheet xmlns="{Main}"><numFmts>{string.Concat(formats.Select((code, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"))}</numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/>{string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}</cellXfs></styleSheet>
        """;
}
