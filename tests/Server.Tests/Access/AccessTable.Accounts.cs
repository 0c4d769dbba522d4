using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>The rows of accounts, of personal data and of the trail. Bodies are such that nothing is lost: a reason is missing, a code is wrong, a role is there already.</summary>
internal static partial class AccessTable
{
    private const string Nobodys = "019a5000-0000-7000-8000-0000000000ff";

    private static Audience Keepers => new Audience.Holders(Permission.ManageAccounts);

    private static Audience Auditors => new Audience.Holders(Permission.ReadAudit);

    private static Audience DataOfficers => new Audience.Holders(Permission.ManagePersonalData);

    private static AccessRow[] OwnAccount =>
    [
        // Signing in
        new("GET /dang-nhap", Anybody) { Done = [200, 302] },
        new("POST /dang-nhap", Anybody) { Body = _ => Bodies.Form(("login", "")), Done = [422] },
        new("GET /dang-nhap/buoc-hai", Anybody) { Done = [302] },
        new("POST /dang-nhap/buoc-hai", Anybody) { Body = _ => Bodies.Form(("code", "")), Done = [302] },
        new("POST /dang-nhap/khoa-truy-cap", Anybody) { Body = _ => Bodies.Form(("credential", "")), Done = [422] },
        new("POST /dang-nhap/khoa-truy-cap/thach-thuc", Anybody) { Body = _ => Bodies.Form() },
        new("GET /dang-nhap/qua/{provider}", Anybody) { Address = "/dang-nhap/qua/x", Done = [404] },
        new("GET /dang-nhap/qua/{provider}/tro-lai", Anybody) { Address = "/dang-nhap/qua/x/tro-lai", Done = [404] },
        new("GET /moi", Anybody),
        new("POST /moi", Anybody) { Body = _ => Bodies.Form(("ma", "")), Done = [422, 429] },
        new("POST /moi/mat-khau", Anybody) { Body = _ => Bodies.Form(("ma", "")), Done = [422, 429] },
        new("GET /quyen-rieng-tu", Anybody),
        new("POST /api/v1/sessions", Anybody) { Body = _ => Bodies.Json("{}"), Done = [401] },
        new("POST /api/v1/sessions/refresh", Anybody) { Body = _ => Bodies.Json("{}"), Done = [401] },

        // Phones of the field app; a session is no phone, and nobody has one with this id
        new("POST /api/v1/devices", Anybody) { Body = _ => Bodies.Json("{}"), Done = [400] },
        new("GET /api/v1/devices/me", AnyCaller) { Done = [404] },
        new("DELETE /api/v1/devices/me", AnyCaller) { Done = [404] },
        new("POST /api/v1/devices/{id:guid}/revoke", AnyCaller) { Address = $"/api/v1/devices/{Nobodys}/revoke", Done = [404] },
        new("POST /may-thuc-dia/{id:guid}/thu-hoi", AnyCaller) { Address = $"/may-thuc-dia/{Nobodys}/thu-hoi", Body = _ => Bodies.Form(), Done = [404] },
        new("GET /api/v1/devices", Keepers),
        new("GET /may-thuc-dia", Keepers),

        // The own account, its factors and sessions
        new("GET /tai-khoan", AnyCaller),
        new("POST /tai-khoan", AnyCaller) { Body = _ => Bodies.Form(("old", "x"), ("wanted", "mot cau that dai"), ("again", "mot cau khac han")), Done = [422] },
        new("GET /tai-khoan/du-lieu", AnyCaller),
        new("POST /tai-khoan/du-lieu/tai", AnyCaller) { Body = _ => Bodies.Form(("dang", "json")) },
        new("GET /tai-khoan/xac-nhan", AnyCaller),
        new("POST /tai-khoan/xac-nhan", AnyCaller) { Body = _ => Bodies.Form(("password", "")), Done = [422] },
        new("GET /tai-khoan/xac-thuc", AnyCaller),
        new("POST /tai-khoan/xac-thuc", AnyCaller) { Body = _ => Bodies.Form(("code", "")), Done = [422] },
        new("POST /tai-khoan/xac-thuc/bo", AnyCaller) { Body = _ => Bodies.Form(), Done = [302, 422] },
        new("POST /tai-khoan/ma-khoi-phuc", AnyCaller) { Body = _ => Bodies.Form(), Done = [422] },
        new("POST /tai-khoan/khoa-truy-cap/thach-thuc", AnyCaller) { Body = _ => Bodies.Form() },
        new("POST /tai-khoan/khoa-truy-cap", AnyCaller) { Body = _ => Bodies.Form(("credential", "")), Done = [422] },
        new("POST /tai-khoan/khoa-truy-cap/bo", AnyCaller) { Body = _ => Bodies.Form(("id", Nobodys)), Done = [302, 422] },
        new("GET /tai-khoan/lien-ket/{provider}", AnyCaller) { Address = "/tai-khoan/lien-ket/x", Done = [404] },
        new("POST /tai-khoan/lien-ket/{provider}", AnyCaller) { Address = "/tai-khoan/lien-ket/x", Body = _ => Bodies.Form(("proposal", "")), Done = [404] },
        new("POST /tai-khoan/lien-ket/{provider}/bo", AnyCaller) { Address = "/tai-khoan/lien-ket/x/bo", Body = _ => Bodies.Form(("password", "")), Done = [404] },
        new("POST /tai-khoan/lich", AnyCaller) { Body = _ => Bodies.Form() },
        new("POST /tai-khoan/lich/ngung", AnyCaller) { Body = _ => Bodies.Form(), Done = [302] },
        new("POST /tai-khoan/phien/ket-thuc", AnyCaller) { Body = _ => Bodies.Form(("id", Nobodys)), Done = [422] },
        new("GET /api/v1/sessions", AnyCaller),
        new("DELETE /api/v1/sessions/{id:guid}", AnyCaller) { Address = $"/api/v1/sessions/{Nobodys}", Done = [404] },
        new("GET /api/v1/sessions/current", AnyCaller),
        new("DELETE /api/v1/sessions/current", AnyCaller) { Done = [204], EndsSession = true },
        new("POST /tai-khoan/phien/ket-thuc-phien-khac", AnyCaller) { Body = _ => Bodies.Form(), Done = [302], EndsSession = true },
        new("POST /dang-xuat", AnyCaller) { Body = _ => Bodies.Form(), Done = [302], EndsSession = true },
    ];

    private static AccessRow[] OthersAccounts =>
    [
        new("GET /tai-khoan-don-vi", Keepers) { At = place => $"/tai-khoan-don-vi?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /tai-khoan-don-vi/them", Keepers) { At = place => $"/tai-khoan-don-vi/them?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /tai-khoan-don-vi/them", Keepers) { Body = _ => Bodies.Form(("name", "")), Done = [422] },
        new("GET /tai-khoan-don-vi/{id:guid}", Keepers) { At = place => place.Account is { } account ? $"/tai-khoan-don-vi/{account}" : null },
        new("POST /tai-khoan-don-vi/{id:guid}/{deed}", Keepers) { At = place => place.Account is { } account ? $"/tai-khoan-don-vi/{account}/dung-lai" : null, Body = _ => Bodies.Form(("x", "")), Done = [302, 409] },
        new("GET /moi-thanh-vien", Keepers) { At = place => $"/moi-thanh-vien?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /moi-thanh-vien", Keepers) { At = _ => "/moi-thanh-vien", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [422] },
        new("GET /api/v1/accounts", Keepers) { At = place => $"/api/v1/accounts?unit={place.Id}" },
        new("POST /api/v1/accounts", Keepers)
        {
            At = _ => "/api/v1/accounts", Levels = [UnitKind.Commune, UnitKind.Village], Done = [400],
            Body = place => Bodies.Json($$"""{"login":"x","name":"Lê Văn Thử","role":"member","unit":"{{place!.Id}}"}"""),
        },
        OneAccount("GET", "", 200),
        OneAccount("POST", "/grants", 409, 400) with { Body = place => Bodies.Json($$"""{"role":"member","unit":"{{place!.Id}}"}""") },
        OneAccount("DELETE", "/grants/{grantId:guid}", 404),
        // 409: the callers walk beside each other, and of two who change an account in the same moment the second is told so.
        OneAccount("POST", "/disable", 200, 409),
        OneAccount("POST", "/enable", 200, 409),
        OneAccount("POST", "/reset-code", 201, 409),
        OneAccount("DELETE", "/reset-code", 204, 404),
    ];

    private static AccessRow[] Oversight =>
    [
        new("GET /du-lieu-ca-nhan", DataOfficers),
        new("POST /du-lieu-ca-nhan", DataOfficers) { Body = _ => Bodies.Form(("so", "")), Done = [422] },
        new("POST /du-lieu-ca-nhan/trich-xuat", DataOfficers) { Body = _ => Bodies.Form(("nguoi", Nobodys), ("ly-do", "")), Done = [422] },
        new("POST /du-lieu-ca-nhan/xoa", DataOfficers) { Body = _ => Bodies.Form(("loai", "person"), ("dinh-danh", Nobodys), ("ly-do", "")), Done = [422] },
        new("GET /nhat-ky", Auditors),
        new("GET /nhat-ky/xuat/{format}", Auditors) { Address = "/nhat-ky/xuat/csv" },
        new("GET /nhat-ky/su-co", Auditors),
        new("POST /nhat-ky/su-co", Auditors) { Body = _ => Bodies.Form(("ve", "")), Done = [422] },
        new("GET /api/v1/audit", Auditors) { At = place => $"/api/v1/audit?unit={place.Id}" },
    ];

    private static AccessRow OneAccount(string method, string tail, params int[] done) => new($"{method} /api/v1/accounts/{{id:guid}}{tail}", Keepers)
    {
        At = place => place.Account is { } account ? $"/api/v1/accounts/{account}{tail.Replace("{grantId:guid}", Nobodys, StringComparison.Ordinal)}" : null, Done = done,
    };
}
