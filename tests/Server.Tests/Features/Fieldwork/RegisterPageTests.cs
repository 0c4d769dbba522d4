using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

/// <summary>Sổ hộ and sổ cơ sở in the portal: looked at, filled from a file, and back.</summary>
public sealed class RegisterPageTests(TestCluster cluster)
{
    private const string Head = "Mã hộ,Thôn,Chủ hộ,Địa chỉ,Điện thoại,Nhân khẩu,Từ 14 tuổi,Từ 15 tuổi,Từ 18 tuổi,Từ 60 tuổi,Khuyết tật,Chưa có điện thoại thông minh\n";

    [Fact]
    public async Task A_file_is_checked_shown_written_and_taken_back_exactly()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var browser = await PortalBrowser.As(field.Installation, "commune-officer", AField.Commune);
        var before = await Tables(field);
        var form = await browser.Open("/so/nhap");
        var file = Head + "H1,Thôn 1,Nguyễn Văn 1,Xóm Đình,0914 000 111,5,4,4,3,1,0,1\nM1,V2,Đỗ Thị Mới,,,3,2,2,2,0,1,0\n";

        var shown = await browser.Upload(form, "/so/nhap", "so-ho.csv", file, HttpStatusCode.OK, ("so", "household"), ("don-vi", AField.Commune));

        shown.QuerySelectorAll(".tile").Select(tile => tile.Words()).ShouldBe(["1hộ mới", "1thay đổi", "0giữ nguyên"]);
        (await Tables(field)).ShouldBe(before);
        var written = await browser.Send(shown, "/so/nhap/xac-nhan", HttpStatusCode.OK, ("token", shown.QuerySelector("input[name=token]")!.GetAttribute("value")!));
        written.Body!.TextContent.ShouldContain("Đã nhập sổ");
        await field.ShouldVerify();
        var list = await browser.Open($"/ho?don-vi={AField.Commune}&q=do+thi");
        list.Rows().Single()[0].ShouldStartWith("Đỗ Thị Mới");
        var imported = await browser.Open("/so/da-nhap");
        var change = imported.QuerySelector("input[name=lan]")!.GetAttribute("value")!;

        var undone = await browser.Send(imported, "/so/da-nhap/hoan-tac", HttpStatusCode.OK, ("lan", change), ("don-vi", AField.Commune));

        undone.Body!.TextContent.ShouldContain("Đã hoàn tác");
        (await Tables(field)).ShouldBe(before);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task A_file_whose_household_was_visited_since_is_not_taken_back()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        await field.Installation.Json("household", "import", field.Installation.FileWith("moi.csv", Head + "M1,V2,Đỗ Thị Mới,,,3,2,2,2,0,1,0\n"), "--province", "51");
        using var client = await field.Installation.Http();
        await AField.Push(client, AField.Observation(AField.NewId(), await field.Village("V2"), await field.Household("V2", "M1"), "citizen-app", 1));
        var browser = await PortalBrowser.As(field.Installation, "commune-officer", AField.Commune);
        var imported = await browser.Open("/so/da-nhap");
        var before = await Tables(field);

        var refused = await browser.Send(imported, "/so/da-nhap/hoan-tac", HttpStatusCode.UnprocessableEntity, ("lan", imported.QuerySelector("input[name=lan]")!.GetAttribute("value")!), ("don-vi", AField.Commune));

        refused.Body!.TextContent.ShouldContain("mã M1");
        (await Tables(field)).ShouldBe(before);
    }

    [Fact]
    public async Task A_village_outside_of_the_sender_s_unit_and_a_wrong_cell_are_faults_with_their_place()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var browser = await PortalBrowser.As(field.Installation, "commune-officer", "21034");
        var form = await browser.Open("/so/nhap");

        var refused = await browser.Upload(form, "/so/nhap", "so-ho.csv", Head + "H1,V1,Nguyễn Văn 1,,,5,4,4,3,1,0,1\n", HttpStatusCode.UnprocessableEntity, ("so", "household"), ("don-vi", "21034"));

        refused.Body!.TextContent.ShouldContain("chưa có thôn nào");
        var own = await PortalBrowser.As(field.Installation, "commune-officer", AField.Commune);
        var faults = await own.Upload(await own.Open("/so/nhap"), "/so/nhap", "so-ho.csv", Head + "H1,Thôn 9,Nguyễn Văn 1,,09x,5,4,4,3,1,0,1\n", HttpStatusCode.UnprocessableEntity, ("so", "household"), ("don-vi", AField.Commune));
        faults.Rows().Select(row => row[1]).ShouldBe(["B", "E"]);
    }

    [Fact]
    public async Task Households_are_found_by_what_they_lack_and_by_who_lives_there_as_of_any_day()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        using var client = await field.Installation.Http();
        await AField.Push(client, AField.Observation(AField.NewId(), await field.Village("V1"), await field.Household("V1", "H1"), "health-record", 3), AField.Observation(AField.NewId(), await field.Village("V1"), await field.Household("V1", "H2"), "health-record", 1));
        var browser = await PortalBrowser.As(field.Installation, "commune-officer", AField.Commune);
        var village = await field.Village("V1");

        (await Names(browser, $"/ho?don-vi={village}&thieu=health-record")).ShouldBe(["Nguyễn Văn 2", "Nguyễn Văn 3", "Nguyễn Văn 4", "Nguyễn Văn 5"]);
        (await Names(browser, $"/ho?don-vi={village}&thieu=health-record&ngay=2025-11-01")).Count.ShouldBe(5);
        (await Names(browser, $"/ho?don-vi={village}&nhom=cao-tuoi")).Count.ShouldBe(5);
        (await Names(browser, $"/ho?don-vi={village}&nhom=khuyet-tat")).ShouldBeEmpty();
        (await Names(browser, $"/ho?don-vi={village}&nhom=chua-gap")).Count.ShouldBe(3);
        var one = await browser.Open($"/ho/{await field.Household("V1", "H2")}");
        one.Rows().Single(row => row[0].StartsWith("Người dân từ đủ 14 tuổi", StringComparison.Ordinal))[1].ShouldBe("1/3 người");
        (await browser.Open($"/ho/{Guid.NewGuid()}", HttpStatusCode.NotFound)).Body!.TextContent.ShouldContain("Không có hộ này");
    }

    [Fact]
    public async Task The_API_pages_through_a_register_and_masks_phones()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var rows = string.Concat(Enumerable.Range(1, 70).Select(i => $"N{i:000},V4,Hộ {i},,09140002{i:00},3,2,2,2,0,0,0\n"));
        await field.Installation.Json("household", "import", field.Installation.FileWith("nhieu.csv", Head + rows), "--province", "51");
        using var client = await field.Installation.As("commune-officer", AField.Commune);
        var village = await field.Village("V4");
        var codes = new List<string>();
        var cursor = "";

        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/households?unit={village}&cursor={cursor}", TestContext.Current.CancellationToken);
            page.GetProperty("total").GetInt32().ShouldBe(75);
            codes.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            page.ToString().ShouldNotContain("09140002");
            cursor = page.GetProperty("cursor").GetString() ?? "";
        }
        while (cursor.Length > 0);

        codes.Count.ShouldBe(75);
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
        (await client.GetAsync(new Uri($"/api/v1/households?unit={village}&cursor=zz", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_phone_is_masked_until_somebody_who_may_asks_for_it_and_that_is_in_the_trail()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        await field.Installation.Json("household", "import", field.Installation.FileWith("so.csv", Head + "H1,V1,Nguyễn Văn 1,,0914000111,4,3,3,2,1,0,1\n"), "--province", "51");
        var household = await field.Household("V1", "H1");
        var browser = await PortalBrowser.As(field.Installation, "commune-officer", AField.Commune);
        var page = await browser.Open($"/ho/{household}");

        page.Body!.TextContent.ShouldContain("0914 000 ***");
        page.Body!.TextContent.ShouldNotContain("0914000111");
        (await browser.Send(page, $"/ho/{household}/hien-so", HttpStatusCode.OK)).Body!.TextContent.ShouldContain("0914000111");
        (await field.Installation.Query<long>($"select count(*) from p51.audit_entry where action = 'personal.read' and subjects = array['{household}'::uuid]")).ShouldBe(1);
    }

    [Fact]
    public async Task Businesses_come_from_a_file_too_and_go_back()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var before = await Tables(field);
        var done = await field.Installation.Json("business", "import", field.Installation.FileWith("co-so.csv", "Mã cơ sở,Thôn,Tên cơ sở,Loại,Địa chỉ,OCOP\nC1,V1,Tạp hóa Bà Năm,Cửa hàng,,\nC2,V2,HTX Tỏi Lý Sơn,HTX,Cầu cảng,x\n"), "--province", "51");
        var browser = await PortalBrowser.As(field.Installation, "province-officer", "51");

        done.GetProperty("businesses").GetInt32().ShouldBe(2);
        (await browser.Open("/co-so?don-vi=51")).Rows().ShouldContain(row => row[0].StartsWith("Đặc khu Lý Sơn", StringComparison.Ordinal) && row[2] == "2");
        (await browser.Open($"/co-so?don-vi={AField.Commune}")).Rows().Select(row => row[2]).ShouldBe(["Cửa hàng, tạp hóa", "Hợp tác xã, chủ thể OCOP"]);
        await field.ShouldVerify();
        var changes = await field.Installation.Json("business", "undo", "--province", "51");
        var last = changes.GetProperty("items").EnumerateArray().Single(change => change.GetProperty("title").GetString() == "co-so.csv").GetProperty("id").GetString()!;
        await field.Installation.Json("business", "undo", last, "--province", "51");
        (await Tables(field)).ShouldBe(before);
        await field.ShouldVerify();
    }

    private static async Task<List<string>> Names(PortalBrowser browser, string address) =>
        [.. (await browser.Open(address)).QuerySelectorAll("td[data-label=Tên] a").Select(link => link.TextContent)];

    /// <summary>All that the registers hold and what is derived from it; a row of zeros says as much as none.</summary>
    private static Task<string> Tables(AField field) => field.Installation.Query<string>("""
        select concat_ws(E'\n',
          (select string_agg(h::text, '|' order by h::text) from p51.household h), (select string_agg(f::text, '|' order by f::text) from p51.household_fact f),
          (select string_agg(b::text, '|' order by b::text) from p51.business b), (select string_agg(f::text, '|' order by f::text) from p51.business_fact f),
          (select string_agg(t::text, '|' order by t::text) from p51.tally t where (subjects, met, have) <> (0, 0, 0)))
        """);
}
