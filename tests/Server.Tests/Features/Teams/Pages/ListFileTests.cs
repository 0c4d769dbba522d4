using System.Net;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Pages;

public class ListFileTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Theory]
    [InlineData("", 2)]
    [InlineData("&q=pho+truong", 1)]
    [InlineData("&q=khong+co+to+nay", 0)]
    [InlineData("&ngay=2025-07-22", 1)]
    public async Task The_list_of_teams_leaves_as_it_stands_on_the_page(string filters, int teams)
    {
        var officer = await province.Officer();

        var page = (await officer.Open($"/to?don-vi=51{filters}")).Rows();
        var rows = await Csv(officer, $"/to/tai?don-vi=51{filters}&dang=csv");
        var sheet = await Sheet(officer, $"/to/tai?don-vi=51{filters}&dang=xlsx");

        rows[0].ShouldBe(["Tổ", "Đơn vị", "Tổ trưởng", "Thành viên", "Quyết định", "Điểm cần xem"]);
        rows.Skip(1).ShouldBe(page);
        rows.Count.ShouldBe(teams + 1);
        sheet[1].ShouldContain($"{teams} Tổ");
    }

    [Fact]
    public async Task The_sheet_says_the_day_and_what_was_filtered()
    {
        var sheet = await Sheet(await province.Officer(), "/to/tai?don-vi=51&q=long+thanh&can-xem=1&ngay=2025-12-10");

        sheet[0].ShouldBe("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG");
        sheet[1].ShouldBe("Tỉnh Quảng Ngãi, ngày 10/12/2025; 1 Tổ");
        sheet[2].ShouldStartWith("Tên Tổ hoặc Tổ trưởng có “long thanh”; Chỉ Tổ có điểm cần xem");
    }

    [Fact]
    public async Task Whoever_may_not_read_whole_names_takes_none_away()
    {
        var viewer = await PortalBrowser.As(province.Installation, "viewer", "51");

        var rows = await Csv(viewer, "/to/tai?don-vi=51&dang=csv");

        string.Join('\n', rows.SelectMany(row => row)).ShouldNotContain("Nguyễn Thị Ánh");
        rows.Skip(1).ShouldBe((await viewer.Open("/to?don-vi=51")).Rows());
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("&nam=2024", 0)]
    [InlineData("&ngay=2025-07-22", 1)]
    public async Task The_register_of_decisions_leaves_as_it_stands_on_the_page(string filters, int decisions)
    {
        var officer = await province.Officer();

        var page = (await officer.Open($"/quyet-dinh?don-vi=51{filters}")).Rows();
        var rows = await Csv(officer, $"/quyet-dinh/tai?don-vi=51{filters}&dang=csv");
        var sheet = await Sheet(officer, $"/quyet-dinh/tai?don-vi=51{filters}");

        rows.Skip(1).ShouldBe(page);
        rows.Count.ShouldBe(decisions + 1);
        sheet[0].ShouldBe("SỔ QUYẾT ĐỊNH VỀ TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG");
        sheet[1].ShouldEndWith($"; {decisions} quyết định");
    }

    private static async Task<List<string[]>> Csv(PortalBrowser browser, string address) => [.. (await Read(browser, address)).Select(row => row.Cells.Select(cell => cell.Text).ToArray())];

    private static async Task<List<string>> Sheet(PortalBrowser browser, string address) => [.. (await Read(browser, address)).Select(row => row.Cells[0].Text)];

    private static async Task<List<SheetRow>> Read(PortalBrowser browser, string address)
    {
        var answer = await browser.Download(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        return ((Result<List<SheetRow>>.Done)SheetReader.Read<List<SheetRow>>(content, SheetLimits.Form, sheets => sheets[0].Rows.ToList())).Value;
    }
}
