using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary><c>cds device list|revoke</c> and <c>cds epoch show|renew</c>.</summary>
internal static class DeviceCommands
{
    public static Command Device(CommandShell shell) => CommandShell.Group("device", "Điện thoại thực địa", List(shell), Revoke(shell));

    public static Command Epoch(CommandShell shell) => CommandShell.Group(
        "epoch", "Kỳ của cơ sở dữ liệu: đổi kỳ thì điện thoại gửi lại bản ghi của 30 ngày gần nhất",
        shell.DatabaseVerb("show", "Xem kỳ hiện tại", [], async (run, ct) => Answer(await run.Service<InstallationEpoch>().Now(ct), "Kỳ hiện tại")),
        shell.DatabaseVerb("renew", "Đổi kỳ, sau khi phục hồi cơ sở dữ liệu từ bản sao lưu", [], async (run, ct) => Answer(await run.Service<InstallationEpoch>().Renew(ct), "Đã đổi sang kỳ")));

    private static Command List(CommandShell shell) => shell.DatabaseVerb("list", "Danh sách điện thoại, máy còn bản ghi chưa gửi đứng trước", [], async (run, ct) =>
        (await run.Service<DeviceKeeping>().List(null, null, ct)).Match<Result<Answer>>(
            page => new Answer(new { items = page.Items.Select(DeviceDocument.Of), total = page.Total }, output =>
            {
                foreach (var device in page.Items)
                    output.WriteLine($"{device.Id}\t{device.Login}\t{device.Name}\t{device.Label}\t{Words(device)}\tliên lạc {CodeWords.Moment(device.SeenAt)}\tứng dụng {device.AppVersion}\tchưa gửi {device.Waiting}");
            }),
            problem => problem));

    private static Command Revoke(CommandShell shell)
    {
        var id = new Argument<Guid>("ID") { Description = "Định danh của máy, xem cds device list" };
        return shell.DatabaseVerb("revoke", "Thu hồi một điện thoại: lần liên lạc kế tiếp máy xóa dữ liệu của nó", [id], async (run, ct) =>
            (await run.Service<DeviceKeeping>().Revoke(null, run.Value(id), ct)).Match<Result<Answer>>(
                device => new Answer(DeviceDocument.Of(device), output => output.WriteLine($"Đã thu hồi {device.Label} của {device.Login}{(device.Waiting > 0 ? $"; máy còn {device.Waiting} mục chưa gửi" : "")}.")),
                problem => problem));
    }

    private static string Words(ListedDevice device) => device.RevokedAt is not null ? "đã thu hồi" : device.EndedAt is not null ? "đã thôi dùng" : "đang dùng";

    private static Answer Answer(string epoch, string done) => new(new { epoch }, output => output.WriteLine($"{done}: {epoch}"));
}
