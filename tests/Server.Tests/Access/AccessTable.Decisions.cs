namespace CongDongSo.Server.Tests.Access;

/// <summary>The register of decisions. Places have published decisions, so whoever may write is told that these are edited no more.</summary>
internal static partial class AccessTable
{
    private static AccessRow[] Decisions =>
    [
        new("GET /quyet-dinh", Teams) { At = place => $"/quyet-dinh?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /quyet-dinh/tai", Teams) { At = place => $"/quyet-dinh/tai?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/decisions", Teams) { At = place => $"/api/v1/decisions?unit={place.Id}", Levels = BelowTheNation },
        Of("GET", "", Teams),
        new("GET /api/v1/decisions/{decision:guid}", Teams) { At = place => place.Decision is { } decision ? $"/api/v1/decisions/{decision}" : null, IsHidden = true },
        new("GET /quyet-dinh/moi", Rosters) { At = place => $"/quyet-dinh/moi?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /quyet-dinh/moi", Rosters) { At = _ => "/quyet-dinh/moi", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("loai", "")), Done = [422] },
        Of("POST", "", Rosters, 409),
        Of("POST", "/kiem-tra", Rosters, 409),
        Of("GET", "/cong-bo", Rosters, 409),
        Of("POST", "/cong-bo", Rosters, 409),
        Of("POST", "/bo", Rosters, 409),
        Of("GET", "/goi-y", Rosters, 409),
        Of("POST", "/nguoi", Rosters, 409),
        Of("POST", "/da-gui", Rosters, 422) with { Body = _ => Bodies.Form(("ngay-gui", "2020-01-01")) },
        Of("POST", "/ban-chup", Rosters, 400),
        Of("POST", "/ban-chup/bat-dau", Rosters, 400),
        // No scan has this id; to whoever may write it is not there, like to everybody else.
        Scan("PUT", "", 400), Scan("GET", "/tien-do", 404), Scan("POST", "/bo", 409),
        Scan("GET", "", 404) with { For = Persons },
    ];

    private static AccessRow Of(string method, string deed, Audience audience, int done = 200) => new($"{method} /quyet-dinh/{{decision:guid}}{deed}", audience)
    {
        At = place => place.Decision is { } decision ? $"/quyet-dinh/{decision}{deed}" : null, Body = method == "GET" ? null : _ => Bodies.Form(("version", "0")), Done = [done], IsHidden = true,
    };

    private static AccessRow Scan(string method, string deed, int done) => new($"{method} /quyet-dinh/{{decision:guid}}/ban-chup/{{file:guid}}{deed}", Rosters)
    {
        At = place => place.Decision is { } decision ? $"/quyet-dinh/{decision}/ban-chup/{Guid.Empty}{deed}" : null,
        Body = method switch { "PUT" => _ => new ByteArrayContent([]), "POST" => _ => Bodies.Form(("version", "0")), _ => null }, Done = [done], IsHidden = true,
    };
}
