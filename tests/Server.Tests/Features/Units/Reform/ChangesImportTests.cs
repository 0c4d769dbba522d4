using System.Net;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Reform;

public sealed class ChangesImportTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private const string Head = "old_code,old_name,old_district_code,old_district,old_province_code,old_province,new_code,new_name,new_province_code,kind,note,fix\n";

    private const string BaDinh = Head + """
        00004,Phường Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01,full,,
        00013,Phường Quán Thánh,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01,full,,
        00016,Phường Ngọc Hà,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01,partial,,
        00016,Phường Ngọc Hà,001,Quận Ba Đình,01,Thành phố Hà Nội,00008,Phường Ngọc Hà,01,partial,,

        """;

    [Fact]
    public async Task Old_units_and_what_became_of_them_are_added_once_and_taken_back_to_the_row()
    {
        var before = await installation.UnitRows();

        var dry = await Import(BaDinh, "--dry-run");
        (await installation.UnitRows()).ShouldBe(before);
        var done = (await Import(BaDinh)).Document;
        var again = (await Import(BaDinh)).Document;

        dry.Document.GetProperty("applied").GetBoolean().ShouldBeFalse();
        (done.GetProperty("edges").GetInt32(), Added(done, "districts"), Added(done, "communes"), Added(done, "changes")).ShouldBe((4, 1, 3, 4));
        (Added(again, "changes"), Added(again, "knownEdges")).ShouldBe((0, 4));
        var old = await installation.Json("unit", "show", "00016@2025-06-30");
        old.GetProperty("successors").EnumerateArray().Select(heir => heir.GetProperty("extent").GetString()).ShouldBe(["part", "part"]);
        (await installation.Json("unit", "list", "--under", "001@2025-06-30")).GetProperty("total").GetInt32().ShouldBe(3);

        var admin = await PortalBrowser.As(installation, "admin", "VN");
        (await admin.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await installation.UnitRows()).ShouldBe(before);
    }

    [Theory]
    [InlineData("00004,Phường Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,99999,Phường Ba Đình,01,full,,", "G", "Không có đơn vị cấp xã mã 99999")]
    [InlineData("00004,Phường Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Khác,01,full,,", "H", "là Phường Ba Đình")]
    [InlineData("00004,Phường Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,51,full,,", "I", "thuộc tỉnh mã 01")]
    [InlineData("00004,Phường Trúc Bạch,001,Quận Ba Đình,03,Tỉnh Nào,00004,Phường Ba Đình,01,full,,", "E", "Không có tỉnh mã 03")]
    [InlineData("00004,Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01,full,,", "B", "Tên phải bắt đầu bằng")]
    public async Task A_wrong_cell_is_named_and_nothing_is_changed(string line, string column, string says)
    {
        var before = await installation.UnitRows();

        var refused = await Import(Head + line + "\n");

        refused.Exit.ShouldBe(1);
        var fault = refused.Document.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString()).ShouldBe((2, column));
        fault.GetProperty("message").GetString()!.ShouldContain(says);
        (await installation.UnitRows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_table_without_its_columns_is_refused() => (await Import("a,b\n1,2\n")).Exit.ShouldBe(1);

    [Fact]
    public async Task The_whole_nation_s_table_is_replayed_within_a_minute_where_it_is_at_hand()
    {
        var table = Path.Combine(Environment.GetEnvironmentVariable("CDS_UNIT_LISTS") ?? "data/units", "merges-2025.csv");
        Assert.SkipUnless(File.Exists(table), "CDS_UNIT_LISTS names the folder with the official lists");
        var before = await installation.UnitRows();
        var start = TimeProvider.System.GetTimestamp();

        var done = await installation.Json("unit", "import", "--changes", table);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        (done.GetProperty("lines").GetInt32(), done.GetProperty("edges").GetInt32()).ShouldBe((10_571, 10_570), "one line names no unit");
        (await installation.Json("unit", "list", "--under", "VN", "--kind", "district", "--date", "2025-06-30")).GetProperty("total").GetInt32().ShouldBe(696);
        (await installation.Json("unit", "list", "--under", "VN", "--kind", "commune", "--date", "2025-06-30")).GetProperty("total").GetInt32().ShouldBe(10_035);
        var admin = await PortalBrowser.As(installation, "admin", "VN");
        (await admin.UndoLast()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await installation.UnitRows()).ShouldBe(before);
    }

    private static int Added(System.Text.Json.JsonElement document, string what) => document.GetProperty("new").GetProperty(what).GetInt32();

    private Task<CommandResult> Import(string content, params string[] more) => installation.Run(["unit", "import", "--changes", installation.FileWith("bang.csv", content), .. more, "--json"]);
}
