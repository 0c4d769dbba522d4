using CongDongSo.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>The way into the app, and the ways in which it stays shut: each screen fits a narrow phone and can be read by everybody.</summary>
[Collection<InBrowser>]
public class DoorJourneyTests(DemoPortal portal)
{
    private const string NewPin = "730164", ChangedPin = "295038";

    [Theory]
    [InlineData(360, 1)]
    [InlineData(320, 2)]
    public async Task Ten_wrong_PINs_lock_a_new_code_opens_again_with_all_that_was_unsent_and_a_revoked_phone_forgets_everything(int width, int number)
    {
        var volunteer = await Volunteer.Invited(portal, number);
        await using var phone = await FieldPhone.New(portal, width);
        var faults = new List<string>();
        await phone.Page.GotoAsync(FieldPhone.App);
        await phone.Sees("Nhập mã của bạn");
        faults.AddRange(await phone.Page.Unsound());
        await phone.Page.GetByLabel("Mã", new() { Exact = true }).FillAsync(volunteer.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await phone.Button("Tiếp tục").ClickAsync();
        await phone.Sees("Đặt PIN cho máy này");
        faults.AddRange(await phone.Page.Unsound());
        await phone.ChoosePin("123456");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("dễ đoán");
        faults.AddRange(await phone.Page.Unsound());
        await phone.ChoosePin(FieldPhone.Pin);
        await phone.Settle();

        await phone.Offline(true);
        await ReportDifficulty(phone);
        await phone.Reopen();
        await WrongPins(phone, faults);
        await phone.Reopen();
        await phone.Sees("Máy đã khóa");
        await Assertions.Expect(phone.Page.GetByText("1 bản ghi và ảnh chưa gửi vẫn còn nguyên")).ToBeVisibleAsync();
        faults.AddRange(await phone.Page.Unsound());

        await phone.Offline(false);
        await phone.Button("Nhập mã mới").ClickAsync();
        await phone.Page.GetByLabel("Mã", new() { Exact = true }).FillAsync(await volunteer.NewCode());
        await phone.Button("Tiếp tục").ClickAsync();
        await phone.ChoosePin(NewPin);
        await phone.Sees("Hôm nay");
        await phone.Sent();
        (await volunteer.Records("difficulty")).ShouldBe(1);

        await phone.Reopen();
        await phone.Sees($"Chào {volunteer.Name}");
        faults.AddRange(await phone.Page.Unsound());
        await phone.Unlock(NewPin);
        await phone.Sees("Hôm nay");
        await ChangePin(phone);
        await InAnotherTab(phone, faults);
        await Revoked(phone, volunteer, faults);

        string.Join('\n', faults.Concat(phone.Faults.Where(fault => !fault.Contains("401 of ", StringComparison.Ordinal)))).ShouldBeEmpty();
    }

    private static async Task ReportDifficulty(FieldPhone phone)
    {
        await phone.Go("kho-khan/moi");
        await phone.Page.Locator("fieldset").First.Locator("label").First.ClickAsync();
        await phone.Page.GetByRole(AriaRole.Textbox).First.FillAsync("Sóng yếu ở cuối xóm, máy của dân không vào mạng được.");
        await phone.Page.Locator(".foot").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".sending")).ToContainTextAsync("1 đang chờ");
    }

    private static async Task WrongPins(FieldPhone phone, List<string> faults)
    {
        for (var left = 9; left > 0; left--)
        {
            await phone.Unlock("111222");
            await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Còn {left} lần");
            if (left == 9)
                faults.AddRange(await phone.Page.Unsound());
        }
        await phone.Unlock("111222");
        await phone.Sees("Máy đã khóa");
    }

    /// <summary>On the phone alone: a wrong old one is counted, the right one opens nothing afterwards.</summary>
    private static async Task ChangePin(FieldPhone phone)
    {
        await phone.Offline(true);
        await phone.Go("may/pin");
        await phone.Sees("Đổi PIN");
        foreach (var (old, said) in new[] { ("111222", "Còn 9 lần"), (NewPin, "Đã đổi PIN") })
        {
            await phone.Page.GetByLabel("PIN đang dùng").FillAsync(old);
            await phone.Page.GetByLabel("PIN mới (6 chữ số)").FillAsync(ChangedPin);
            await phone.Page.GetByLabel("Nhập lại PIN mới").FillAsync(ChangedPin);
            await phone.Button("Đổi PIN").ClickAsync();
            await Assertions.Expect(phone.Page.GetByText(said)).ToBeVisibleAsync();
        }
        await phone.Reopen();
        await phone.Unlock(NewPin);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Còn 9 lần");
        await phone.Unlock(ChangedPin);
        await phone.Sees("Hôm nay");
        await phone.Offline(false);
    }

    /// <summary>One tab works at a time; the other says so, and may take over.</summary>
    private static async Task InAnotherTab(FieldPhone phone, List<string> faults)
    {
        var other = await phone.SecondTab();
        var heading = other.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Assertions.Expect(heading).ToHaveTextAsync("Đang mở ở thẻ khác");
        faults.AddRange(await other.Unsound());
        await other.GetByRole(AriaRole.Button, new() { Name = "Dùng ở thẻ này" }).ClickAsync();
        await Assertions.Expect(heading).ToContainTextAsync("Chào ");
        await phone.Sees("Đang mở ở thẻ khác");
        await other.CloseAsync();
        await phone.Button("Dùng ở thẻ này").ClickAsync();
        await phone.Unlock(ChangedPin);
        await phone.Sees("Hôm nay");
    }

    private async Task Revoked(FieldPhone phone, Volunteer volunteer, List<string> faults)
    {
        var device = (await portal.Json("device", "list")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("login").GetString() == volunteer.Login);
        await portal.Json("device", "revoke", device.GetProperty("id").GetString()!);
        await phone.Go("may");
        await phone.Button("Kết nối ngay").ClickAsync();
        await phone.Sees("Máy này đã bị thu hồi");
        faults.AddRange(await phone.Page.Unsound());
        (await phone.Page.EvaluateAsync<string[]>("async () => (await indexedDB.databases()).map(one => one.name)")).ShouldBeEmpty();
        await phone.Button("Bắt đầu lại").ClickAsync();
        await phone.Sees("Nhập mã của bạn");
    }
}
