using System.Net;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>Somebody who is a member in two provinces has one of them on the phone at a time, and sends what they recorded to where it belongs.</summary>
public sealed class TwoProvincesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x04, 0x01, 0x02, 0xFF, 0xDA, 1, 2, 3];

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task The_other_province_comes_when_it_is_chosen_with_its_desk_at_once_and_the_first_one_leaves()
    {
        var (phone, here, there) = await Member("hai.tinh");
        var state = await new PhoneState(phone.Client).PullUntilQuiet();
        var first = Provinces(state);
        state.Villages.ShouldContain(here.ToString());

        state.Province = first.Single(code => code != first[0]);
        await state.Pull();
        var second = Provinces(state);

        second.ShouldBe([first[1], first[0]]);
        await state.PullUntilQuiet();
        (state.Villages.Contains(here.ToString()), state.Villages.Contains(there.ToString())).ShouldBe((false, true));
        state.Subjects.ShouldBeEmpty();
        state.Province = first[0];
        await state.Pull();
        Provinces(state).ShouldBe(first);
        await state.PullUntilQuiet();
        (state.Villages.Contains(here.ToString()), state.Villages.Contains(there.ToString())).ShouldBe((true, false));
        state.Subjects.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Who_works_in_one_province_is_told_of_no_choice_and_a_province_that_is_none_of_theirs_is_no_choice()
    {
        var (login, _) = await Installation.Account("member", "21034-01");
        var state = new PhoneState((await Phone.Of(Installation, login)).Client) { Province = "48" };

        await state.PullUntilQuiet();

        var choice = state.Desk!.Value.TryGetProperty("provinces", out var provinces) ? provinces.ValueKind : JsonValueKind.Null;
        choice.ShouldBe(JsonValueKind.Null);
        state.Villages.ShouldContain((await Installation.IdOf("21034-01")).ToString());
    }

    [Fact]
    public async Task Records_and_their_photos_go_to_the_province_they_are_of_whichever_is_on_the_phone()
    {
        var (phone, here, there) = await Member("hai.noi.anh", inWard: true);
        foreach (var (village, schema) in new[] { (here, "p51"), (there, "p48") })
        {
            var (record, photo) = (AField.NewId(), AField.NewId());
            (await AField.Push(phone.Client, new
            {
                id = record, kind = "activity", observedAt = "2025-11-03T08:00:00+07:00", villageId = village, body = new { minutes = 60, reached = 3, photos = new[] { new { id = photo, size = Jpeg.Length } } },
            })).Select(AField.Status).ShouldBe(["accepted"]);

            (await Put(phone, photo, record, 0, Jpeg[..10])).ShouldBe(HttpStatusCode.OK);
            (await Put(phone, photo, record, 10, Jpeg[10..])).ShouldBe(HttpStatusCode.OK);

            (await phone.Get($"/api/v1/sync/photos/{photo}")).GetProperty("done").GetBoolean().ShouldBeTrue();
            (await Installation.Query<long>($"select count(*) from {schema}.photo where id = '{photo}' and media = 'image/jpeg'")).ShouldBe(1);
        }
        (await Put(phone, AField.NewId(), AField.NewId(), 0, Jpeg)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static string[] Provinces(PhoneState state) => [.. state.Desk!.Value.GetProperty("provinces").EnumerateArray().Select(one => one.GetProperty("code").GetString()!)];

    private async Task<(Phone Phone, Guid Here, Guid There)> Member(string login, bool inWard = false)
    {
        var ward = await Installation.Query<Guid>("select unit_id from p48.team limit 1");
        var there = inWard ? new UnitId(ward) : await Installation.AddUnit(UnitKind.Village, $"kp-{login}", $"Khối phố {login}", new(ward), new(2025, 7, 1));
        await Installation.Json("user", "add", login, "--name", "Lê Hai Tỉnh", "--role", "member", "--unit", "21034-01");
        await Installation.Json("user", "grant", login, "--role", "member", "--unit", there.ToString());
        return (await Phone.Of(Installation, login), (await Installation.IdOf("21034-01")).Value, there.Value);
    }

    private static async Task<HttpStatusCode> Put(Phone phone, Guid photo, Guid record, int at, byte[] part)
    {
        using var content = new ByteArrayContent(part);
        content.Headers.ContentType = new("application/octet-stream");
        return (await phone.Client.PutAsync($"/api/v1/sync/photos/{photo}?record={record}&at={at}&size={Jpeg.Length}", content, TestContext.Current.CancellationToken)).StatusCode;
    }
}
