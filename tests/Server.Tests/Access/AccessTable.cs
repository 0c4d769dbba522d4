using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>
/// Every endpoint and page: whom it is for and how it is asked about a place. What each role is answered follows from here,
/// <see cref="Permissions"/> and where the place lies. A new route is a decision and a line here.
/// </summary>
internal static partial class AccessTable
{
    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Work, .. Decisions, .. OwnAccount, .. OthersAccounts, .. Oversight];

    private static Audience Anybody => new Audience.Anybody();

    private static Audience AnyCaller => new Audience.AnyCaller();

    private static Audience Numbers => new Audience.Holders(Permission.ViewNumbers);

    private static Audience Teams => new Audience.Holders(Permission.ViewTeams);

    private static Audience Persons => new Audience.Holders(Permission.ViewPersonalData);

    private static Audience Rosters => new Audience.Holders(Permission.WriteRosters);

    private static Audience Units => new Audience.Holders(Permission.ManageUnits);

    private static Audience Records => new Audience.Holders(Permission.WriteRecords);

    private static UnitKind[] BelowTheNation => [UnitKind.Province, UnitKind.District, UnitKind.Commune, UnitKind.Village];

    private static AccessRow[] Work =>
    [
        // The frame
        new("GET /health/live", Anybody),
        new("GET /health/ready", Anybody),
        new("GET /openapi/{documentName}.json", Anybody) { Address = "/openapi/v1.json" },

        // Programs are public documents
        new("GET /api/v1/programs", AnyCaller),
        new("GET /api/v1/programs/{id}", AnyCaller) { Address = "/api/v1/programs/quang-nam-2025" },
        new("GET /chuong-trinh", AnyCaller),
        new("GET /chuong-trinh/{id}", AnyCaller) { Address = "/chuong-trinh/quang-nam-2025" },

        // Units: the pages are the public catalogue, the API keeps to the scope
        new("GET /api/v1/units", AnyCaller) { At = place => $"/api/v1/units?under={place.Id}{place.Day}" },
        new("GET /api/v1/units/{unit}", AnyCaller) { At = place => $"/api/v1/units/{place.Id}" },
        new("GET /don-vi", AnyCaller) { At = place => $"/don-vi?trong={place.Code}", IsPublic = true },
        new("GET /don-vi/{unit}/lich-su", AnyCaller) { At = place => $"/don-vi/{place.Id}/lich-su", IsPublic = true },
        new("GET /don-vi/goi-y", AnyCaller) { Address = "/don-vi/goi-y?q=an+phu" },

        // Reform events: of a whole province, whose units are looked up within the form
        new("GET /don-vi/cai-cach", Units),
        new("GET /don-vi/cai-cach/moi", Units),
        new("POST /don-vi/cai-cach/moi", Units) { Body = _ => Bodies.Form(("ngay", "")), Done = [422] },
        new("POST /don-vi/cai-cach/{id:guid}/hoan-tac", Units) { Address = $"/don-vi/cai-cach/{Nobodys}/hoan-tac", Done = [404] },
        new("GET /don-vi/cai-cach/thon", Units),
        new("POST /don-vi/cai-cach/thon", Units) { Body = _ => Bodies.Form(("xa", Nobodys)), Done = [404] },

        // Numbers
        new("GET /", Numbers) { LeadsElsewhere = true },
        new("GET /don-vi/{unit}", Numbers) { At = place => $"/don-vi/{place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/measures", Numbers) { At = place => $"/api/v1/measures?program={place.Program}&unit={place.Id}&period={place.Quarter}", Levels = BelowTheNation },
        new("GET /bao-cao", Numbers) { At = place => $"/bao-cao?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/tai/{program}/{report}/{unit}/{period}.{format}", Numbers) { At = place => place.Report is { } report ? $"/bao-cao/tai/{report}.docx" : null },
        new("GET /api/v1/reports", Numbers) { At = place => $"/api/v1/reports?unit={place.Id}" },
        new("GET /api/v1/reports/{program}/{report}/{unit}/{period}.{format}", Numbers) { At = place => place.Report is { } report ? $"/api/v1/reports/{report}.json" : null },

        // Teams and rosters
        new("GET /to", Teams) { At = place => $"/to?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/can-xem", Numbers) { At = place => $"/to/can-xem?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/can-xem/tai", Numbers) { At = place => $"/to/can-xem/tai?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/can-xem/cho-phep", Rosters) { At = place => $"/to/can-xem/cho-phep?don-vi={place.Id}&quy-tac=khong-co", Levels = BelowTheNation, Done = [404] },
        new("POST /to/can-xem/cho-phep", Rosters) { Body = _ => Bodies.Form(("don-vi", ""), ("quy-tac", "khong-co")), Done = [404] },
        new("POST /to/can-xem/cho-phep/{id:guid}/ket-thuc", Rosters) { Address = $"/to/can-xem/cho-phep/{Nobodys}/ket-thuc", Body = _ => Bodies.Form(("don-vi", "")), Done = [404] },
        new("GET /api/v1/findings", Numbers) { At = place => $"/api/v1/findings?unit={place.Id}{place.Day}", Levels = BelowTheNation },
        new("GET /thanh-nien", Numbers) { At = place => $"/thanh-nien?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/{id:guid}", Teams) { At = place => place.Team is { } team ? $"/to/{team}" : null, IsHidden = true },
        new("GET /api/v1/teams", Teams) { At = place => $"/api/v1/teams?unit={place.Id}{place.Day}", Levels = BelowTheNation },
        new("GET /api/v1/teams/{id:guid}", Teams) { At = place => place.Team is { } team ? $"/api/v1/teams/{team}?{place.Day.TrimStart('&')}" : null, IsHidden = true },
        new("POST /to/{id:guid}/hien-so", Persons) { At = place => place.Team is { } team ? $"/to/{team}/hien-so" : null, Body = _ => Bodies.Form(("ly-do", "")), Done = [422], IsHidden = true },
        new("POST /to/xuat", Persons)
        {
            At = _ => "/to/xuat", Levels = [UnitKind.Commune, UnitKind.Village], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("dang", "csv"), ("ly-do", "")), Done = [400],
        },
        new("GET /nhap-danh-sach", Rosters) { At = place => $"/nhap-danh-sach?tinh={place.Id}", Levels = BelowTheNation },
        new("POST /nhap-danh-sach", Rosters)
        {
            At = _ => "/nhap-danh-sach", Levels = BelowTheNation, Done = [422],
            Body = place => Bodies.Form(("area", place!.Id.ToString()), ("program", place.Program)),
        },
        new("GET /nhap-danh-sach/ghep-cot", Rosters) { Address = "/nhap-danh-sach/ghep-cot?token=x", Done = [422] },
        new("POST /nhap-danh-sach/ghep-cot", Rosters) { Body = _ => Bodies.Form(("token", "x")), Done = [422] },
        new("GET /nhap-danh-sach/da-nhap", Rosters) { At = place => $"/nhap-danh-sach/da-nhap?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /nhap-danh-sach/hoan-tac", Rosters)
        {
            At = _ => "/nhap-danh-sach/hoan-tac", Levels = BelowTheNation, Done = [422], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("lan", Guid.NewGuid().ToString())),
        },
        new("POST /nhap-danh-sach/ghi", Rosters) { Body = _ => Bodies.Form(("token", "x")), Done = [422] },
        new("POST /api/v1/rosters/import", Rosters)
        {
            At = place => place.Roster is null ? null : $"/api/v1/rosters/import?province={place.Province}&program={place.Program}&dryRun=true",
            Body = place => Bodies.Csv(place!.Roster!), RefusesWithin = answer => answer.Contains("không ghi được Tổ này", StringComparison.Ordinal),
        },

        // Field work
        new("POST /api/v1/sync/push", Records)
        {
            At = place => place.Parcel is null ? null : "/api/v1/sync/push",
            Body = place => Bodies.Json(place!.Parcel!), RefusesWithin = answer => answer.Contains("ngoài phạm vi được giao", StringComparison.Ordinal),
        },
    ];
}
