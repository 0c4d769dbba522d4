using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Calendars;

/// <summary>Making and ending one's private calendar address.</summary>
internal static class CalendarFeedPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(AccessLinks.OwnCalendar, async (HttpRequest request, Caller caller, CalendarFeeds feeds, CancellationToken ct) =>
            Platform.Web.Pages.Show<CalendarAddressPage>(new CalendarAddressModel($"{request.Scheme}://{request.Host}{await feeds.Make(caller, ct)}")));
        web.MapPost(AccessLinks.EndOwnCalendar, async (Caller caller, CalendarFeeds feeds, CancellationToken ct) =>
        {
            await feeds.End(caller, ct);
            return Results.LocalRedirect(FactorLinks.Done(OwnAccountDeeds.CalendarEnded));
        });
    }
}
