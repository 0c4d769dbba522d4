using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

/// <summary>Roster files for tests: lines with cells parted by bars, made into CSV or XLSX.</summary>
internal static class RosterFile
{
    public const string Header = @"TT | Tên Phường\xã | Tên Tổ | Số Quyết định | Họ tên thành viên | Chức vụ trong tổ | Số điện thoại liên hệ | Ghi chú";

    /// <summary>A list of two teams in Phường Hạc Thành and one in Xã Xuân Bình.</summary>
    public const string Small = Header + """

        1 | Phường Hạc Thành | Tổ CNSCĐ phường Hạc Thành | 01/QĐ-UBND ngày 10/7/2025 | Nguyễn Văn An | Tổ trưởng | 0905000001 | PCT UBND phường
         | | | | Trần Thị Bình | Tổ phó | 0905000002 | Công chức VH-XH
         | | | | Lê Chi | Thành viên | 0905000003 | Giáo viên Tin học
        2 | | Tổ KP1 | | Phạm Dũng | Tổ trưởng | 0905000004 | Trưởng khu phố
         | | | | Lê Chi | Thành viên | 0905000003 | Giáo viên Tin học
        3 | Xã Xuân Bình | Thôn 1 | 01/QĐ-UBND ngày 12/7/2025 | Đỗ Hạnh | Tổ trưởng | 0905000005 |
         | | | | Vũ Minh | TV | 0905000006 | Đoàn Thanh niên
         | TỔNG | | | | | |
        """;

    public static IReadOnlyList<string[]> Rows(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(line => line.Split('|').Select(cell => cell.Trim().Replace("⏎", "\n")).ToArray())];

    public static string Csv(string text, char delimiter = ',') =>
        string.Join("\r\n", Rows(text).Select(row => string.Join(delimiter, row.Select(cell => '"' + cell.Replace("\"", "\"\"") + '"'))));

    public static byte[] Xlsx(string text, string sheet = "Danh sách") => Xlsx((sheet, text));

    public static byte[] Xlsx(params (string Name, string Text)[] sheets)
    {
        using var file = new MemoryStream();
        XlsxWriter.Write(file, "Danh sách", "Thử", [.. sheets.Select(sheet => new XlsxSheet(sheet.Name, [10], Rows(sheet.Text).Select(row => row.Select(cell => XlsxCell.Of(cell)).ToArray())))]);
        return file.ToArray();
    }

    public static string Save(this TestInstallation installation, string name, string text)
    {
        var path = Path.Combine(installation.Folder, name);
        if (name.EndsWith(".csv", StringComparison.Ordinal))
            File.WriteAllText(path, Csv(text), new UTF8Encoding(true));
        else
            File.WriteAllBytes(path, Xlsx(text));
        return path;
    }

    public static RosterReading Read(string text) => Read(Encoding.UTF8.GetBytes(Csv(text)));

    public static RosterReading Read(byte[] file) =>
        SheetReader.Read<RosterReading>(new MemoryStream(file), SheetLimits.Form, sheets => RosterSheet.Read(sheets, new RosterForms { IsCommune = name => name == "Xã Tịnh Khê" })).ShouldBeOfType<Result<RosterReading>.Done>().Value;
}
