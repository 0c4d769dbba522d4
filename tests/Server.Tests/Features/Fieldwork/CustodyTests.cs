using System.Net;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

public sealed class CustodyTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Old = "21034-01", New = "21034-02";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_record_of_the_time_before_one_changed_teams_waits_is_taken_once_and_counts_as_its_author_s()
    {
        var phone = await Moved("chuyen.to");
        var (village, household) = (await Installation.IdOf(Old), await Household(Old, "H1"));
        var record = AField.Observation(AField.NewId(), village, household, "bank-account", 2);

        var sent = (await AField.Push(phone.Client, record)).Single();
        var again = (await AField.Push(phone.Client, record)).Single();
        var leader = await PortalBrowser.As(Installation, "team-leader", Old);
        var page = await leader.Open("/cho-nhan");
        var form = $"/cho-nhan/{Id(record)}/nhan";
        var row = page.QuerySelector($"form[action='{form}']")!.Closest("tr")!;
        var taken = await leader.Send(page, form, HttpStatusCode.OK);

        (AField.Status(sent), sent.GetProperty("custody").GetBoolean()).ShouldBe(("accepted", true));
        sent.GetProperty("reason").GetString()!.ShouldContain("Thôn Phổ Trường, Xã An Phú");
        AField.Status(again).ShouldBe("duplicate");
        row.TextContent.ShouldContain("Lê Chuyển Tổ");
        taken.QuerySelector($"form[action='{form}']").ShouldBeNull();
        (await Installation.Query<string>($"select author from p51.field_record where id = '{Id(record)}'")).ShouldBe("chuyen.to");
        (await leader.Post(page, form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        AField.Status((await AField.Push(phone.Client, record)).Single()).ShouldBe("duplicate");
        var notices = (await new PhoneState(phone.Client).Pull()).Notices.Values.ToList();
        notices.Single().GetProperty("title").GetString().ShouldBe("Bản ghi đã được nhận");
        (await Installation.Run("verify", "--json")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_record_that_is_not_taken_is_answered_with_the_reason_on_the_author_s_phone()
    {
        var phone = await Moved("khong.nhan");
        var record = AField.Observation(AField.NewId(), await Installation.IdOf(Old), await Household(Old, "H2"), "bank-account", 1);
        await AField.Push(phone.Client, record);
        var pulled = await new PhoneState(phone.Client).Pull();
        var officer = await province.CommuneOfficer();
        var page = await officer.Open($"/cho-nhan?don-vi={await Installation.IdOf(Old)}");
        var action = page.QuerySelector($"form[action='/cho-nhan/{Id(record)}/khong-nhan']")!.GetAttribute("action")!;

        await officer.Send(page, action, HttpStatusCode.UnprocessableEntity, ("ly-do", " "));
        await officer.Send(page, action, HttpStatusCode.OK, ("ly-do", "Hộ đã chuyển đi"));
        await pulled.Pull();

        var notice = pulled.Notices.Values.Single();
        (notice.GetProperty("type").GetString(), notice.GetProperty("recordId").GetGuid()).ShouldBe(("custody", Id(record)));
        notice.GetProperty("text").GetString()!.ShouldContain("Hộ đã chuyển đi");
        (await Installation.Query<long>($"select count(*) from p51.field_record where id = '{Id(record)}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_place_that_never_was_the_sender_s_is_refused_and_strangers_see_nothing_that_waits()
    {
        var phone = await Moved("nguoi.moi");
        var foreign = AField.Observation(AField.NewId(), await Installation.IdOf("21040-01"), await Household("21040-01", "H1"), "bank-account", 1);
        var record = AField.Observation(AField.NewId(), await Installation.IdOf(Old), await Household(Old, "H2"), "bank-account", 1);

        var results = await AField.Push(phone.Client, foreign, record);
        var stranger = await PortalBrowser.As(Installation, "commune-officer", PortalProvince.OtherCommune);
        var neighbour = await PortalBrowser.As(Installation, "team-leader", New);

        results.Select(AField.Status).ShouldBe(["rejected", "accepted"]);
        (await stranger.Open("/cho-nhan")).Words("main").ShouldContain("Không có bản ghi nào chờ nhận");
        (await stranger.Post(await stranger.Open("/thong-bao"), $"/cho-nhan/{Id(record)}/nhan", ("__RequestVerificationToken", await Token(stranger)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.Post(await neighbour.Open("/cho-nhan"), $"/cho-nhan/{Id(record)}/nhan", ("__RequestVerificationToken", await Token(neighbour)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> Token(PortalBrowser browser) =>
        (await browser.Open("/tai-khoan")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<Phone> Moved(string login) => AField.Moved(Installation, login, Old, New);

    private static Guid Id(object record) => (Guid)record.GetType().GetProperty("id")!.GetValue(record)!;

    private Task<Guid> Household(string village, string code) =>
        Installation.Query<Guid>($"select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where v.code = '{village}' and h.code = '{code}'");
}
