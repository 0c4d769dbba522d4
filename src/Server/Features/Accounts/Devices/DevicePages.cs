using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Accounts.Devices;

/// <summary>Addresses of the page of phones.</summary>
public static class DeviceLinks
{
    public const string List = "/may-thuc-dia", RevokeRoute = "/may-thuc-dia/{id:guid}/thu-hoi";

    /// <summary>The field app, which takes the code from behind the #.</summary>
    public const string App = "/thuc-dia/";

    public static string Revoke(Guid id) => $"{List}/{id}/thu-hoi";

    public static string After(Guid? device) => device is { } id ? $"{List}?sau={id}" : List;
}

/// <summary>Điện thoại thực địa.</summary>
internal static class DevicePages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(DeviceLinks.List, async (
                DeviceKeeping keeping, Caller caller, CancellationToken ct, [FromQuery(Name = "sau")] Guid? after = null, [FromQuery(Name = "xong")] string? done = null) =>
            (await keeping.List(caller, after, ct)).Match(page => Show.Show<DeviceListPage>(new DeviceListModel(page, after is null, done is "1")), Show.Refuse));
        web.MapPost(DeviceLinks.RevokeRoute, async (Guid id, DeviceKeeping keeping, Caller caller, CancellationToken ct) =>
            (await keeping.Revoke(caller, id, ct)).Match(_ => Results.LocalRedirect(DeviceLinks.List + "?xong=1"), Show.Refuse));
    }
}
