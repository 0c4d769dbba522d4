using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Devices;

public class DeviceTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private const string Commune = PortalProvince.Commune, Village = "21034-01";

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_code_enrols_one_phone_which_may_send_records_and_nothing_else()
    {
        var (login, _) = await Installation.Account("member", Village);
        var code = await Phone.CodeFor(Installation, login);

        var first = await Phone.Enrol(Installation, code);
        var second = await Phone.Enrol(Installation, code);
        var phone = await Phone.Of(Installation, login);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (phone.Token[..5], phone.RecoveryKey.Length).ShouldBe(("cdsd_", 43));
        Guid.Parse(phone.Enrolled.GetProperty("epoch").GetString()!).ShouldNotBe(Guid.Empty);
        (await phone.Get("/api/v1/devices/me")).GetProperty("person").GetProperty("login").GetString().ShouldBe(login);
        (await phone.Send(HttpMethod.Post, "/api/v1/sync/push", new { records = Array.Empty<object>() })).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var other in new[] { "/api/v1/teams?unit=21034", "/api/v1/sessions/current", "/api/v1/units", "/api/v1/devices", "/api/v1/accounts" })
        {
            var refused = await phone.Send(HttpMethod.Get, other);
            (refused.StatusCode, await Code(refused)).ShouldBe((HttpStatusCode.Forbidden, "device-only-sync"), other);
        }
    }

    [Fact]
    public async Task A_phone_that_never_got_its_answer_asks_again_with_the_used_code_and_nobody_else_may()
    {
        var (login, _) = await Installation.Account("member", Village);
        var code = await Phone.CodeFor(Installation, login);
        var lost = await (await Enrol(code, "attempt-of-this-phone-1")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        var again = await Enrol(code, "attempt-of-this-phone-1");
        var other = await Enrol(code, "attempt-of-another-phone");
        var none = await Enrol(code, null);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (other.StatusCode, none.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        var answered = await again.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        (answered.GetProperty("deviceId").GetGuid(), answered.GetProperty("recoveryKey").GetString()).ShouldBe((lost.GetProperty("deviceId").GetGuid(), lost.GetProperty("recoveryKey").GetString()));
        (await Me(answered)).ShouldBe(HttpStatusCode.OK);
        (await Me(lost)).ShouldBe(HttpStatusCode.Unauthorized);
        await Installation.Query<int>($"update cds.account_code set used_at = used_at - interval '2 hours' where used_at is not null and account_id = (select id from cds.account where login = '{login}'); select 1");
        (await Enrol(code, "attempt-of-this-phone-1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<HttpResponseMessage> Enrol(string typed, string? attempt) =>
            await (await Installation.Anonymous()).PostAsJsonAsync("/api/v1/devices", new { code = typed, label = "Máy", appVersion = "1.0.0", attempt }, TestContext.Current.CancellationToken);

        async Task<HttpStatusCode> Me(JsonElement enrolled)
        {
            var client = await Installation.Anonymous();
            client.DefaultRequestHeaders.Authorization = new("Bearer", enrolled.GetProperty("token").GetString());
            return (await client.GetAsync(new Uri("/api/v1/devices/me", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
        }
    }

    [Fact]
    public async Task A_new_code_for_the_same_account_brings_the_phone_its_key_again_and_ends_the_old_token()
    {
        var (login, _) = await Installation.Account("teamDeputy", Village);
        var phone = await Phone.Of(Installation, login);

        var again = await Phone.Of(Installation, login, phone.Id);
        var old = await phone.Send(HttpMethod.Get, "/api/v1/devices/me");

        (again.Id, again.RecoveryKey).ShouldBe((phone.Id, phone.RecoveryKey));
        (old.StatusCode, await Code(old)).ShouldBe((HttpStatusCode.Unauthorized, "device-unknown"));
    }

    [Fact]
    public async Task A_code_of_somebody_else_never_brings_a_phone_its_key()
    {
        var (login, _) = await Installation.Account("teamDeputy", Village);
        var (other, _) = await Installation.Account("member", "21034-02");
        var phone = await Phone.Of(Installation, login);

        var taken = await Phone.Of(Installation, other, phone.Id);

        taken.Id.ShouldNotBe(phone.Id);
        taken.RecoveryKey.ShouldNotBe(phone.RecoveryKey);
        (await phone.Send(HttpMethod.Get, "/api/v1/devices/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_revoked_phone_is_told_so_and_stays_so_whatever_code_it_brings()
    {
        var (login, _) = await Installation.Account("member", Commune);
        var phone = await Phone.Of(Installation, login);
        var officer = await Installation.As("commune-officer", Commune);

        (await officer.PostAsync($"/api/v1/devices/{phone.Id}/revoke", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await officer.PostAsync($"/api/v1/devices/{phone.Id}/revoke", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var told = await phone.Send(HttpMethod.Post, "/api/v1/sync/push", new { records = Array.Empty<object>() });
        var again = await Phone.Of(Installation, login, phone.Id);

        told.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await told.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.ShouldEndWith("device-revoked");
        again.Id.ShouldNotBe(phone.Id);
        again.RecoveryKey.ShouldNotBe(phone.RecoveryKey);
    }

    [Fact]
    public async Task Whoever_lost_every_role_keeps_the_data_and_is_told_what_to_do()
    {
        var made = await Installation.Json("user", "add", "het.vai.tro", "--name", "Lê Hết Vai", "--role", "member", "--unit", Village);
        var phone = await Phone.Of(Installation, "het.vai.tro");

        await Installation.Json("user", "disable", made.GetProperty("login").GetString()!);
        var refused = await phone.Send(HttpMethod.Get, "/api/v1/devices/me");

        (refused.StatusCode, await Code(refused)).ShouldBe((HttpStatusCode.Forbidden, "no-grant"));
    }

    [Fact]
    public async Task A_phone_that_signs_off_is_known_no_more()
    {
        var (login, _) = await Installation.Account("member", "21034-02");
        var phone = await Phone.Of(Installation, login);

        (await phone.Send(HttpMethod.Delete, "/api/v1/devices/me")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Code(await phone.Send(HttpMethod.Get, "/api/v1/devices/me"))).ShouldBe("device-unknown");
    }

    [Fact]
    public async Task A_code_for_a_phone_sets_no_password()
    {
        var officer = await Installation.As("commune-officer", Commune);
        var (login, _) = await Installation.Account("teamLeader", Village);
        var id = await Installation.Query<Guid>($"select id from cds.account where login = '{login}'");
        var made = await (await officer.PostAsync($"/api/v1/accounts/{id}/reset-code?phone=true", null)).Content.ReadFromJsonAsync<JsonElement>();
        var code = made.GetProperty("code").GetString()!;
        var person = await PortalBrowser.At(Installation);

        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));
        var token = (await person.Open("/moi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await person.Send(shown, "/moi/mat-khau", HttpStatusCode.UnprocessableEntity, ("__RequestVerificationToken", token), ("ma", code), ("wanted", "con trâu đi trước"), ("again", "con trâu đi trước"));

        shown.QuerySelector("a[href^='/thuc-dia/#']")!.GetAttribute("href").ShouldBe($"/thuc-dia/#{code}");
        shown.QuerySelector("input[name=wanted]").ShouldBeNull();
        refused.Words("main").ShouldContain("chỉ để dùng ứng dụng thực địa");
        (await Phone.Enrol(Installation, code)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_commune_sees_its_phones_with_unsent_work_first_and_other_communes_see_none_of_them()
    {
        var (login, _) = await Installation.Account("teamLeader", "21034-02");
        var (quiet, _) = await Installation.Account("member", Village);
        var (busy, idle) = (await Phone.Of(Installation, login), await Phone.Of(Installation, quiet));
        await busy.Send(HttpMethod.Get, "/api/v1/devices/me", waiting: 12, clockAhead: TimeSpan.FromMinutes(10));
        await idle.Send(HttpMethod.Get, "/api/v1/devices/me", waiting: 0);
        var officer = await Installation.As("commune-officer", Commune);
        var stranger = await Installation.As("commune-officer", PortalProvince.OtherCommune);

        var seen = (await officer.GetFromJsonAsync<JsonElement>("/api/v1/devices")).GetProperty("items").EnumerateArray().ToList();
        var others = (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/devices")).GetProperty("items").EnumerateArray().ToList();
        var page = await (await PortalBrowser.As(Installation, "commune-officer", Commune)).Open("/may-thuc-dia");

        (seen[0].GetProperty("id").GetGuid(), seen[0].GetProperty("waiting").GetInt32(), seen[0].GetProperty("appVersion").GetString()).ShouldBe((busy.Id, 12, "1.0.1"));
        seen[0].GetProperty("clockOffsetSeconds").GetDouble().ShouldBe(600, 60);
        seen.ShouldContain(device => device.GetProperty("id").GetGuid() == idle.Id);
        others.ShouldNotContain(device => device.GetProperty("id").GetGuid() == busy.Id);
        (await stranger.PostAsync($"/api/v1/devices/{busy.Id}/revoke", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.Rows()[0][2].ShouldBe("12 mục");
        page.Rows()[0][3].ShouldContain("nhanh 10 phút");
        (await Installation.Json("device", "list")).GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(busy.Id);
    }

    [Fact]
    public async Task The_epoch_is_the_same_until_it_is_renewed()
    {
        var before = (await Installation.Json("epoch", "show")).GetProperty("epoch").GetString();

        var renewed = (await Installation.Json("epoch", "renew")).GetProperty("epoch").GetString();

        renewed.ShouldNotBe(before);
        (await Installation.Json("epoch", "show")).GetProperty("epoch").GetString().ShouldBe(renewed);
    }

    private static async Task<string> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
}
