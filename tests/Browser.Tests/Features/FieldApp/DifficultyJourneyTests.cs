using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Difficulties;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>A difficulty from a phone without a network to the province, and its answer back to the phone.</summary>
[Collection<InBrowser>]
public class DifficultyJourneyTests(DemoPortal portal)
{
    private const string Said = "Trạm phát sóng đầu xóm hỏng từ bão, cả xóm không vào mạng được.", Answered = "Nhà mạng sửa trạm trong tuần này.";

    [Fact]
    public async Task Raised_offline_passed_on_by_the_commune_answered_by_the_province_and_confirmed_offline()
    {
        var volunteer = await Volunteer.Invited(portal, 3);
        await using var phone = await FieldPhone.New(portal);
        var faults = new List<string>();
        await phone.Enrol(portal, volunteer.Code);

        await phone.Offline(true);
        await phone.Go("kho-khan/moi");
        await phone.Page.GetByLabel("Sóng, mạng Internet").CheckAsync();
        await phone.Page.GetByLabel("Nội dung").FillAsync(Said);
        await phone.Page.Locator(".foot").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".sending")).ToContainTextAsync("1 đang chờ");
        faults.AddRange(await phone.Page.Unsound());
        await phone.Offline(false);
        await phone.Reopen();
        await phone.Unlock();
        await phone.Sent();

        var id = await portal.Query<Guid>($"select id from p{DemoPortal.Province}.difficulty where reporter = '{volunteer.Login}'");
        await Act("xa", "Chuyển lên tỉnh", async page => await page.GetByLabel("Vì sao phải chuyển lên tỉnh").FillAsync("Cần làm việc với nhà mạng."), id, faults);
        await Act("tinh", "Gửi câu trả lời", async page => await page.GetByLabel("Trả lời", new() { Exact = true }).FillAsync(Answered), id, faults);

        await phone.Reopen();
        await phone.Unlock();
        await phone.Sees("Hôm nay");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Khó khăn của bạn đã có trả lời" }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText(Answered)).ToBeVisibleAsync();
        faults.AddRange(await phone.Page.Unsound());
        await phone.Sent();
        await phone.Offline(true);
        await phone.Button("Đã giải quyết, xác nhận").ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("Bạn đã xác nhận; sẽ gửi khi có mạng.")).ToBeVisibleAsync();
        (await State(id)).ShouldBe("answered");
        await phone.Offline(false);
        await phone.Reopen();
        await phone.Unlock();
        await phone.Sent();

        (await State(id)).ShouldBe("confirmed");
        string.Join('\n', faults.Concat(phone.Faults)).ShouldBeEmpty();
    }

    private Task<string> State(Guid id) => portal.Query<string>($"select state from p{DemoPortal.Province}.difficulty where id = '{id}'");

    private async Task Act(string role, string button, Func<IPage, Task> fill, Guid id, List<string> faults)
    {
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account(role));
        await officer.Page.GotoAsync(DifficultyLinks.Of(id));
        faults.AddRange(await officer.Page.Unsound());
        await fill(officer.Page);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Name = "Các bước xử lý" })).ToBeVisibleAsync();
        faults.AddRange(officer.Faults);
    }
}
