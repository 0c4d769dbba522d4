using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>Targets and declared values: numbers to look at, and the officers of a unit to set.</summary>
internal static partial class AccessTable
{
    private static Audience Setters => new Audience.Holders(Permission.SetTargets);

    private static AccessRow[] Targets =>
    [
        new("GET /chi-tieu", Numbers) { At = place => $"/chi-tieu{Sheet(place)}", Levels = BelowTheNation },
        new("GET /chi-tieu/tai", Numbers) { At = place => $"/chi-tieu/tai{Sheet(place)}", Levels = BelowTheNation },
        new("GET /chi-tieu/lich-su", Numbers) { At = place => $"/chi-tieu/lich-su{Sheet(place)}", Levels = BelowTheNation },
        new("POST /chi-tieu", Setters) { At = _ => "/chi-tieu", Levels = BelowTheNation, Body = place => Form(place!) },
        new("POST /chi-tieu/nhap", Setters) { At = _ => "/chi-tieu/nhap", Levels = BelowTheNation, Body = place => Form(place!), Done = [422] },
        new("GET /api/v1/targets", Numbers) { At = place => $"/api/v1/targets?unit={place.Id}&program={place.Program}&period={place.Quarter}", Levels = BelowTheNation },
        new("PUT /api/v1/targets", Setters) { At = _ => "/api/v1/targets", Levels = BelowTheNation, Body = place => Wish(place!, "cells"), Done = [400] },
        new("GET /so-tu-khai", Numbers) { At = place => $"/so-tu-khai{Sheet(place)}", Levels = BelowTheNation },
        new("GET /so-tu-khai/tai", Numbers) { At = place => $"/so-tu-khai/tai{Sheet(place)}", Levels = BelowTheNation },
        // Villages declare nothing, and a blank form changes nothing.
        new("POST /so-tu-khai", Setters) { At = _ => "/so-tu-khai", Levels = BelowTheNation, Body = place => Form(place!), Done = [302, 403, 409] },
        new("GET /api/v1/declared", Numbers) { At = place => $"/api/v1/declared?unit={place.Id}&program={place.Program}&period={place.Quarter}", Levels = BelowTheNation },
        new("PUT /api/v1/declared", Setters) { At = _ => "/api/v1/declared", Levels = BelowTheNation, Body = place => Wish(place!, "values"), Done = [400] },
    ];

    private static string Sheet(Place place) => $"?don-vi={place.Id}&chuong-trinh={place.Program}&ky={place.Quarter}";

    private static HttpContent Form(Place place) => Bodies.Form(("don-vi", place.Id.ToString()), ("chuong-trinh", place.Program), ("ky", place.Quarter));

    private static HttpContent Wish(Place place, string list) => Bodies.Json($$"""{"program":"{{place.Program}}","unit":"{{place.Id}}","period":"{{place.Quarter}}","{{list}}":[]}""");
}
