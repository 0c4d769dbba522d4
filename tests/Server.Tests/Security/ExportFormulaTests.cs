using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Server.Tests.Security;

/// <summary>What people wrote into a roster never becomes a formula in a file that leaves, and comes back as it was written.</summary>
public sealed class ExportFormulaTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private static readonly char[] Risky = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

    private static readonly string[] Known =
        ["=1+1", "=cmd|' /C calc'!A0", "+84914000111", "-2+3", "@SUM(A1)", "'=1", "''=1", "=HYPERLINK(\"http://x\",\"y\")", "＝1+1", "-", "+", "@", "'", "=\"a\"\"b\"", "=1;2", "@x, y", "'-"];

    [Fact]
    public async Task Notes_that_look_like_formulas_leave_as_text_in_CSV_and_XLSX_and_come_back_the_same()
    {
        var notes = Known.Concat(Gen.Sample(Text, 60, 8)).Select(text => text.Trim()).Where(text => text.Length > 0).ToList();
        var roster = PortalProvince.RosterHead + string.Join('\n', notes.Select((note, i) =>
            $"{(i == 0 ? "1,Phường Tam Kỳ,Tổ CNSCĐ phường Tam Kỳ,31/QĐ-UBND ngày 25/7/2025" : ",,,")},{Name(i)},{(i == 0 ? "Tổ trưởng" : "Thành viên")},09140{i:00000},{Quoted(SpreadsheetText.Guarded(note))}")) + "\n";
        await installation.Json("roster", "import", installation.FileWith("vao.csv", roster), "--province", "48", "--program", "quang-nam-2025");

        var (csv, xlsx) = (Path.Combine(installation.Folder, "ra.csv"), Path.Combine(installation.Folder, "ra.xlsx"));
        await installation.Json("roster", "export", csv, "--unit", "48");
        await installation.Json("roster", "export", xlsx, "--unit", "48");

        var cells = RawCsv(await File.ReadAllTextAsync(csv));
        cells.Count.ShouldBeGreaterThan(notes.Count * 4);
        cells.Where(cell => cell.Length > 0 && Risky.Contains(cell[0])).ShouldBeEmpty();
        await ShouldHaveNoFormula(xlsx);
        foreach (var file in new[] { csv, xlsx })
            Notes(file, notes.Count).ShouldBe(notes, file);
    }

    /// <summary>Any text, half of them beginning as a formula does.</summary>
    private static Gen<string> Text => from head in Gen.Elements("=", "+", "-", "@", "'", "＝", "", "'=", "x")
                                       from body in Gen.ArrayOf(Gen.Elements("a=+-@'\",;|!() ăđ1".ToCharArray()))
                                       select head + new string(body);

    /// <summary>The fields as they stand in the file, unquoted and otherwise untouched.</summary>
    private static List<string> RawCsv(string text)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
            }
            else
                field.Append(text[i]);
        }
        return fields;
    }

    private static async Task ShouldHaveNoFormula(string path)
    {
        await using var zip = await ZipFile.OpenReadAsync(path);
        foreach (var part in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            await using var stream = await part.OpenAsync();
            var sheet = await XDocument.LoadAsync(stream, LoadOptions.None, default);
            sheet.Descendants().Where(element => element.Name.LocalName == "f").ShouldBeEmpty();
            sheet.Descendants().Where(element => element.Name.LocalName == "c" && element.Value.Length > 0 && Risky.Contains(element.Value[0])).ShouldAllBe(cell => cell.Attribute("t")!.Value == "inlineStr");
        }
        zip.Entries.ShouldNotContain(entry => entry.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("externalLink", StringComparison.OrdinalIgnoreCase));
    }

    private static List<string> Notes(string path, int count)
    {
        using var stream = File.OpenRead(path);
        var read = SheetReader.Read<List<string>>(stream, SheetLimits.Form, sheets =>
            sheets[0].Rows.Where(row => row.Cells.Count > 7 && row.Cells[6].Text.StartsWith("0914", StringComparison.Ordinal)).Select(row => row.Cells[7].Text).ToList());
        return [.. ((Result<List<string>>.Done)read).Value.Take(count)];
    }

    private static string Name(int i) => $"Nguyễn {"Văn,Thị,Minh,Hữu,Đức".Split(',')[i % 5]} {"An,Bình,Châu,Dũng,Em,Giang,Hà,Kiên,Lan,Mai,Nam,Oanh,Phúc,Quý,Sơn,Tâm".Split(',')[i / 5]}";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
