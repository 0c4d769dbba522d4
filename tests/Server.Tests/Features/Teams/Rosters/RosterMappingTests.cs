using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Rosters;

/// <summary>Sheets that are not in the form, at the command line.</summary>
public sealed class RosterMappingTests(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>As the online sheet of Quảng Ngãi may look: no merged cells, a post beside the role, date apart from number.</summary>
    private const string Online = """
        DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG
        STT | Xã, phường, đặc khu | Thôn, tổ dân phố | Số QĐ | Ngày ban hành | Họ và tên | Chức vụ, đơn vị công tác | Chức danh trong Tổ | Điện thoại | Email
        1 | An Phú | Phổ Trường | 12/QĐ-UBND | 22/7/2025 | Nguyễn Thị Ánh | Trưởng thôn | Tổ trưởng | 0914994001 | anh@x.vn
        2 | An Phú | Phổ Trường | 12/QĐ-UBND | 22/7/2025 | Lê Văn Bình | Bí thư Chi đoàn | Tổ phó | 0914994002 |
        3 | An Phú | Phổ An | 12/QĐ-UBND | 22/7/2025 | Trần Thị Yến | | TV | 0914994003 |
        """;

    private readonly TestInstallation installation = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await installation.InitializeAsync();
        await installation.Register("21034", ("AP1", "Thôn", "Phổ Trường"), ("AP2", "Thôn", "Phổ An"));
    }

    public ValueTask DisposeAsync() => installation.DisposeAsync();

    [Fact]
    public async Task A_sheet_whose_headers_leave_nothing_open_is_read_and_how_is_told()
    {
        var done = await installation.Json(Import(installation.Save("online.xlsx", Online)));

        done.GetProperty("changes").GetProperty("new").GetInt32().ShouldBe(3);
        done.GetProperty("teams").GetInt32().ShouldBe(2);
        done.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("message").GetString()!).ShouldContain(text => text.Contains("được đọc theo tên các cột: A là số thứ tự; B là xã, phường, đặc khu"));
        (await installation.Query<string>("""
            select string_agg(p.name || '/' || m.role || '/' || coalesce(m.post, '') || '/' || t.name || '/' || v.code, '; ' order by p.phone)
            from p51.membership m join p51.person p on p.id = m.person_id join p51.team t on t.id = m.team_id join cds.unit_version v on v.unit_id = t.unit_id
            """)).ShouldBe("Nguyễn Thị Ánh/leader/Trưởng thôn/Tổ CNSCĐ Phổ Trường/AP1; Lê Văn Bình/deputy/Bí thư Chi đoàn/Tổ CNSCĐ Phổ Trường/AP1; Trần Thị Yến/member//Tổ CNSCĐ Phổ An/AP2");
    }

    [Fact]
    public async Task Asked_for_the_form_only_another_sheet_is_refused()
    {
        var result = await installation.Run([.. Import(installation.Save("online.xlsx", Online)), "--mapping", "none", "--json"]);

        result.Exit.ShouldBe(1);
        result.Document.GetProperty("faults")[0].GetProperty("message").GetString()!.ShouldContain("biểu mẫu gồm");
    }

    [Fact]
    public async Task A_mapping_file_says_what_the_sheet_does_not()
    {
        var sheet = installation.Save("la.xlsx", "A | B | C\nNguyễn Thị Ánh | 0914994001 | Phổ An\nLê Văn Bình | 0914994002x | Phổ An");
        var mapping = installation.FileWith("ghep.json", """
            { "headerRow": 1, "columns": { "A": "name", "B": "phone", "C": "village" },
              "constants": { "commune": "Xã An Phú", "decision": "01/QĐ-UBND ngày 10/7/2025", "role": "Thành viên" } }
            """);

        var result = await installation.Run([.. Import(sheet), "--mapping", mapping, "--json"]);

        result.Exit.ShouldBe(1);
        var fault = result.Document.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        (fault.GetProperty("row").GetInt32(), fault.GetProperty("column").GetString(), fault.GetProperty("value").GetString()).ShouldBe((3, "B", "0914994002x"));
        (await installation.Json([.. Import(installation.Save("la.xlsx", "A | B | C\nNguyễn Thị Ánh | 0914994001 | Phổ An")), "--mapping", mapping])).GetProperty("changes").GetProperty("new").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{ "columns": {} }""", "JSON")]
    [InlineData("""{ "headerRow": 1, "columns": { "A": "ten" } }""", "Không rõ: ten")]
    [InlineData("""{ "headerRow": 1, "columns": { "A": "name" } }""", "Chưa biết xã, phường")]
    public async Task A_mapping_file_that_cannot_be_used_is_refused_with_its_reason(string json, string says)
    {
        var result = await installation.Run([.. Import(installation.Save("x.xlsx", Online)), "--mapping", installation.FileWith("x.json", json), "--json"]);

        result.Exit.ShouldBe(1);
        result.Messages.ShouldContain(says);
    }

    [Fact]
    public async Task A_workbook_with_a_sheet_for_each_commune_is_read_by_the_names_of_its_sheets()
    {
        const string Head = "TT | Tên Tổ | Số Quyết định | Họ tên thành viên | Chức vụ trong tổ | Số điện thoại liên hệ | Ghi chú\n";
        var path = Path.Combine(installation.Folder, "tinh.xlsx");
        await File.WriteAllBytesAsync(path, RosterFile.Xlsx(
            ("01. An Phú", Head + "1 | Tổ CNSCĐ thôn Phổ An | 12/QĐ-UBND ngày 22/7/2025 | Nguyễn Thị Ánh | TT | 0914994001 |"),
            ("02. Bình Sơn", Head + "1 | Tổ CNSCĐ xã | 12/QĐ-UBND ngày 23/7/2025 | Lê Văn Bình | TT | 0914994002 |"),
            ("Tổng hợp", "Xã | Số tổ\nAn Phú | 1")));

        var done = await installation.Json(Import(path));

        (done.GetProperty("teams").GetInt32(), done.GetProperty("decisions").GetInt32()).ShouldBe((2, 2));
        (await installation.Query<string>("select string_agg(v.code, ' ' order by v.code) from p51.team t join cds.unit_version v on v.unit_id = t.unit_id")).ShouldBe("21040 AP2");
    }

    [Fact]
    public async Task A_sheet_that_is_named_for_no_commune_is_named_in_the_fault()
    {
        var path = Path.Combine(installation.Folder, "tinh.xlsx");
        await File.WriteAllBytesAsync(path, RosterFile.Xlsx(
            ("An Phú", "Tên Tổ | Số Quyết định | Họ tên | Chức vụ | SĐT\nThôn Phổ An | 12/QĐ-UBND ngày 22/7/2025 | Nguyễn Thị Ánh | TT | 0914994001"),
            ("An Fú", "Tên Tổ | Số Quyết định | Họ tên | Chức vụ | SĐT\nThôn 1 | 12/QĐ-UBND ngày 22/7/2025 | Lê Văn Bình | TT | 0914994002")));

        var result = await installation.Run([.. Import(path), "--json"]);

        result.Exit.ShouldBe(1);
        result.Document.GetProperty("faults").EnumerateArray().ShouldAllBe(fault => fault.GetProperty("sheet").GetString() == "An Fú");
    }

    [Fact]
    public async Task A_column_that_stands_twice_is_not_guessed_over()
    {
        var result = await installation.Run([.. Import(installation.Save("hai.xlsx", RosterFile.Header + " | Họ tên thành viên\n1 | Xã An Phú | Thôn Phổ An | 12/QĐ-UBND ngày 22/7/2025 | An | TT | 0914994001 | | Bình")), "--json"]);

        result.Document.GetProperty("faults")[0].GetProperty("message").GetString()!.ShouldContain("trùng với cột");
    }

    private static string[] Import(string file) => ["roster", "import", file, "--province", "51", "--program", "quang-ngai-335-2025"];
}
