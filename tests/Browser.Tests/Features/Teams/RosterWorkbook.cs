using System.IO.Compression;
using System.Xml.Linq;

namespace CongDongSo.Browser.Tests.Features.Teams;

/// <summary>An exported roster in an officer's hands.</summary>
internal static class RosterWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Writes another text into a cell, as a spreadsheet program does.</summary>
    /// <returns>What stood there.</returns>
    public static string Change(string path, string cell, string text)
    {
        using var package = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = package.GetEntry("xl/worksheets/sheet1.xml")!;
        XDocument sheet;
        using (var content = entry.Open())
            sheet = XDocument.Load(content, LoadOptions.PreserveWhitespace);
        var changed = sheet.Descendants(Main + "c").Single(one => (string?)one.Attribute("r") == cell).Descendants(Main + "t").Single();
        var before = changed.Value;
        changed.Value = text;
        using var output = entry.Open();
        output.SetLength(0);
        sheet.Save(output, SaveOptions.DisableFormatting);
        return before;
    }
}
