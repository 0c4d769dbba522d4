using System.IO.Compression;
using System.Net;
using System.Text;
using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Teams;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

[Collection<InBrowser>]
public class RosterMappingJourneyTests(DemoPortal portal)
{
    /// <summary>As a commune keeps it for itself: titles, a header of two rows, names in two columns, no commune, no word of the team, a cover sheet.</summary>
    private static readonly string[][] Messy =
    [
        ["UBND XÃ TỊNH KHÊ", "", "", "", "", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
        ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"],
        ["STT", "Khu vực", "Quyết định", "", "Họ và", "Tên", "Nhiệm vụ được giao", "Đang làm", "Di động", "Email"],
        ["", "", "Số", "Ngày", "", "", "", "", "", ""],
        ["1", "", "97/QĐ-UBND", "01/9/2025", "Nguyễn Văn", "Khuê", "Tổ trưởng", "Trưởng thôn", "0912 345 601", "k@x.vn"],
        ["2", "", "", "", "Trần Thị", "Ngân", "TV", "", "0912.345.602", ""],
    ];

    [Fact]
    public async Task A_messy_workbook_is_matched_checked_written_and_taken_back()
    {
        var file = portal.File("to-rieng.xlsx");
        Workbook(file, ("Bìa", [["Sổ theo dõi"]]), ("Tổ số 9", Messy));
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.SignIn(portal.Account("xa"));

        await visitor.Page.GotoAsync(TeamLinks.Import);
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await visitor.Button("Kiểm tra tệp").ClickAsync();
        await Assertions.Expect(visitor.Heading).ToHaveTextAsync("Ghép cột");
        await Assertions.Expect(visitor.Page.GetByLabel("Dòng tiêu đề")).ToHaveValueAsync("4");
        await Assertions.Expect(visitor.Page.GetByLabel("Cột D Quyết định Ngày là")).ToHaveValueAsync("decisionDate");
        await Assertions.Expect(visitor.Page.GetByLabel("Cột F Tên là")).ToHaveValueAsync("givenName");
        await ExpectSoundAtBothWidths(visitor);

        await visitor.Page.GetByLabel("Cột H Đang làm là").SelectOptionAsync("post");
        await visitor.Page.GetByLabel("Chung: xã, phường, đặc khu").FillAsync("Xã Tịnh Khê");
        await visitor.Page.GetByLabel("Chung: tên Tổ").FillAsync("Tổ CNSCĐ lưu động");
        await visitor.Button("Kiểm tra tệp").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Đã kiểm tra, chưa ghi")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".tile").First).ToHaveTextAsync("2thành viên mới");

        await visitor.Button("Ghi danh sách này").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Đã nhập danh sách")).ToBeVisibleAsync();
        await visitor.Link("Các lần đã nhập, hoàn tác").ClickAsync();
        await visitor.Page.GetByText("Hoàn tác…").First.ClickAsync();
        await ExpectSoundAtBothWidths(visitor);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác lần nhập này: to-rieng.xlsx" }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Danh sách Tổ trở lại đúng như trước khi nhập to-rieng.xlsx")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync(TeamLinks.Import);
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await visitor.Button("Kiểm tra tệp").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("Đã kiểm tra, chưa ghi")).ToBeVisibleAsync();
        visitor.Faults.ShouldBeEmpty();
    }

    private static async Task ExpectSoundAtBothWidths(Visitor visitor)
    {
        foreach (var width in new[] { Visitor.Phone, Visitor.Office })
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            (await visitor.Page.Unsound()).ShouldBeEmpty();
        }
    }

    /// <summary>The least that is a workbook: what the sheets say stands in the cells themselves.</summary>
    private static void Workbook(string path, params (string Name, string[][] Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006";
        using var file = ZipFile.Open(path, ZipArchiveMode.Create);
        Part("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        Part("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>");
        foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
        {
            Part($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheet.Rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Select((text, c) => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{WebUtility.HtmlEncode(text)}</t></is></c>"))}</row>"))}</sheetData></worksheet>");
        }

        void Part(string name, string content)
        {
            using var part = file.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
    }
}
