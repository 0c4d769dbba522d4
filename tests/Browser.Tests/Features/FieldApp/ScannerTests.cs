using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Documents;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>The camera is one that films a printed code: Chromium has no reader of its own here, so the app's library reads, from the worker's cache, under the policy.</summary>
[Collection<InBrowser>]
public class ScannerTests(DemoPortal portal)
{
    [Fact]
    public async Task A_code_on_paper_is_scanned_without_network_and_a_refused_camera_leaves_typing()
    {
        await using var phone = await FieldPhone.New(portal);
        var code = OneTimeCode.New();
        await phone.Page.Context.AddInitScriptAsync("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
        await phone.Page.GotoAsync(FieldPhone.App);
        await phone.Sees("Nhập mã của bạn");
        await phone.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        await phone.Offline(true);
        await phone.Button("Quét mã QR").ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("chưa được phép dùng máy ảnh");
        var faults = await phone.Page.Unsound();

        await phone.Page.EvaluateAsync(Film, Drawn("00020101021238570010A000000727"));
        await phone.Button("Quét mã QR").ClickAsync();
        await phone.Sees("Quét mã QR");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("không phải mã QR của tờ mã");
        faults = [.. faults, .. await phone.Page.Unsound()];
        await phone.Button("Nhập mã bằng tay").ClickAsync();
        await phone.Sees("Nhập mã của bạn");
        await phone.Page.EvaluateAsync(Film, Drawn(CodeLinks.Of(code, "https://so.example.vn")));
        await phone.Button("Quét mã QR").ClickAsync();

        await phone.Sees("Đặt PIN cho máy này");
        await Assertions.Expect(phone.Button($"Đổi mã ({code.Grouped})")).ToBeVisibleAsync();
        (await phone.Page.EvaluateAsync<string>("() => window.filmed.getVideoTracks()[0].readyState")).ShouldBe("ended", "the camera is let go");
        string.Join('\n', faults.Concat(phone.Faults)).ShouldBeEmpty();
    }

    private static object Drawn(string text)
    {
        var drawing = QrDrawing.Of(text);
        return new { side = drawing.Side, path = drawing.Path };
    }

    private const string Film = """
        ({ side, path }) => {
          navigator.mediaDevices.getUserMedia = async () => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [640, 480];
            const paper = canvas.getContext('2d');
            setInterval(() => {
              paper.resetTransform();
              paper.fillStyle = 'white';
              paper.fillRect(0, 0, 640, 480);
              paper.translate(170, 90);
              paper.rotate(0.05);
              paper.scale(300 / side, 300 / side);
              paper.fillStyle = 'black';
              paper.fill(new Path2D(path));
            }, 50);
            return (window.filmed = canvas.captureStream());
          };
        }
        """;
}
