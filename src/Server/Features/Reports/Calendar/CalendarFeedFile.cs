using System.Security.Cryptography;
using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Calendars;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Reports.Calendar;

/// <summary>Lịch báo cáo as a calendar program reads it by an account's private address: titles, units, days and the way to the portal.</summary>
internal static class CalendarFeedFile
{
    private const int DaysBack = 60, DaysAhead = 365;

    // Nobody signs in here; the address is the key (see OpenToCalendars), and one that is none is a page that does not exist.
    public static void Map(IEndpointRouteBuilder web) => web.MapGet(AccessLinks.CalendarFeedRoute, Read).AllowAnonymous().WithMetadata(new OpenToCalendars()).Costs(CostlyWork.Calendar);

    private static async Task<IResult> Read(HttpContext context, ReportCalendar calendar, TimeProvider clock, CancellationToken ct)
    {
        if (Caller.Of(context) is not { } caller)
            return TypedResults.Text("Địa chỉ lịch này không có, đã đổi hoặc đã ngừng. Tạo địa chỉ mới ở trang Tài khoản của tôi.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        var today = VietnamTime.Today(clock);
        var days = new List<IcsDay>();
        foreach (var unit in caller.Units(Permission.ViewNumbers))
        {
            // Somebody in the whole nation has no unit that owes anything.
            if (await calendar.Of(caller, unit.ToString(), program: null, today.AddDays(-DaysBack), today.AddDays(DaysAhead), ct) is Result<CalendarOf>.Done(var found))
                days.AddRange(found.Entries.Where(entry => entry.IsOwn || entry.IsReceived).Select(entry => Day(entry, found.Seen.Unit, new Uri($"{context.Request.Scheme}://{context.Request.Host}"))));
        }
        var content = IcsCalendar.Of("Lịch báo cáo Cộng Đồng Số", days);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch.Any(known => known == tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Bytes(content, IcsCalendar.ContentType);
    }

    private static IcsDay Day(CalendarEntry entry, Unit unit, Uri site) => new(
        $"{entry.Key}@congdongso", entry.Day, entry.SaidAt, CalendarWords.Summary(entry, unit),
        $"Hạn: hết ngày {VietnamTime.Text(entry.Day)}{(entry.IsExtended ? " (đã gia hạn)" : "")}.", new Uri(site, CalendarWords.Link(entry) ?? ReportLinks.CalendarIn(entry.Unit)));
}
