using System.Net;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Programs.Pages;

public class ProgramPagesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Every_rule_and_indicator_of_every_program_stands_on_its_page_with_its_clause()
    {
        var browser = await PortalBrowser.As(province.Installation, "viewer", "51");

        foreach (var program in new ProgramCatalogue(ProgramCatalogue.ShippedFolder, null).All)
        {
            var page = await browser.Open($"/chuong-trinh/{program.Id}");

            page.Words("h1").ShouldBe(program.Title);
            var text = page.Words("main");
            foreach (var clause in program.Composition.Select(rule => rule.Clause).Concat(program.Indicators.Select(indicator => indicator.Clause)).Concat(program.Duties.Select(duty => duty.Clause)))
                text.ShouldContain($"“{string.Join(' ', clause.Quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}” {clause.Reference}");
            program.Composition.Where(rule => page.GetElementById($"quy-tac-{rule.Id}") is null).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Targets_differ_by_terrain()
    {
        var page = await (await province.Officer()).Open("/chuong-trinh/quang-nam-2025");

        page.Words("#muc-online-public-service").ShouldContain("80 % đồng bằng");
        page.Words("#muc-online-public-service").ShouldContain("50 % miền núi");
    }

    [Fact]
    public async Task An_unknown_program_is_refused_with_those_there_are() =>
        (await (await province.Officer()).Open("/chuong-trinh/quang-nam", HttpStatusCode.NotFound)).Words(".empty").ShouldContain("quang-nam-2025");
}
