using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>
/// Every endpoint and page: whom it is for and how it is asked about a place. What each role is answered follows from here,
/// <see cref="Permissions"/> and where the place lies. A new route is a decision and a line here.
/// </summary>
internal static partial class AccessTable
{
    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Work, .. Decisions, .. Targets, .. Reports, .. Messages, .. DataQuality, .. Difficulties, .. OwnAccount, .. OthersAccounts, .. Oversight];

    private static Audience Anybody => new Audience.Anybody();

    private static Audience AnyCaller => new Audience.AnyCaller();

    private static Audience Numbers => new Audience.Holders(Permission.ViewNumbers);

    private static Audience Teams => new Audience.Holders(Permission.ViewTeams);

    private static Audience Persons => new Audience.Holders(Permission.ViewPersonalData);

    private static Audience Rosters => new Audience.Holders(Permission.WriteRosters);

    private static Audience Units => new Audience.Holders(Permission.ManageUnits);

    private static Audience Records => new Audience.Holders(Permission.WriteRecords);

    private static Audience Quality => new Audience.Holders(Permission.ReviewQuality);

    private static Audience Residents => new Audience.Holders(Permission.ViewResidents);

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
        new("GET /don-vi/{unit}/ket-qua.xlsx", Numbers) { At = place => $"/don-vi/{place.Id}/ket-qua.xlsx", Levels = BelowTheNation },
        new("GET /bang-so", Numbers) { At = place => $"/bang-so?don-vi={place.Id}&chuong-trinh={place.Program}&ky={place.Quarter}", Levels = BelowTheNation },
        new("GET /bang-so/tai", Numbers) { At = place => $"/bang-so/tai?don-vi={place.Id}&chuong-trinh={place.Program}&ky={place.Quarter}&bang=chi-tieu", Levels = BelowTheNation },
        new("GET /bang-so/to/{id:guid}", Numbers) { At = place => place.Team is { } team ? $"/bang-so/to/{team}?ky={place.Quarter}" : null, IsHidden = true },
        new("GET /bang-so/can-cu", Numbers) { At = place => $"/bang-so/can-cu?don-vi={place.Id}&chuong-trinh=quang-ngai-2025-12&chi-tieu=citizen-app&ky={place.Quarter}", Levels = BelowTheNation },
        new("GET /bang-so/can-cu/tai", Numbers) { At = place => $"/bang-so/can-cu/tai?don-vi={place.Id}&chuong-trinh=quang-ngai-2025-12&chi-tieu=citizen-app&ky={place.Quarter}", Levels = BelowTheNation },
        new("GET /bang-so/ban-ghi", Residents) { At = place => $"/bang-so/ban-ghi?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bang-so/ban-ghi/{id:guid}", Residents) { Address = $"/bang-so/ban-ghi/{Nobodys}", Done = [404] },
        new("GET /bao-cao", Numbers) { At = place => $"/bao-cao?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/tai/{program}/{report}/{unit}/{period}.{format}", Numbers) { At = place => place.Report is { } report ? $"/bao-cao/tai/{report}.docx" : null },
        new("GET /api/v1/reports", Numbers) { At = place => $"/api/v1/reports?unit={place.Id}" },
        new("GET /api/v1/reports/{program}/{report}/{unit}/{period}.{format}", Numbers) { At = place => place.Report is { } report ? $"/api/v1/reports/{report}.json" : null },

        // Teams and rosters
        new("GET /to", Teams) { At = place => $"/to?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/can-xem", Numbers) { At = place => $"/to/can-xem?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /to/nhom", Rosters) { At = _ => "/to/nhom", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("dia-chi", "x")), Done = [400] },
        new("GET /to/nhom/in", Numbers) { At = place => $"/to/nhom/in?don-vi={place.Id}", Levels = BelowTheNation, Done = [404] },
        new("GET /to/tai", Teams) { At = place => $"/to/tai?don-vi={place.Id}", Levels = BelowTheNation },
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
        new("GET /to/{id:guid}/the", Teams) { At = place => place.Team is { } team ? $"/to/{team}/the" : null, IsHidden = true },
        new("POST /to/{id:guid}/the", Persons) { At = place => place.Team is { } team ? $"/to/{team}/the" : null, Body = _ => Bodies.Form(("ly-do", "")), Done = [422], IsHidden = true },
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
        new("GET /to/trung-nguoi", Rosters) { At = place => $"/to/trung-nguoi?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /to/trung-nguoi/da-gop", Rosters) { At = place => $"/to/trung-nguoi/da-gop?don-vi={place.Id}", Levels = BelowTheNation },
        // Nobody has these ids; that people outside the scope are answered alike, EnumerationTests look at.
        new("GET /to/trung-nguoi/gop", Rosters) { At = place => $"/to/trung-nguoi/gop?don-vi={place.Id}&mot={Nobodys}&hai={Nobodys}", Levels = BelowTheNation, Done = [404] },
        new("POST /to/trung-nguoi/gop", Rosters) { Body = _ => Bodies.Form(("don-vi", ""), ("mot", Nobodys), ("hai", Nobodys)), Done = [404] },
        new("POST /to/trung-nguoi/khac-nguoi", Rosters) { Body = _ => Bodies.Form(("don-vi", ""), ("mot", Nobodys), ("hai", Nobodys)), Done = [404] },
        new("POST /to/trung-nguoi/xem-lai", Rosters) { Body = _ => Bodies.Form(("don-vi", ""), ("mot", Nobodys), ("hai", Nobodys)), Done = [404] },
        new("POST /to/trung-nguoi/hoan-tac", Rosters)
        {
            At = _ => "/to/trung-nguoi/hoan-tac", Levels = BelowTheNation, Done = [422], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("lan", Nobodys)),
        },
        new("POST /nhap-danh-sach/ghi", Rosters) { Body = _ => Bodies.Form(("token", "x")), Done = [422] },
        new("POST /api/v1/rosters/import", Rosters)
        {
            At = place => place.Roster is null ? null : $"/api/v1/rosters/import?province={place.Province}&program={place.Program}&dryRun=true",
            Body = place => Bodies.Csv(place!.Roster!), RefusesWithin = answer => answer.Contains("không ghi được Tổ này", StringComparison.Ordinal),
        },

        // Registers
        new("GET /ho", Residents) { At = place => $"/ho?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /co-so", Residents) { At = place => $"/co-so?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/households/export", Residents) { At = place => $"/api/v1/households/export?unit={place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/households", Residents) { At = place => $"/api/v1/households?unit={place.Id}{place.Day}", Levels = [UnitKind.Commune, UnitKind.Village] },
        new("GET /api/v1/businesses", Residents) { At = place => $"/api/v1/businesses?unit={place.Id}{place.Day}", Levels = [UnitKind.Commune, UnitKind.Village] },
        new("GET /ho/{id:guid}", Residents) { Address = $"/ho/{Nobodys}", Done = [404] },
        new("GET /co-so/{id:guid}", Residents) { Address = $"/co-so/{Nobodys}", Done = [404] },
        new("POST /ho/{id:guid}/hien-so", Residents) { Address = $"/ho/{Nobodys}/hien-so", Body = _ => Bodies.Form(("x", "")), Done = [404] },
        new("GET /so/nhap", Records) { At = place => $"/so/nhap?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /so/nhap", Records) { At = _ => "/so/nhap", Levels = BelowTheNation, Done = [422], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("so", "household")) },
        new("POST /so/nhap/xac-nhan", Records) { Body = _ => Bodies.Form(("token", "x")), Done = [422] },
        new("GET /so/da-nhap", Records) { At = place => $"/so/da-nhap?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /so/da-nhap/hoan-tac", Records)
        {
            At = _ => "/so/da-nhap/hoan-tac", Levels = BelowTheNation, Done = [422], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("lan", Guid.NewGuid().ToString())),
        },

        // Field work
        // A role in the whole nation has no place to work in.
        new("GET /api/v1/sync/pull", Records) { Done = [200, 404] },
        new("GET /api/v1/sync/photos/{id:guid}", Records) { Address = $"/api/v1/sync/photos/{Nobodys}", Done = [404] },
        new("PUT /api/v1/sync/photos/{id:guid}", Records) { Address = $"/api/v1/sync/photos/{Nobodys}?record={Nobodys}&at=0&size=10", Body = _ => new ByteArrayContent([]), Done = [400] },
        new("GET /cho-nhan", Records) { At = place => $"/cho-nhan?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /cho-nhan/{id:guid}/nhan", Records) { Address = $"/cho-nhan/{Nobodys}/nhan", Body = _ => Bodies.Form(("don-vi", "")), Done = [404] },
        new("POST /cho-nhan/{id:guid}/khong-nhan", Records) { Address = $"/cho-nhan/{Nobodys}/khong-nhan", Body = _ => Bodies.Form(("don-vi", "")), Done = [404] },
        new("GET /thong-bao", Rosters) { At = place => $"/thong-bao?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /thong-bao", Rosters) { At = _ => "/thong-bao", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("tieu-de", "")), Done = [422] },
        new("GET /hoat-dong", Residents) { At = place => $"/hoat-dong?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /hoat-dong/{record:guid}/tra-lai", Records) { Address = $"/hoat-dong/{Nobodys}/tra-lai", Body = _ => Bodies.Form(("ly-do", "")), Done = [404] },
        new("GET /hoat-dong/anh/{photo:guid}", Residents) { Address = $"/hoat-dong/anh/{Nobodys}", Done = [404] },
        new("POST /api/v1/sync/push", Records)
        {
            At = place => place.Parcel is null ? null : "/api/v1/sync/push",
            Body = place => Bodies.Json(place!.Parcel!), RefusesWithin = answer => answer.Contains("ngoài phạm vi được giao", StringComparison.Ordinal),
        },
    ];
}
