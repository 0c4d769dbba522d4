using System.Text;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units;

public sealed class UnitImportTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task Villages_stand_since_their_commune_does_and_the_same_file_again_changes_nothing()
    {
        var file = installation.FileWith("mo-cay.csv", "code,name,kind,commune,terrain,households\nMC-1,Thôn 1,thôn,21211,Đồng bằng,120\nMC-2,Thôn 2,Thôn,Xã Tịnh Khê,miền núi,\n");

        var first = await installation.Json("unit", "import", file);
        var again = await installation.Json("unit", "import", file);
        var listed = await installation.Json("unit", "list", "--under", "21211", "--date", "2025-07-01");

        Changes(first).ShouldBe((2, 0, 0));
        Changes(again).ShouldBe((0, 0, 2));
        listed.GetProperty("items").EnumerateArray().Select(item => (Text(item, "code"), Text(item, "name"), Text(item, "kind"), Text(item, "subKind"), Text(item, "terrain"), Text(item, "validFrom")))
            .ShouldBe([("MC-1", "Thôn 1", "village", "Thôn", "plain", "2025-07-01"), ("MC-2", "Thôn 2", "village", "Thôn", "mountain", "2025-07-01")]);
    }

    [Fact]
    public async Task A_file_with_faults_changes_nothing_and_every_fault_is_told_at_its_cell()
    {
        var file = installation.FileWith("loi.csv", "Commune,KIND,Name,Code,terrain,households,validFrom\n21548,Thôn,An Hải,F1,Hải đảo,1,2025-07-01\n99999,Thôn,X,F2,,,\n21548,Thôn,,F1,sa mạc,nhiều,hôm qua\nTân Tiến,Tỉnh,Y,F 3,,,\n21548,Thôn,Z,F4,,,2025-06-30\n");

        var refused = await installation.Run("unit", "import", file, "--json");

        refused.Exit.ShouldBe(1);
        refused.Document.GetProperty("applied").GetBoolean().ShouldBeFalse();
        var places = refused.Document.GetProperty("faults").EnumerateArray().Select(fault => $"{Text(fault, "column")}{fault.GetProperty("row").GetInt32()}").Order(StringComparer.Ordinal);
        places.ShouldBe(["A3", "A5", "A6", "B5", "C4", "D4", "D5", "E4", "F4", "G4"]);
        refused.Document.GetProperty("faults").EnumerateArray().First(fault => Text(fault, "column") == "E").GetProperty("value").GetString().ShouldBe("sa mạc");
        (await installation.Run("unit", "show", "F1")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_counts_but_writes_nothing()
    {
        var file = installation.FileWith("thu.csv", "code,name,kind,commune\nTHU-1,Đông,Thôn,21211\n");

        var tried = await installation.Json("unit", "import", file, "--dry-run");

        tried.GetProperty("applied").GetBoolean().ShouldBeFalse();
        Changes(tried).ShouldBe((1, 0, 0));
        (await installation.Run("unit", "show", "THU-1")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_is_a_new_version_from_its_day_and_the_past_stays()
    {
        await installation.Json("unit", "import", installation.FileWith("a.csv", "code,name,kind,commune,terrain\nVS-1,Cũ,Thôn,21238,đồng bằng\n"));

        var changed = await installation.Json("unit", "import", installation.FileWith("b.csv", "code,name,kind,commune,terrain\nVS-1,Mới,Khu phố,21244,miền núi\n"), "--date", "2026-03-01");
        var before = await installation.Json("unit", "show", "VS-1", "--date", "2026-02-28");
        var after = await installation.Json("unit", "show", "VS-1", "--date", "2026-03-01");

        Changes(changed).ShouldBe((0, 1, 0));
        (Text(before, "fullName"), Text(before, "terrain")).ShouldBe(("Thôn Cũ", "plain"));
        (Text(after, "fullName"), Text(after, "terrain")).ShouldBe(("Khu phố Mới", "mountain"));
        Text(after, "id").ShouldBe(Text(before, "id"));
        after.GetProperty("versions").GetArrayLength().ShouldBe(2);
        after.GetProperty("path").EnumerateArray().Select(item => Text(item, "code")).ShouldBe(["VN", "51", "21244", "VS-1"]);
        Text(after.GetProperty("terrains")[1], "source").ShouldBe("b.csv");
    }

    [Fact]
    public async Task A_village_of_an_old_commune_ends_with_it_unless_it_goes_on_under_a_new_one()
    {
        await installation.Json("unit", "import", installation.FileWith("cu.csv", "code,name,kind,commune\nCU-1,Một,Thôn,21034@2025-06-30\nCU-2,Hai,Thôn,21034@2025-06-30\n"));
        await installation.Json("unit", "import", installation.FileWith("moi.csv", "code,name,kind,commune,validFrom\nCU-2,Hai,Thôn,21034,2025-07-01\n"));

        Text(await installation.Json("unit", "show", "CU-1@2025-06-30"), "validTo").ShouldBe("2025-06-30");
        (await installation.Run("unit", "show", "CU-1")).Exit.ShouldBe(1);
        var goesOn = await installation.Json("unit", "show", "CU-2");
        goesOn.GetProperty("validTo").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(goesOn, "validFrom").ShouldBe("2021-01-01");
        (await installation.Json("unit", "list", "--under", "21034@2025-06-30")).GetProperty("total").GetInt32().ShouldBe(2);
        (await installation.Json("unit", "list", "--under", "21034@2025-07-01")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_terrain_of_a_commune_is_stated_by_a_line_of_its_own_and_holds_for_its_villages()
    {
        var file = installation.FileWith("dia-ban.csv", "code,name,kind,commune,terrain\n21115,Trà Bồng,Xã,,miền núi\nTB-1,Một,Thôn,21115,\n");

        var done = await installation.Json("unit", "import", file);

        (done.GetProperty("villages").GetInt32(), done.GetProperty("communes").GetInt32()).ShouldBe((1, 1));
        Text(await installation.Json("unit", "show", "21115", "--date", "2025-07-01"), "terrain").ShouldBe("mountain");
        Text(await installation.Json("unit", "show", "TB-1"), "terrain").ShouldBe("mountain");
    }

    [Fact]
    public async Task A_line_of_a_commune_has_to_name_the_commune_of_its_code()
    {
        var refused = await installation.Run("unit", "import", installation.FileWith("nham.csv", "code,name,kind,commune,terrain\n21115,Lý Sơn,Xã,,miền núi\n"), "--json");

        refused.Document.GetProperty("faults").EnumerateArray().Select(fault => Text(fault, "column")).ShouldBe(["B"]);
    }

    [Fact]
    public async Task Decomposed_letters_and_Vietnamese_headings_are_read()
    {
        var file = installation.FileWith("nfd.csv", "Mã;Tên;Loại;Xã;Địa bàn\nNFD-1;Đồng Nà;Tổ dân phố;Đặc khu Lý Sơn;Hải đảo\n".Normalize(NormalizationForm.FormD));

        await installation.Json("unit", "import", file);

        (await installation.Query<string>("select name from cds.unit_version where code = 'NFD-1'")).ShouldBe("Đồng Nà".Normalize(NormalizationForm.FormC));
    }

    [Fact]
    public async Task A_file_without_a_needed_column_is_refused()
    {
        var refused = await installation.Run("unit", "import", installation.FileWith("thieu.csv", "code,name\nA,B\n"), "--json");

        refused.Exit.ShouldBe(1);
        refused.Problem.GetProperty("faults").EnumerateArray().Select(fault => Text(fault, "message")!).ShouldAllBe(message => message.StartsWith("Thiếu cột"));
    }

    private static (int New, int Changed, int Unchanged) Changes(JsonElement outcome) =>
        outcome.GetProperty("changes") is var changes ? (changes.GetProperty("new").GetInt32(), changes.GetProperty("changed").GetInt32(), changes.GetProperty("unchanged").GetInt32()) : default;

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
