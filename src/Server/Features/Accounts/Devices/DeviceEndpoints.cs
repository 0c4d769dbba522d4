using System.Buffers.Text;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary><c>/api/v1/devices</c>: phones of the field app.</summary>
internal static class DeviceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("devices");
        devices.MapPost("", Enrol).AllowAnonymous().Costs(CostlyWork.SignIn).WithName("enrolDevice").WithSummary("Đăng ký một điện thoại bằng mã một lần; mã truy cập và khóa khôi phục chỉ trả lời lần này")
            .Produces<EnrolAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        devices.MapGet("", List).WithName("listDevices").WithSummary("Điện thoại của các tài khoản mình quản lý; máy còn bản ghi chưa gửi đứng trước").Produces<DeviceList>().ProducesProblem(StatusCodes.Status403Forbidden);
        devices.MapPost("/{id:guid}/revoke", Revoke).WithName("revokeDevice").WithSummary("Thu hồi một điện thoại: lần liên lạc kế tiếp máy xóa dữ liệu của nó")
            .Produces<DeviceDocument>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        devices.MapGet("/me", Me).WithMetadata(new OpenToDevices()).WithName("getOwnDevice").WithSummary("Điện thoại đang gọi").Produces<OwnDevice>().ProducesProblem(StatusCodes.Status404NotFound);
        devices.MapDelete("/me", SignOff).WithMetadata(new OpenToDevices()).WithName("signOffDevice").WithSummary("Thôi dùng điện thoại đang gọi")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Enrol(EnrolRequest request, HttpContext context, DeviceRegistry devices, InstallationEpoch epoch, TimeProvider clock, CancellationToken ct) =>
        await (await devices.Enrol(new(request.Code, request.DeviceId, request.Label, request.AppVersion, request.Attempt), DeviceLabel.Of(context.Request.Headers.UserAgent), context.Connection.RemoteIpAddress, ct))
            .Match<Task<IResult>>(
                async made => TypedResults.Json(
                    new EnrolAnswer(made.Id, made.Token.Text, Base64Url.EncodeToString(made.RecoveryKey), new(made.Owner.Login, made.Owner.Name), await epoch.Now(ct), clock.GetUtcNow()),
                    ApiJson.Options, statusCode: StatusCodes.Status201Created),
                problem => Task.FromResult(ProblemDocument.Answer(problem)));

    private static async Task<IResult> List(Caller caller, DeviceKeeping keeping, CancellationToken ct, Guid? cursor = null) =>
        (await keeping.List(caller, cursor, ct)).Match(page => TypedResults.Ok(new DeviceList([.. page.Items.Select(DeviceDocument.Of)], page.Total, page.Next)), ProblemDocument.Answer);

    private static async Task<IResult> Revoke(Guid id, Caller caller, DeviceKeeping keeping, CancellationToken ct) =>
        (await keeping.Revoke(caller, id, ct)).Match(device => TypedResults.Ok(DeviceDocument.Of(device)), ProblemDocument.Answer);

    private static async Task<IResult> Me(Caller caller, DeviceListStore list, TimeProvider clock, CancellationToken ct) =>
        caller.DeviceId is { } id && await list.Find(id, Domain.Time.VietnamTime.Today(clock), ct) is { } device
            ? TypedResults.Ok(new OwnDevice(id, device.Label, new(device.Login, device.Name), device.RevokedAt))
            : ProblemDocument.Answer(NoDevice);

    private static async Task<IResult> SignOff(Caller caller, DeviceRegistry devices, CancellationToken ct)
    {
        if (caller.DeviceId is null)
            return ProblemDocument.Answer(NoDevice);
        await devices.SignOff(caller, ct);
        return TypedResults.NoContent();
    }

    private static readonly Domain.Results.Problem NoDevice = new("device-none", "Yêu cầu này không đến từ một điện thoại đã đăng ký.", "Đăng ký máy bằng mã một lần trong ứng dụng thực địa.") { Kind = Domain.Results.ProblemKind.NotFound };

    /// <param name="Attempt">16 to 100 characters of chance, kept by the phone until it is answered: with it the same code is answered again for an hour.</param>
    private sealed record EnrolRequest(string? Code, Guid? DeviceId, string? Label, string? AppVersion, string? Attempt);

    private sealed record DevicePerson(string Login, string Name);

    /// <param name="Token">For <c>Authorization: Bearer …</c>; opens /api/v1/sync/* and /api/v1/devices/me only.</param>
    /// <param name="RecoveryKey">32 bytes, base64url.</param>
    private sealed record EnrolAnswer(Guid DeviceId, string Token, string RecoveryKey, DevicePerson Person, string Epoch, DateTimeOffset ServerTime);

    private sealed record OwnDevice(Guid DeviceId, string Label, DevicePerson Person, DateTimeOffset? RevokedAt);

    private sealed record DeviceList(IReadOnlyList<DeviceDocument> Items, int Total, Guid? Cursor);
}

/// <summary>A phone as the API and the command line tell it.</summary>
/// <param name="ClockOffsetSeconds">Its clock minus ours.</param>
internal sealed record DeviceDocument(
    Guid Id, string Login, string Name, IReadOnlyList<string> Units, string Label, string AppVersion, int Waiting, DateTimeOffset EnrolledAt, DateTimeOffset SeenAt,
    double? ClockOffsetSeconds, DateTimeOffset? RevokedAt, DateTimeOffset? EndedAt)
{
    public static DeviceDocument Of(ListedDevice device) => new(
        device.Id, device.Login, device.Name, device.Units, device.Label, device.AppVersion, device.Waiting, device.EnrolledAt, device.SeenAt,
        device.ClockOffset?.TotalSeconds, device.RevokedAt, device.EndedAt);
}
