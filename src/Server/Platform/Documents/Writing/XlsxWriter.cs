using System.Globalization;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>Writes an XLSX as a stream of rows; the same data gives the same bytes. Text is always text: only <see cref="XlsxCell.Formula"/> is a formula.</summary>
public static class XlsxWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Sheet = "officedocument.spreadsheetml.";

    /// <param name="title">The document's title property.</param>
    /// <param name="creator">Who issues it.</param>
    public static void Write(Stream output, string title, string creator, IReadOnlyList<XlsxSheet> sheets)
    {
        using var package = new OfficePackage(output);
        package.Relations("", ("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "core-properties", "docProps/core.xml"));
        package.CoreProperties(title, creator);
        package.Part("xl/workbook.xml", Sheet + "sheet.main+xml", xml => Workbook(xml, sheets));
        package.Relations(
            "xl/workbook.xml",
            [.. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ($"rId{sheets.Count + 1}", "styles", "styles.xml")]);
        package.Part("xl/styles.xml", Sheet + "styles+xml", XlsxStyles.Write);
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            package.Part($"xl/worksheets/sheet{i + 1}.xml", Sheet + "worksheet+xml", xml => XlsxSheetPart.Write(xml, sheet));
        }
    }

    private static void Workbook(XmlWriter xml, IReadOnlyList<XlsxSheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficePackage.Relationships);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", OfficePackage.Relationships, $"rId{i + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        if (sheets.Any(sheet => sheet.HeaderLast > 0))
            RepeatedHeaders(xml, sheets);
        if (sheets.Any(sheet => sheet.Calculates))
        {
            xml.WriteStartElement("calcPr", Main);
            xml.WriteAttributeString("fullCalcOnLoad", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void RepeatedHeaders(XmlWriter xml, IReadOnlyList<XlsxSheet> sheets)
    {
        xml.WriteStartElement("definedNames", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            if (sheet.HeaderLast == 0)
                continue;
            xml.WriteStartElement("definedName", Main);
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", i.ToString(CultureInfo.InvariantCulture));
            xml.WriteString($"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${sheet.HeaderFirst}:${sheet.HeaderLast}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
