using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

/// <summary>What goes out again: findings and the form itself.</summary>
public sealed class RosterOutTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Theory]
    [InlineData("binh-son-2022")]
    [InlineData("quang-nam-2025")]
    [InlineData("thanh-hoa-2025")]
    [InlineData("quang-ngai-335-2025")]
    [InlineData("quang-ngai-2025-12")]
    public async Task Every_program_says_what_the_teams_lack_and_cites_its_clause(string program)
    {
        await Imported();

        var found = await installation.Json("roster", "check", "--unit", "14797", "--program", program);

        var items = found.GetProperty("items").EnumerateArray().ToList();
        found.GetProperty("total").GetInt32().ShouldBe(items.Count);
        foreach (var item in items)
        {
            item.GetProperty("unit").GetString().ShouldBe("14797");
            item.GetProperty("clause").GetString()!.ShouldContain("“");
            item.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
            item.GetProperty("strength").GetString().ShouldBeOneOf("must", "should");
        }
    }

    [Fact]
    public async Task A_small_village_team_is_found_with_rule_and_team()
    {
        await Imported();

        var items = (await installation.Json("roster", "check", "--unit", "14797", "--program", "quang-ngai-2025-12")).GetProperty("items").EnumerateArray().ToList();

        items.ShouldContain(item => item.GetProperty("team").GetString() == "Tổ KP1" && item.GetProperty("message").GetString()!.Contains("mới có 2/5"));
    }

    [Fact]
    public async Task Before_their_decision_there_were_no_teams()
    {
        await Imported();

        var before = await installation.Json("roster", "check", "--unit", "14797", "--program", "quang-ngai-2025-12", "--date", "2025-07-09");

        before.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("teamId").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task What_is_exported_comes_in_unchanged_and_goes_out_the_same(string kind)
    {
        await Imported();
        var (one, two) = (Path.Combine(installation.Folder, "mot." + kind), Path.Combine(installation.Folder, "hai." + kind));

        await installation.Json("roster", "export", one, "--unit", "38");
        var again = await installation.Json("roster", "import", one, "--province", "38", "--program", "thanh-hoa-2025");
        await installation.Json("roster", "export", two, "--unit", "38");

        again.GetProperty("changes").GetProperty("unchanged").GetInt32().ShouldBe(7);
        (await File.ReadAllBytesAsync(two, TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken));
        RosterFile.Read(await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken)).Rows
            .Select(row => (row.Commune, row.Team, row.Decision, row.Name, row.Role, row.Phone, row.Note))
            .ShouldBe(RosterFile.Read(RosterFile.Small).Rows.Select(row => (row.Commune, row.Team, row.Decision, row.Name, row.Role, row.Phone, row.Note)));
    }

    [Theory]
    [InlineData("14797", "danh-sach.pdf", "file-extension")]
    [InlineData("99999", "danh-sach.csv", "unit-not-found")]
    [InlineData("VN", "danh-sach.csv", "unit-without-teams")]
    public async Task What_cannot_be_exported_is_said_and_no_file_is_made(string unit, string name, string code)
    {
        var path = Path.Combine(installation.Folder, name);

        var result = await installation.Run("roster", "export", path, "--unit", unit, "--json");

        (result.Exit, result.Problem.GetProperty("code").GetString()).ShouldBe((1, code));
        File.Exists(path).ShouldBeFalse();
    }

    private Task Imported() => installation.Json("roster", "import", installation.Save("ds.csv", RosterFile.Small), "--province", "38", "--program", "thanh-hoa-2025");
}
