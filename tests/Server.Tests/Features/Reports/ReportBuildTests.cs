using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Reports;

/// <summary>Command and endpoints against the shipped units and programs.</summary>
public sealed class ReportBuildTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task A_report_is_written_in_the_form_the_files_name_asks_for(string format)
    {
        await OpenProvince();
        var path = Path.Combine(installation.Folder, $"bao-cao.{format}");

        var result = await installation.Run("report", "build", "--program", "quang-nam-2025", "--report", "quarter", "--unit", "20341", "--period", "2025-Q4", path, "--json");

        result.Exit.ShouldBe(0, result.Messages);
        new FileInfo(path).Length.ShouldBe(result.Document.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task A_unit_nobody_has_reported_from_reads_as_missing_and_not_as_zero()
    {
        await OpenProvince();
        var path = Path.Combine(installation.Folder, "thieu.json");

        (await installation.Run("report", "build", "--program", "quang-nam-2025", "--report", "quarter", "--unit", "20341", "--period", "2025-Q4", path)).Exit.ShouldBe(0);

        var report = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement;
        report.GetProperty("office").GetProperty("name").GetString().ShouldBe("ỦY BAN NHÂN DÂN PHƯỜNG TAM KỲ");
        report.GetProperty("dueOn").GetString().ShouldBe("2025-12-19");
        var informed = report.GetProperty("rows").EnumerateArray().First(row => row.GetProperty("indicator").GetString() == "household-informed");
        informed.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        informed.GetProperty("status").GetString().ShouldBe("missing");
    }

    [Fact]
    public async Task The_report_counts_the_teams_of_the_roster_and_agrees_with_its_check()
    {
        var roster = installation.FileWith("to.csv", """
            TT,Tên Phường\xã,Tên Tổ,Số Quyết định,Họ tên thành viên,Chức vụ trong tổ,Số điện thoại liên hệ,Ghi chú
            1,Phường Bàn Thạch,Tổ KP1,01/QĐ-UBND ngày 10/7/2025,Nguyễn Văn A,Tổ trưởng,0914994111,
            ,,,,Nguyễn Văn B,Thành viên,0914994112,
            2,,Tổ KP2,,Trần Thị C,Tổ trưởng,0914994113,
            """);
        (await installation.Json("roster", "import", roster, "--province", "48", "--program", "quang-nam-2025")).GetProperty("applied").GetBoolean().ShouldBeTrue();
        var path = Path.Combine(installation.Folder, "to.json");

        (await installation.Run("report", "build", "--program", "quang-nam-2025", "--report", "quarter", "--unit", "20335", "--period", "2025-Q4", path)).Exit.ShouldBe(0);

        var report = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement;
        var check = await installation.Json("roster", "check", "--unit", "20335", "--program", "quang-nam-2025", "--date", "2025-12-31");
        (report.GetProperty("teams").GetProperty("teams").GetInt32(), report.GetProperty("teams").GetProperty("members").GetInt32()).ShouldBe((2, 3));
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!).Order()
            .ShouldBe(check.GetProperty("items").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!).Distinct().Order());
        report.GetProperty("findings").GetArrayLength().ShouldBePositive();
    }

    [Theory]
    [InlineData("khong-co", "quarter", "20341", "2025-Q4", "program-not-found")]
    [InlineData("quang-nam-2025", "khong-co", "20341", "2025-Q4", "report-not-found")]
    [InlineData("quang-nam-2025", "quarter", "99999", "2025-Q4", "unit-not-found")]
    [InlineData("quang-nam-2025", "quarter", "20341", "quý 4", "period-unreadable")]
    [InlineData("quang-nam-2025", "quarter", "20341", "2025-11", "report-period")]
    [InlineData("quang-nam-2025", "quarter", "VN", "2025-Q4", "report-not-owed")]
    public async Task A_wrong_request_is_refused_and_writes_nothing(string program, string report, string unit, string period, string code)
    {
        await OpenProvince();
        var path = Path.Combine(installation.Folder, $"{code}.docx");

        var result = await installation.Run("report", "build", "--program", program, "--report", report, "--unit", unit, "--period", period, path, "--json");

        result.Exit.ShouldBe(1);
        result.Problem.GetProperty("code").GetString().ShouldBe(code);
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task The_web_lists_what_a_unit_owes_and_gives_each_report_as_a_download()
    {
        await OpenProvince();
        using var http = await installation.As("viewer", "20341");

        var owed = JsonDocument.Parse(await http.GetStringAsync("/api/v1/reports?unit=20341&from=2025-01-01&to=2025-12-31", TestContext.Current.CancellationToken)).RootElement;
        var letter = await http.GetAsync("/api/v1/reports/quang-nam-2025/quarter/20341/2025-Q4.docx", TestContext.Current.CancellationToken);
        var refused = await http.GetAsync("/api/v1/reports/quang-nam-2025/quarter/20341/2025-Q4.odt", TestContext.Current.CancellationToken);

        owed.GetProperty("items").EnumerateArray().Where(due => due.GetProperty("report").GetString() == "quarter").Select(due => due.GetProperty("lastDay").GetString()).ShouldContain("2025-12-19");
        letter.Content.Headers.ContentDisposition!.FileName.ShouldBe("quang-nam-2025_quarter_20341_2025-Q4.docx");
        (await letter.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..2].ShouldBe("PK"u8.ToArray());
        ((int)refused.StatusCode).ShouldBe(400);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Another_communes_report_is_answered_like_one_that_does_not_exist()
    {
        await OpenProvince();
        using var http = await installation.As("viewer", "20341");

        var report = await http.GetAsync("/api/v1/reports/quang-nam-2025/quarter/20335/2025-Q4.json", TestContext.Current.CancellationToken);
        var owed = await http.GetAsync("/api/v1/reports?unit=20335", TestContext.Current.CancellationToken);

        ((int)report.StatusCode).ShouldBe(404);
        ((int)owed.StatusCode).ShouldBe(404);
    }

    private async Task OpenProvince()
    {
        await using var databases = new Server.Platform.Database.Databases(installation.Settings, new(installation.Settings), TimeProvider.System);
        await databases.Start(Server.Platform.Database.ConnectAs.Owner, TestContext.Current.CancellationToken);
        await databases.OpenProvince("48", TestContext.Current.CancellationToken);
    }
}
