using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units;

public sealed class UnitListTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Theory]
    [InlineData("51", 96, 86, 9, 1)]
    [InlineData("38", 166, 147, 19, 0)]
    [InlineData("48", 94, 70, 23, 1)]
    public async Task A_province_has_its_communes_of_the_reform(string code, int communes, int xa, int phuong, int dacKhu)
    {
        var list = await installation.Json("unit", "list", "--under", code, "--date", "2026-01-01", "--kind", "commune");

        list.GetProperty("total").GetInt32().ShouldBe(communes);
        var items = list.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(communes);
        new[] { "Xã", "Phường", "Đặc khu" }.Select(kind => items.Count(item => Text(item, "subKind") == kind)).ShouldBe([xa, phuong, dacKhu]);
        items.Select(item => Text(item, "parentId")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_kind_the_level_directly_below_is_listed()
    {
        (await Total("--under", "51", "--date", "2026-01-01")).ShouldBe(96);
        (await Total("--date", "2026-01-01")).ShouldBe(34);
        (await Total("--under", "51", "--date", "2025-06-30")).ShouldBe(13);
    }

    [Fact]
    public async Task The_nation_has_3321_communes_after_the_reform_and_63_provinces_before_it()
    {
        (await Total("--date", "2026-01-01", "--kind", "commune")).ShouldBe(3321);
        (await Total("--date", "2025-06-30", "--kind", "province")).ShouldBe(63);
        (await Total("--date", "2025-07-01", "--kind", "district")).ShouldBe(0);
    }

    [Fact]
    public async Task Until_the_reform_Quang_Ngai_had_districts_with_communes()
    {
        var districts = await installation.Json("unit", "list", "--under", "51@2025-06-30", "--kind", "district");
        var communes = await installation.Json("unit", "list", "--under", "524@2025-06-30");

        districts.GetProperty("items").EnumerateArray().Select(item => Text(item, "fullName")).ShouldContain("Huyện Bình Sơn");
        communes.GetProperty("items").EnumerateArray().Select(item => Text(item, "fullName")).ShouldContain("Thị trấn Châu Ổ");
    }

    [Theory]
    [InlineData("75", "2026-04-30", "Tỉnh Đồng Nai", "Thành phố Đồng Nai")]
    [InlineData("22", "2026-09-01", "Tỉnh Quảng Ninh", "Thành phố Quảng Ninh")]
    [InlineData("24", "2026-09-20", "Tỉnh Bắc Ninh", "Thành phố Bắc Ninh")]
    [InlineData("25270", "2026-04-30", "Xã Lộc Ninh", "Phường Lộc Ninh")]
    [InlineData("09496", "2026-09-20", "Xã Lương Tài", "Phường Lương Tài")]
    [InlineData("46", "2025-01-01", "Tỉnh Thừa Thiên Huế", "Thành phố Huế")]
    public async Task A_unit_that_changes_its_kind_or_name_stays_the_same_unit(string code, string day, string before, string after)
    {
        var was = await installation.Json("unit", "show", code, "--date", DateOnly.Parse(day).AddDays(-1).ToString("yyyy-MM-dd"));
        var became = await installation.Json("unit", "show", code, "--date", day);

        (Text(was, "fullName"), Text(became, "fullName")).ShouldBe((before, after));
        Text(became, "id").ShouldBe(Text(was, "id"));
    }

    [Fact]
    public async Task All_25_changes_of_2026_are_known_with_their_resolutions()
    {
        var changes = await installation.Json("unit", "changes", "--from", "2026-01-01", "--to", "2026-12-31");

        changes.GetProperty("total").GetInt32().ShouldBe(25);
        changes.GetProperty("items").EnumerateArray().Select(item => Text(item, "resolution")).Distinct().Order()
            .ShouldBe(["237/NQ-UBTVQH16", "30/2026/QH16", "36/2026/QH16", "388/NQ-UBTVQH16", "39/2026/QH16"]);
        changes.GetProperty("items").EnumerateArray().ShouldAllBe(item => Text(item, "kind") == "retype" && Text(item, "extent") == "whole");
    }

    [Fact]
    public async Task A_code_names_another_unit_before_the_reform()
    {
        var before = await installation.Json("unit", "show", "21034@2025-06-30");
        var after = await installation.Json("unit", "show", "21034@2025-07-01");

        (Text(before, "fullName"), Text(after, "fullName")).ShouldBe(("Xã Nghĩa Dũng", "Xã An Phú"));
        Text(before, "id").ShouldNotBe(Text(after, "id"));
        before.GetProperty("successors").EnumerateArray().Single().GetProperty("unit").GetProperty("id").GetString().ShouldBe(Text(after, "id"));
        after.GetProperty("predecessors").EnumerateArray().Select(item => Text(item.GetProperty("unit"), "code")).ShouldBe(["21034", "21037", "21256", "21262"]);
    }

    [Fact]
    public async Task A_unit_has_its_path_its_life_and_what_it_came_from()
    {
        var zone = await installation.Json("unit", "show", "21548", "--date", "2026-01-01");

        (Text(zone, "name"), Text(zone, "subKind"), Text(zone, "kind"), Text(zone, "validFrom")).ShouldBe(("Lý Sơn", "Đặc khu", "commune", "2025-07-01"));
        zone.GetProperty("validTo").ValueKind.ShouldBe(JsonValueKind.Null);
        zone.GetProperty("terrain").ValueKind.ShouldBe(JsonValueKind.Null, "no terrain of a real commune is made up");
        zone.GetProperty("path").EnumerateArray().Select(item => Text(item, "code")).ShouldBe(["VN", "51", "21548"]);
        Text(zone.GetProperty("predecessors")[0].GetProperty("unit"), "fullName").ShouldBe("Huyện Lý Sơn");
        Text(zone.GetProperty("predecessors")[0], "resolution").ShouldBe("1677/NQ-UBTVQH15");
    }

    [Fact]
    public async Task A_code_of_another_day_is_refused_with_whose_and_when_it_was()
    {
        var refused = await installation.Run("unit", "list", "--under", "49", "--date", "2026-01-01", "--json");

        refused.Exit.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        Text(refused.Problem, "code").ShouldBe("unit-not-found");
        Text(refused.Problem, "title")!.ShouldContain("49");
        Text(refused.Problem, "title")!.ShouldContain("01/01/2026");
        Text(refused.Problem, "detail")!.ShouldContain("Tỉnh Quảng Nam (từ 01/01/2021 đến 30/06/2025)");
        Text(refused.Problem, "detail")!.ShouldContain("49@2025-06-30");
    }

    [Fact]
    public async Task A_day_that_is_none_is_a_misuse()
    {
        var refused = await installation.Run("unit", "list", "--date", "2025-02-30");

        refused.Exit.ShouldBe(2);
        refused.Messages.ShouldContain("2025-02-30");
        (await installation.Run("unit", "list", "--date", "30/06/2025")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task People_get_aligned_columns()
    {
        var lines = (await installation.Run("unit", "list", "--under", "51", "--date", "2025-06-30")).Output.Split('\n');

        lines[0].ShouldStartWith("MÃ   TÊN");
        lines[1..14].ShouldAllBe(line => line.IndexOf("cấp huyện", StringComparison.Ordinal) == lines[0].IndexOf("CẤP", StringComparison.Ordinal));
        lines[14].ShouldBe("Tỉnh Quảng Ngãi, ngày 30/06/2025: 13 đơn vị.");
    }

    private async Task<int> Total(params string[] arguments) => (await installation.Json(["unit", "list", .. arguments])).GetProperty("total").GetInt32();

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
