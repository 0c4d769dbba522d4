using CongDongSo.Domain.Units;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Features.Measures;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Overview.Pages;

/// <summary>A period before a reform can be read as it was reported then, and restated on today's tree.</summary>
public sealed class BoundaryChoiceTests(TestCluster cluster)
{
    private const string Period = "chuong-trinh=quang-ngai-2025-12&ky=2025-Q4&chi-tieu=citizen-app";

    [Fact]
    public async Task A_province_is_read_with_the_communes_of_then_or_with_those_of_today_and_so_is_its_file()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var (old, now) = await RestatedMeasureTests.Reformed(field);
        await field.Installation.Became(old, now, RestatedMeasureTests.Reform);
        var officer = await PortalBrowser.As(field.Installation, "province-officer", AField.Province);

        var then = await officer.Open($"/don-vi/51?{Period}");
        var today = await officer.Open($"/don-vi/51?{Period}&dia-gioi=hom-nay");

        then.QuerySelectorAll("#dia-gioi option").Select(option => option.TextContent).ShouldBe(["Như đã báo cáo (địa giới ngày 31/12/2025)", "Tính lại theo địa giới hôm nay"]);
        var before = Below(then);
        before.ShouldContain(row => row[0].StartsWith("Đặc khu Lý Sơn", StringComparison.Ordinal) && row[2] == "2");
        before.ShouldNotContain(row => row[0].StartsWith("Xã Mới", StringComparison.Ordinal));
        var after = Below(today);
        after.ShouldContain(row => row[0].StartsWith("Xã Mới", StringComparison.Ordinal) && row[2] == "2");
        after.ShouldNotContain(row => row[0].StartsWith("Đặc khu Lý Sơn", StringComparison.Ordinal));
        var file = await officer.Download(today.QuerySelectorAll("a").Single(link => link.TextContent.StartsWith("Tải bảng này", StringComparison.Ordinal)).GetAttribute("href")!);
        file.Content.Headers.ContentDisposition!.FileName!.ShouldContain("tinh-lai");
        var sheets = XlsxText.Of(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        sheets.ShouldContain("Tính lại theo địa giới hôm nay");
        sheets.ShouldContain("Xã Mới");
        sheets.ShouldNotContain("Đặc khu Lý Sơn");
    }

    [Fact]
    public async Task A_new_commune_reads_an_earlier_period_restated_and_an_ended_one_only_as_it_was()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var (old, now) = await RestatedMeasureTests.Reformed(field);
        await field.Installation.Became(old, now, RestatedMeasureTests.Reform);
        var officer = await PortalBrowser.As(field.Installation, "province-officer", AField.Province);

        var heir = await officer.Open($"/don-vi/{now}?{Period}");
        var ended = await officer.Open($"/don-vi/{old}?{Period}");

        heir.Body!.TextContent.ShouldContain("chỉ có từ ngày 01/02/2026");
        heir.Rows().ShouldContain(row => row[0].StartsWith("Hộ có thành viên cài đặt", StringComparison.Ordinal) && row[1] == "2");
        ended.QuerySelector("#dia-gioi").ShouldBeNull();
        ended.Rows().ShouldContain(row => row[0].StartsWith("Hộ có thành viên cài đặt", StringComparison.Ordinal) && row[1] == "2");
    }

    [Fact]
    public async Task What_was_divided_is_named_beside_the_restated_numbers()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var (old, now) = await RestatedMeasureTests.Reformed(field);
        var other = await field.Installation.AddUnit(UnitKind.Commune, "99998", "Phần Kia", await field.Village("51"), RestatedMeasureTests.Reform);
        await field.Installation.Became(old, now, RestatedMeasureTests.Reform, "part");
        await field.Installation.Became(old, other, RestatedMeasureTests.Reform, "part");
        var officer = await PortalBrowser.As(field.Installation, "province-officer", AField.Province);

        var page = await officer.Open($"/don-vi/51?{Period}&dia-gioi=hom-nay");

        page.Body!.TextContent.ShouldContain("Số liệu của 2 nơi cũ không nằm trong bảng");
        page.Body!.TextContent.ShouldContain("Thôn 1, Thôn 2");
    }

    private static List<string[]> Below(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("#so-sanh ~ .card table tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.Words()).ToArray())];
}
