using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

public sealed class TeamDirectoryTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private static readonly DateOnly Day = new(2025, 8, 1);

    [Fact]
    public async Task Totals_and_places_are_those_of_the_day()
    {
        await Imported();
        Acting.Set(new("anh", null, [new(Role.Viewer, UnitDirectory.NationId, "")], null));
        var (units, teams) = (await installation.Service<UnitDirectory>(), await installation.Service<TeamDirectory>());
        var tree = await units.Tree("38", Day, Cancel);
        var province = tree.All.Single(unit => unit.Kind == UnitKind.Province);
        var hac = tree.All.Single(unit => unit.Code == "14797");

        (await teams.Totals("38", tree, hac.Id, Day, Cancel)).ShouldBe(new TeamTotals(2, 5, 4));
        (await teams.Totals("38", tree, hac.Id, new(2025, 7, 9), Cancel)).ShouldBe(new TeamTotals(0, 0, 0));
        (await teams.Totals("51", tree, province.Id, Day, Cancel)).Teams.ShouldBe(0);
        var under = await teams.Under("38", tree, hac.Id, Day, Cancel);
        under.Select(team => team.Name).ShouldBe(["Tổ CNSCĐ phường Hạc Thành", "Tổ KP1"]);
        (await teams.ByUnit("38", Day, Cancel))[hac.Id].ShouldBe(under[0].Id);
        (await teams.Find(under[1].Id, Day, Cancel))!.Value.ProvinceCode.ShouldBe("38");
        (await teams.Find("38", under[1].Id, new(2025, 7, 9), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_team_stands_on_exactly_one_page()
    {
        await Imported();
        var client = await installation.Http();
        var seen = new List<string>();
        string? cursor = null;
        var total = 0;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/teams?unit=38&date=2025-08-01{(cursor is null ? "" : "&cursor=" + cursor)}", Cancel);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(team => team.GetProperty("id").GetString()!));
            cursor = page.GetProperty("cursor").GetString();
            total = page.GetProperty("total").GetInt32();
        }
        while (cursor is not null);

        total.ShouldBe(253);
        seen.Count.ShouldBe(total);
        seen.ShouldBeUnique();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task Imported()
    {
        var many = string.Concat(Enumerable.Range(1, 250).Select(i => $"\n{i} | Phường Hàm Rồng | Tổ CNSCĐ thôn {i} | 03/QĐ-UBND ngày 10/7/2025 | Lê Chi | TT | 09050{i:00000} |"));
        await installation.Json("roster", "import", installation.Save("nhieu.csv", RosterFile.Header + many), "--province", "38", "--program", "thanh-hoa-2025");
        await installation.Json("roster", "import", installation.Save("ds.csv", RosterFile.Small), "--province", "38", "--program", "thanh-hoa-2025");
    }
}
