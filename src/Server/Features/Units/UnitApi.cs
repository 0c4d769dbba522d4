using System.Buffers.Text;
using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CongDongSo.Server.Features.Units;

/// <summary><c>GET /api/v1/units</c> and <c>/units/{id or code}</c>.</summary>
internal static class UnitApi
{
    private const int MostItems = 1000;

    public static void Map(RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("units");
        units.MapGet("", List).Costs(CostlyWork.UnitSearch, when: "q").WithName("listUnits").WithSummary("Đơn vị bên dưới một đơn vị, hoặc tìm theo tên và mã (q)")
            .Produces<UnitPage>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        units.MapGet("/{unit}", Show).WithName("showUnit").WithSummary("Một đơn vị, lịch sử và các đơn vị trước, sau nó")
            .Produces<UnitDetail>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        [AsParameters] ListQuery query, Caller caller, UnitInScope seen, UnitDirectory directory, UnitListing listing, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (query.Problem() is { } problem)
            return ProblemDocument.Answer(problem);
        var day = query.Day ?? VietnamTime.Today(clock);
        return await (await seen.Named(caller, query.Under ?? caller.UnitId.ToString(), day, ct)).Match<Task<IResult>>(
            async under =>
            {
                if (await Unchanged(http, caller, directory, day, ct))
                    return TypedResults.StatusCode(StatusCodes.Status304NotModified);
                return query.Q is { Length: > 0 } text
                    ? Found(await directory.SearchIn(query.Under is null ? caller.Units() : [under.Id], text, day, Math.Min(query.Limit ?? 20, 100), ct))
                    : Page(await listing.Below(under, new(query.Level, query.All ?? false), day, ct), query);
            },
            refused => Task.FromResult(ProblemDocument.Answer(refused)));
    }

    private static async Task<IResult> Show(
        string unit, string? date, Caller caller, UnitInScope seen, UnitDirectory directory, UnitHistory history, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (date is not null && DayOption.Parse(date) is null)
            return ProblemDocument.Answer(BadDay(date));
        var day = date is null ? (DateOnly?)null : DayOption.Parse(date);
        return await (await seen.Named(caller, unit, day, ct)).Match<Task<IResult>>(
            async found =>
            {
                var today = VietnamTime.Today(clock);
                var asOf = day ?? DayIn(unit) ?? (found.ValidTo is { } last && last < today ? last : today);
                return await Unchanged(http, caller, directory, asOf, ct) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(await history.Of(found, asOf, ct));
            },
            refused => Task.FromResult(ProblemDocument.Answer(refused)));
    }

    /// <summary>What a caller sees of a day changes only with the units' revision and the caller's own units.</summary>
    private static async Task<bool> Unchanged(HttpContext http, Caller caller, UnitDirectory directory, DateOnly day, CancellationToken ct)
    {
        var tag = $"\"{await directory.Revision(ct)}-{day:yyyyMMdd}-{string.Join('-', caller.Units().Select(unit => unit.Value.ToString("N")))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Any(known => known == tag);
    }

    private static Ok<UnitPage> Found(IReadOnlyList<Unit> units) => TypedResults.Ok(new UnitPage(units, units.Count, null));

    private static Ok<UnitPage> Page(IReadOnlyList<Unit> units, ListQuery query)
    {
        var size = query.Limit ?? 200;
        var sorted = units.OrderBy(KeyOf, StringComparer.Ordinal);
        var after = query.After is { } last ? sorted.Where(unit => string.CompareOrdinal(KeyOf(unit), last) > 0) : sorted;
        var page = after.Take(size + 1).ToList();
        var more = page.Count > size;
        return TypedResults.Ok(new UnitPage(page[..Math.Min(size, page.Count)], units.Count, more ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(KeyOf(page[size - 1]))) : null));
    }

    /// <summary>A byte below every character of a code parts it from the id, so that keys sort as code and id do.</summary>
    private static string KeyOf(Unit unit) => $"{unit.Code}\u0001{unit.Id}";

    private static DateOnly? DayIn(string unit) => unit.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? DayOption.Parse(unit[(at + 1)..]) : null;

    private static Problem BadDay(string text) => new("day-unreadable", $"Ngày “{text}” viết chưa đúng.", "Viết năm-tháng-ngày, ví dụ 2025-06-30.");

    /// <param name="Under">Code, code@day or id; when absent the caller's first unit, for a search all of them.</param>
    /// <param name="Date">Day of the tree; today when absent.</param>
    /// <param name="Kind">Another level than the one directly below.</param>
    /// <param name="All">Every level below.</param>
    /// <param name="Q">Search instead of listing.</param>
    internal sealed record ListQuery(
        [property: FromQuery(Name = "under")] string? Under, [property: FromQuery(Name = "date")] string? Date, [property: FromQuery(Name = "kind")] string? Kind,
        [property: FromQuery(Name = "all")] bool? All, [property: FromQuery(Name = "q")] string? Q,
        [property: FromQuery(Name = "cursor")] string? Cursor, [property: FromQuery(Name = "limit")] int? Limit)
    {
        internal DateOnly? Day => Date is null ? null : DayOption.Parse(Date);

        internal UnitKind? Level => Enum.TryParse<UnitKind>(Kind, ignoreCase: true, out var kind) ? kind : null;

        internal string? After => Cursor is { } text && Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;

        internal Problem? Problem() =>
            Date is not null && Day is null ? BadDay(Date)
            : Kind is not null && Level is null ? new("unit-kind-unknown", $"Không có cấp “{Kind}”.", "Các cấp: province, district, commune, village.")
            : Limit is < 1 or > MostItems ? new("limit-out-of-range", $"limit phải từ 1 đến {MostItems}.")
            : Cursor is not null && After is null ? new("cursor-unreadable", "cursor không phải do máy chủ này cấp.", "Bỏ cursor để đọc lại từ đầu.")
            : null;
    }
}

/// <summary>One page of units.</summary>
/// <param name="Total">Of all pages.</param>
/// <param name="Cursor">Asks for the next page; null on the last.</param>
public sealed record UnitPage(IReadOnlyList<Unit> Items, int Total, string? Cursor);
