using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ProgramCommandTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task List_names_the_five_documents()
    {
        var list = await installation.Json("program", "list");

        list.GetProperty("total").GetInt32().ShouldBe(5);
        var first = list.GetProperty("items")[0];
        first.GetProperty("id").GetString().ShouldBe("binh-son-2022");
        first.GetProperty("date").GetString().ShouldBe("2022-12-31");
        first.GetProperty("levels").EnumerateArray().Select(level => level.GetString()).ShouldBe(["province", "district", "commune", "village"]);
        first.TryGetProperty("title", out _).ShouldBeTrue();
        first.TryGetProperty("number", out _).ShouldBeTrue();
        first.TryGetProperty("issuer", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Show_gives_each_rule_with_its_strength_and_clause()
    {
        var program = await installation.Json("program", "show", "quang-ngai-2025-12");

        var size = program.GetProperty("composition").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "village-size");
        size.GetProperty("rule").GetString().ShouldBe("size");
        size.GetProperty("atLeast").GetInt32().ShouldBe(5);
        size.GetProperty("strength").GetString().ShouldBe("must");
        size.GetProperty("clause").GetProperty("document").GetString().ShouldBe("quang-ngai-2025-12");
        size.GetProperty("clause").GetProperty("quote").GetString().ShouldBe("số lượng mỗi Tổ (cấp thôn) từ 5 đến 8 thành viên trở lên");
        program.GetProperty("indicators").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "health-record")
            .GetProperty("population").GetRawText().ShouldBe("""{"kind":"residents","fromAge":14}""");
    }

    [Fact]
    public async Task Show_reads_well_on_a_console()
    {
        var result = await installation.Run("program", "show", "quang-nam-2025");

        result.Exit.ShouldBe(0);
        result.Output.ShouldContain("Tổ cấp thôn phải có ít nhất 4 thành viên");
        result.Output.ShouldContain("Hộ có thành viên biết sử dụng dịch vụ công trực tuyến [online-public-service]: 80 % đồng bằng, 50 % miền núi");
        result.Output.ShouldContain("cấp xã gửi Ủy ban nhân dân cấp huyện, trước ngày 20 của tháng cuối kỳ");
        result.Output.ShouldContain("II.2.a: “Số lượng thành viên hoạt động");
    }

    [Fact]
    public async Task Show_of_an_unknown_program_names_the_known_ones()
    {
        var result = await installation.Run("program", "show", "quang-ngai", "--json");

        result.Exit.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Problem.GetProperty("code").GetString().ShouldBe("program-not-found");
        result.Problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("quang-ngai-335-2025");
    }

    [Fact]
    public async Task Check_says_that_a_good_file_is_good()
    {
        var check = await installation.Json("program", "check", installation.FileWith("tot.yaml", Small.Yaml));

        check.GetRawText().ShouldBe("""{"ok":true,"faults":[]}""");
    }

    [Fact]
    public async Task Check_shows_every_fault_with_its_place_and_refuses()
    {
        var file = installation.FileWith("hong.yaml", Small.Yaml.Replace("titl", "titel").Replace("strength: may", "strength: phai"));

        var result = await installation.Run("program", "check", file, "--json");

        result.Exit.ShouldBe(1);
        result.Document.GetProperty("ok").GetBoolean().ShouldBeFalse();
        var fault = result.Document.GetProperty("faults").EnumerateArray().Single(one => one.GetProperty("path").GetString() == "composition[1].strength");
        fault.GetProperty("file").GetString().ShouldBe(file);
        fault.GetProperty("line").GetInt32().ShouldBe(Small.LineOf("strength: may"));
        fault.GetProperty("column").GetInt32().ShouldBe(15);
        fault.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("must, should, may");
        result.Problem.GetProperty("code").GetString().ShouldBe("program-faulty");
    }

    [Fact]
    public async Task Check_prints_faults_as_compilers_do()
    {
        var file = installation.FileWith("mot-loi.yaml", Small.Yaml.Replace("strength: may", "strength: phai"));

        var result = await installation.Run("program", "check", file);

        result.Exit.ShouldBe(1);
        result.Output.ShouldStartWith($"{file}:{Small.LineOf("strength: may")}:15: composition[1].strength: “phai”");
    }

    [Fact]
    public async Task The_API_lists_and_shows_the_same_documents()
    {
        using var http = await installation.Http();

        var list = await http.GetStringAsync("/api/v1/programs", TestContext.Current.CancellationToken);
        var one = await http.GetStringAsync("/api/v1/programs/thanh-hoa-2025", TestContext.Current.CancellationToken);
        var none = await http.GetAsync("/api/v1/programs/khong-co", TestContext.Current.CancellationToken);

        Parse(list).ShouldBe((await installation.Json("program", "list")).GetRawText());
        Parse(one).ShouldBe((await installation.Json("program", "show", "thanh-hoa-2025")).GetRawText());
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        none.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_API_describes_the_documents()
    {
        using var http = await installation.Http();

        var description = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement;

        description.GetProperty("paths").GetProperty("/api/v1/programs/{id}").GetProperty("get").GetProperty("operationId").GetString().ShouldBe("getProgram");
        description.GetProperty("components").GetProperty("schemas").GetProperty("ProgramDocument").GetProperty("properties").TryGetProperty("composition", out _).ShouldBeTrue();
    }

    private static string Parse(string json) => JsonDocument.Parse(json).RootElement.GetRawText();
}
