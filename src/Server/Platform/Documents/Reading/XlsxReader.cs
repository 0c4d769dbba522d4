using System.Xml;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// The sheets of a workbook in their order. Names are compared without namespaces, so that the strict and the transitional
/// dialect of ECMA-376 read alike.
/// </summary>
internal static class XlsxReader
{
    public static IEnumerable<Sheet> Sheets(OfficeParts package, SheetLimits limits)
    {
        var workbook = Relations(package, "").FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target;
        if (workbook is null || !workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || !package.Has(workbook))
            throw NotAWorkbook();
        var relations = Relations(package, workbook);
        var (sheets, from1904) = Workbook(package, workbook);
        if (sheets.Count == 0)
            throw UnreadableFileException.Damaged("Không có trang tính nào.");
        var strings = new Lazy<XlsxStrings>(() => XlsxStrings.Read(package, TargetOf("/sharedStrings"), limits));
        var styles = new Lazy<XlsxNumberStyles>(() => XlsxNumberStyles.Read(package, TargetOf("/styles"), from1904));
        return
        [
            .. from sheet in sheets
               let part = relations.FirstOrDefault(relation => relation.Id == sheet.Relation) ?? throw UnreadableFileException.Damaged($"Không tìm thấy trang tính “{sheet.Name}”.")
               where part.Type.EndsWith("/worksheet", StringComparison.Ordinal)
               select new Sheet(sheet.Name, sheet.Hidden, new XlsxRows(package, part.Target, strings, styles, limits).Read()),
        ];

        string? TargetOf(string type) => relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal))?.Target;
    }

    private static (List<(string Name, bool Hidden, string Relation)> Sheets, bool From1904) Workbook(OfficeParts package, string path)
    {
        var sheets = new List<(string Name, bool Hidden, string Relation)>();
        var from1904 = false;
        using var xml = package.Xml(path);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.Depth == 0 && xml.LocalName != "workbook")
                throw NotAWorkbook();
            if (xml.LocalName == "workbookPr")
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName == "sheet")
                sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", RelationIdOf(xml)));
        }
        return (sheets, from1904);
    }

    private static string RelationIdOf(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }
        xml.MoveToElement();
        return id;
    }

    private static List<Relation> Relations(OfficeParts package, string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var path = $"{folder}_rels/{part[folder.Length..]}.rels";
        var relations = new List<Relation>();
        if (!package.Has(path))
            return relations;
        using var xml = package.Xml(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External")
                relations.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(folder, xml.GetAttribute("Target") ?? "")));
        }
        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("." or ".."))
                path.Add(step);
        }
        return string.Join('/', path);
    }

    private static UnreadableFileException NotAWorkbook() => new(new Problem(
        "file-not-spreadsheet", "Tệp không phải bảng tính .xlsx.", "Hãy mở bằng Excel hoặc LibreOffice Calc và lưu lại dạng .xlsx (Excel Workbook)."));

    private sealed record Relation(string Id, string Type, string Target);
}
