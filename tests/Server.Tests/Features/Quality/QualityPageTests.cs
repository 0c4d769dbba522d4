using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Quality;

public sealed class QualityPageTests(FilledInstallation filled) : IClassFixture<FilledInstallation>
{
    private const string Reason = "Ghi bù buổi tối vì mất điện, đã xem lại từng hộ";

    private readonly TestInstallation installation = filled.Installation;

    private static string Commune => ADemo.Province.Complete;

    [Fact]
    public async Task An_officer_opens_a_finding_sees_its_records_and_answers_it_for_all_above_to_read()
    {
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);
        var list = await officer.Open($"/chat-luong?don-vi={Commune}&quy-tac=night-hours&trang-thai=mo");
        var address = list.QuerySelectorAll("main .list-group-item a").ShouldHaveSingleItem().GetAttribute("href")!;

        var page = await officer.Open(address);
        page.Words("h1").ShouldBe("Ghi nhận ban đêm");
        page.QuerySelectorAll("main table tbody tr").Length.ShouldBe(5);
        (await officer.Open(page.QuerySelector("main table a")!.GetAttribute("href")!)).Words("h1").ShouldNotBeEmpty();

        var again = await officer.Send(page, $"{address}/tra-loi", HttpStatusCode.UnprocessableEntity, ("tra-loi", "giai-trinh"), ("ly-do", "mất"));
        again.Words(".alert-heading").ShouldBe("Hãy ghi lý do.");
        (await officer.Post(page, $"{address}/tra-loi", ("tra-loi", "giai-trinh"), ("ly-do", Reason))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var above = await PortalBrowser.As(installation, "province-officer", "51");
        (await above.Open(address)).Words("main").ShouldContain($"Đã giải trình {Reason} (Nguyễn Thị Ánh");
        (await installation.Query<long>("select count(*) from p51.audit_entry where action = 'quality.answer'")).ShouldBe(1);
        (await officer.Open($"/chat-luong?don-vi={Commune}&quy-tac=night-hours&trang-thai=mo")).QuerySelectorAll("main .list-group-item").ShouldBeEmpty();
        // Looked through again, it keeps its answer.
        (await officer.Post(list, "/chat-luong/ra-soat", ("don-vi", Commune))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Open(address)).Words("main").ShouldContain(Reason);
    }

    [Fact]
    public async Task Leaders_read_and_do_not_answer_volunteers_and_other_communes_see_nothing()
    {
        var finding = await installation.Query<Guid>("select id from p51.quality_finding where rule = 'copied-counts'");
        var leader = await PortalBrowser.As(installation, "commune-leader", Commune);

        (await leader.Open($"/chat-luong/{finding}")).QuerySelector("form[action$='/tra-loi']").ShouldBeNull();
        (await leader.Post(null, $"/chat-luong/{finding}/tra-loi", ("tra-loi", "sai"), ("ly-do", Reason))).StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        var other = await PortalBrowser.As(installation, "commune-officer", "21034");
        await other.Open($"/chat-luong/{finding}", HttpStatusCode.NotFound);
        await other.Open($"/chat-luong?don-vi={Commune}", HttpStatusCode.NotFound);
        var member = await PortalBrowser.As(installation, "team-leader", Commune);
        await member.Open("/chat-luong", HttpStatusCode.Forbidden);
        (await installation.Query<string>($"select state from p51.quality_finding where id = '{finding}'")).ShouldBe("open");
    }

    [Fact]
    public async Task The_province_sees_how_much_there_is_by_rule_and_commune()
    {
        var page = await (await PortalBrowser.As(installation, "province-officer", "51")).Open("/chat-luong?don-vi=51");

        page.Rows("main .card table").Count.ShouldBeGreaterThanOrEqualTo(9);
        page.Words("main").ShouldContain("Xã Tịnh Khê");
        page.QuerySelector("form[action='/chat-luong/ra-soat']").ShouldBeNull("a province is looked through at night");
    }

    [Fact]
    public async Task The_API_and_the_file_have_what_the_page_has()
    {
        using var api = await installation.As("commune-officer", Commune);
        var list = await api.GetFromJsonAsync<JsonElement>($"/api/v1/quality?unit={Commune}&rule=visit-speed", TestContext.Current.CancellationToken);
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);

        list.GetProperty("total").GetInt32().ShouldBe(list.GetProperty("items").GetArrayLength());
        var first = list.GetProperty("items")[0];
        (first.GetProperty("measured").GetDecimal() > first.GetProperty("expected").GetDecimal()).ShouldBeTrue();
        first.GetProperty("severity").GetString().ShouldBe("grave");
        var csv = await (await officer.Download($"/chat-luong/tai?don-vi={Commune}&quy-tac=visit-speed&dang=csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(list.GetProperty("total").GetInt32() + 1);
        (await api.GetAsync("/api/v1/quality?rule=khong-co", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_demo_s_sample_is_shown_with_what_agrees_what_does_not_and_what_is_missing()
    {
        var officer = await PortalBrowser.As(installation, "commune-officer", Commune);

        var page = await officer.Open("/chat-luong/kiem-tra-lai");

        page.Words(".tiles").ShouldContain("8/10hộ đã thăm lại");
        page.Rows("main .card table").Count.ShouldBe(10);
        page.Rows("main .card table").Count(row => row[2] == "chưa thăm lại").ShouldBe(2);
        page.Words("main").ShouldContain("(khác)");
    }
}
