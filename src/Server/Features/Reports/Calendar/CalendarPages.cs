using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Calendar;

/// <summary>One month of the calendar, with what is late and what comes next.</summary>
/// <param name="Weeks">Whole weeks that have a day of the month.</param>
/// <param name="Late">Past their day and not all sent, the latest first.</param>
/// <param name="Next">Due from today on.</param>
public sealed record CalendarModel(
    CalendarOf Found, IReadOnlyList<Crumb> Trail, Period Month, IReadOnlyList<IReadOnlyList<DateOnly>> Weeks, ILookup<DateOnly, CalendarEntry> ByDay, IReadOnlyList<CalendarEntry> Late, IReadOnlyList<CalendarEntry> Next);

/// <summary>Lịch báo cáo: its page, and the same as JSON.</summary>
internal static class CalendarPages
{
    private const int DaysLate = 180, DaysAhead = 60;

    public static void Map(IEndpointRouteBuilder web) => web.MapGet(ReportLinks.Calendar, async (
            ReportCalendar calendar, TimeProvider clock, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "thang")] string? month = null,
            [FromQuery(Name = "chuong-trinh")] string? program = null) =>
        (await Model(calendar, caller, unit, month, program, VietnamTime.Today(clock), ct)).Match(model => Show.Show<CalendarPage>(model), Show.Refuse));

    public static void MapApi(RouteGroupBuilder api) => api.MapGet("/reports/calendar", async (
                ReportCalendar calendar, TimeProvider clock, Caller caller, CancellationToken ct, string? unit = null, DateOnly? from = null, DateOnly? to = null, string? program = null) =>
            {
                var first = from ?? VietnamTime.Today(clock);
                return (await calendar.Of(caller, unit, program, first, to ?? Later(first, 90), ct)).Match(
                    found => TypedResults.Ok(new CalendarList([.. found.Entries.Select(entry => CalendarJson.Of(entry, found.Today))], found.Entries.Count)), ProblemDocument.Answer);
            })
        .WithName("listReportCalendar").WithSummary("Lịch báo cáo: một đơn vị và các đơn vị bên dưới phải gửi gì, trước khi hết ngày nào")
        .Produces<CalendarList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Result<CalendarModel>> Model(ReportCalendar calendar, Caller caller, string? unit, string? month, string? program, DateOnly today, CancellationToken ct)
    {
        var shown = Period.Parse(month) is { Kind: PeriodKind.Month } asked ? asked : Period.Month(today.Year, today.Month);
        var weeks = MonthGrid.Weeks(shown);
        var ofMonth = await calendar.Of(caller, unit, program, weeks[0][0], weeks[^1][6], ct);
        if (ofMonth is not Result<CalendarOf>.Done(var found))
            return ((Result<CalendarOf>.Refused)ofMonth).Problem;
        var around = (await calendar.Of(caller, found.Seen.Unit.Id.ToString(), found.Program?.Id, today.AddDays(-DaysLate), today.AddDays(DaysAhead), ct)).Match(of => of.Entries, _ => []);
        return new CalendarModel(
            found, UnitLinks.Trail(found.Seen.Path, caller, unitIsHere: false), shown, weeks, found.Entries.ToLookup(entry => entry.Day),
            [.. around.Where(entry => entry.On(today) == CalendarState.Late).Reverse()], [.. around.Where(entry => entry.Day >= today && entry.On(today) != CalendarState.Sent)]);
    }

    private static DateOnly Later(DateOnly day, int days) => day.DayNumber + days <= DateOnly.MaxValue.DayNumber ? day.AddDays(days) : DateOnly.MaxValue;
}

public sealed record CalendarList(IReadOnlyList<CalendarJson> Items, int Total);

/// <param name="Report">Id of the schedule, deadline or request.</param>
/// <param name="Level">Of who owes it.</param>
/// <param name="LastDay">Last day on time, moved where it was extended.</param>
/// <param name="Own">Owed by the unit itself; else by units below it.</param>
/// <param name="Id">Of the unit's own report; null before its period opens, and of units below.</param>
/// <param name="State"><c>coming</c>, <c>soon</c>, <c>late</c> or <c>sent</c>.</param>
public sealed record CalendarJson(
    string Program, string Report, string? Period, string Title, UnitKind Level, DateOnly LastDay, bool Extended, bool Requested, bool Open, bool Own, Guid? Id, int Expected, int Sent, string State)
{
    public static CalendarJson Of(CalendarEntry entry, DateOnly today) => new(
        entry.Program, entry.Report, entry.Period?.Code, entry.Title, entry.Level, entry.Day, entry.IsExtended, entry.IsRequested, entry.IsOpen, entry.IsOwn, entry.Case, entry.Expected, entry.Sent,
        entry.On(today).ToString().ToLowerInvariant());
}
