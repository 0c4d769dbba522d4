using System.Globalization;
using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Devices;
using CongDongSo.Server.Features.Fieldwork.Activities;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>The day for which the app was made: no signal from the first door to the last.</summary>
[Collection<InBrowser>]
public class OfflineDayTests(DemoPortal portal)
{
    private const string Head = "Trà Thị Ngoại Tuyến";

    private readonly string yesterday = VietnamTime.Today(TimeProvider.System).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Asked for before and after, also where midnight ends a quarter between.</summary>
    private readonly string quarter = Period.QuarterOf(VietnamTime.Today(TimeProvider.System)).Code;

    [Fact]
    public async Task Fifty_visits_three_activities_with_photos_and_a_new_household_outlive_two_killed_tabs_and_arrive_exactly_once()
    {
        var volunteer = await Volunteer.Invited(portal, 0);
        await using var phone = await FieldPhone.New(portal);
        await phone.Enrol(portal, volunteer.Code);
        var (before, households) = (await Reached(volunteer), await Households(volunteer));

        await phone.Offline(true);
        await phone.Go("to");
        await Assertions.Expect(phone.Page.Locator("a[href^='tel:0']").Nth(1)).ToBeVisibleAsync();
        var observations = await Visit(phone, 20);
        await KilledInMidVisit(phone);
        observations += await Visit(phone, 30);
        await NewHousehold(phone);
        await HoldActivity(phone, "08:00", "09:30", photos: 1);
        await HoldActivity(phone, "10:00", "11:00", photos: 2, isKilled: true);
        await HoldActivity(phone, "14:00", "16:00", photos: 1);
        await Assertions.Expect(phone.Page.Locator(".sending")).ToContainTextAsync($"{observations + 4} đang chờ");
        (await volunteer.Records("observation")).ShouldBe(0);

        await phone.Offline(false);
        await phone.Sent();
        await phone.Go("may");
        await Assertions.Expect(phone.Page.GetByText("không còn", new() { Exact = true })).ToBeVisibleAsync();

        (await volunteer.Records("observation"), await volunteer.Records("activity"), await volunteer.Records("household")).ShouldBe((observations, 3, 1));
        (await Visits(volunteer)).ShouldBe((50, 50));
        (await Households(volunteer)).ShouldBe(households + 1);
        (await WholePhotos(volunteer)).ShouldBe(4);
        (await Reached(volunteer)).ShouldBeGreaterThan(before);
        await ShownInThePortal(volunteer);
        phone.Faults.ShouldBeEmpty();
    }

    /// <summary>From door to door, as the app leads; at each the first thing that the household lacks is there now.</summary>
    /// <returns>How many records that makes.</returns>
    private static async Task<int> Visit(FieldPhone phone, int households)
    {
        var records = 0;
        await phone.Go("");
        await phone.Page.Locator("section[aria-label='Nên đến trước'] a.row").First.ClickAsync();
        for (var i = 0; i < households; i++)
        {
            await Assertions.Expect(phone.Page.Locator(".count-choice").First).ToBeVisibleAsync();
            records += await phone.Page.EvaluateAsync<int>("""
                () => {
                  const lacking = [...document.querySelectorAll('.numbers')].map(one => [...one.querySelectorAll('input')].at(-1)).filter(last => !last.checked).slice(0, 2);
                  lacking.forEach(last => last.click());
                  return lacking.length;
                }
                """);
            await phone.Page.Locator(".foot").GetByRole(AriaRole.Button).ClickAsync();
            await phone.Sees("Đã ghi");
            if (i < households - 1)
                await phone.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Hộ tiếp:" }).ClickAsync();
        }
        return records;
    }

    /// <summary>What was touched and not saved is there again, behind the PIN.</summary>
    private static async Task KilledInMidVisit(FieldPhone phone)
    {
        await phone.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Hộ tiếp:" }).ClickAsync();
        await phone.Page.Locator(".numbers label").First.ClickAsync();
        var household = await phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await Assertions.Expect(phone.Page.GetByText("sẽ ghi")).ToBeVisibleAsync();
        await phone.Reopen();
        await phone.Unlock();
        await phone.Page.Locator("section[aria-label='Đang ghi dở'] a.row").Filter(new() { HasText = household }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("sẽ ghi")).ToBeVisibleAsync();
    }

    private static async Task NewHousehold(FieldPhone phone)
    {
        await phone.Go("ho/moi");
        await phone.Page.GetByLabel("Tên chủ hộ").FillAsync(Head);
        await phone.Page.GetByLabel("Nhân khẩu", new() { Exact = true }).FillAsync("3");
        await phone.Button("Ghi hộ").ClickAsync();
        await phone.Sees(Head);
    }

    /// <param name="isKilled">After all is filled in, before it is saved.</param>
    private async Task HoldActivity(FieldPhone phone, string from, string to, int photos, bool isKilled = false)
    {
        await phone.Go("hoat-dong/moi");
        await phone.Sees("Ghi hoạt động");
        await phone.Page.Locator("fieldset").Filter(new() { HasText = "Loại hoạt động" }).Locator("label").First.ClickAsync();
        await phone.Page.GetByLabel("Ngày", new() { Exact = true }).FillAsync(yesterday);
        await phone.Page.GetByLabel("Bắt đầu", new() { Exact = true }).FillAsync(from);
        await phone.Page.GetByLabel("Kết thúc", new() { Exact = true }).FillAsync(to);
        await phone.Page.GetByLabel("Nơi làm").FillAsync($"Nhà văn hóa, {from}");
        for (var i = 1; i <= photos; i++)
        {
            // Any real picture: what the phone shows right now.
            var picture = await phone.Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg });
            await phone.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = $"{i}.jpg", MimeType = "image/jpeg", Buffer = picture });
            await Assertions.Expect(phone.Page.GetByAltText($"Ảnh {i}")).ToBeVisibleAsync();
        }
        if (isKilled)
        {
            await phone.Reopen();
            await phone.Unlock();
            await phone.Sees("Hôm nay");
            await phone.Go("hoat-dong/moi");
            await Assertions.Expect(phone.Page.GetByAltText($"Ảnh {photos}")).ToBeVisibleAsync();
            await Assertions.Expect(phone.Page.GetByLabel("Nơi làm")).ToHaveValueAsync($"Nhà văn hóa, {from}");
        }
        await phone.Button("Ghi hoạt động").ClickAsync();
        await phone.Sees("Hoạt động");
    }

    /// <returns>What all indicators of the village count together.</returns>
    private async Task<long> Reached(Volunteer volunteer)
    {
        var measured = await portal.Json("measure", "--program", "quang-ngai-2025-12", "--unit", volunteer.Village, "--period", quarter);
        return measured.GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("numerator") is { ValueKind: System.Text.Json.JsonValueKind.Number } number ? number.GetInt64() : 0);
    }

    private Task<long> Households(Volunteer volunteer) => portal.Query<long>($"select count(*) from p{DemoPortal.Province}.household where village_id = '{volunteer.VillageId}'");

    /// <returns>Visits, and households that were visited: no door is knocked at twice.</returns>
    private async Task<(long Visits, long Households)> Visits(Volunteer volunteer)
    {
        var counts = await portal.Query<long[]>($"""
            select array[count(distinct body ->> 'visitId'), count(distinct body ->> 'subjectId')] from p{DemoPortal.Province}.field_record where author = '{volunteer.Login}' and kind = 'observation'
            """);
        return (counts[0], counts[1]);
    }

    /// <returns>Photos of which every byte is there, and which a record of the volunteer's names.</returns>
    private Task<long> WholePhotos(Volunteer volunteer) => portal.Query<long>($"""
        select count(*) from p{DemoPortal.Province}.photo p join p{DemoPortal.Province}.field_record r on r.id = p.record_id
        where r.author = '{volunteer.Login}' and p.media = 'image/jpeg' and r.body -> 'photos' @> jsonb_build_array(jsonb_build_object('id', p.id, 'size', p.size))
          and p.size = (select sum(length(part.content)) from p{DemoPortal.Province}.photo_part part where part.photo_id = p.id)
        """);

    /// <summary>The commune's officer reads it, on a phone too.</summary>
    private async Task ShownInThePortal(Volunteer volunteer)
    {
        await using var officer = await Visitor.Arrive(portal, Visitor.Phone);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GotoAsync(ActivityLinks.In(new UnitId(volunteer.VillageId)));
        foreach (var (at, photos) in new[] { ("08:00", 1), ("10:00", 2), ("14:00", 1) })
        {
            var activity = officer.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Nhà văn hóa, {at}" });
            await Assertions.Expect(activity.GetByRole(AriaRole.Link).Filter(new() { HasText = "Ảnh" })).ToHaveCountAsync(photos);
        }
        var photo = await officer.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Ảnh 1" }).First.GetAttributeAsync("href");
        var shown = await officer.Page.EvaluateAsync<int[]>("""
            async address => { const image = new Image(); image.src = address; await image.decode(); return [image.naturalWidth, image.naturalHeight] }
            """, photo);
        shown.ShouldAllBe(side => side > 100);
        (await officer.Page.Unsound()).ShouldBeEmpty();
        await officer.Page.GotoAsync(DeviceLinks.List);
        await Assertions.Expect(officer.Page.GetByText(volunteer.Name).First).ToBeVisibleAsync();
        (await officer.Page.Unsound()).ShouldBeEmpty();
        officer.Faults.ShouldBeEmpty();
    }
}
