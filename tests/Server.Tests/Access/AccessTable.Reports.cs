using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>Reports on their way: numbers to look at; who writes and who judges which one, ReportWorkflowTests show.</summary>
internal static partial class AccessTable
{
    private static Audience Reporters => new Audience.Holders(Permission.WriteReports);

    private static AccessRow[] Reports =>
    [
        new("GET /bao-cao/tien-do", Numbers) { At = place => $"/bao-cao/tien-do?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /bao-cao/tien-do/nhac", Reporters) { At = _ => "/bao-cao/tien-do/nhac", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("chi", Nobodys)), Done = [409] },
        new("GET /bao-cao/{id:guid}", Numbers) { Address = $"/bao-cao/{Nobodys}", Done = [404] },
        new("GET /bao-cao/{id:guid}/tai.{format}", Numbers) { Address = $"/bao-cao/{Nobodys}/tai.docx", Done = [404] },
        new("POST /bao-cao/{id:guid}", Numbers) { Address = $"/bao-cao/{Nobodys}", Body = _ => Bodies.Form(("viec", "submit")), Done = [404] },
        new("GET /bao-cao/{id:guid}/ban-chinh-thuc", new Audience.Holders(Permission.ViewResidents)) { Address = $"/bao-cao/{Nobodys}/ban-chinh-thuc", Done = [404] },
        new("GET /bao-cao/{id:guid}/kem-theo/{file:guid}", new Audience.Holders(Permission.ViewResidents)) { Address = $"/bao-cao/{Nobodys}/kem-theo/{Nobodys}", Done = [404] },
        new("POST /bao-cao/{id:guid}/kem-theo", Reporters) { Address = $"/bao-cao/{Nobodys}/kem-theo", Body = _ => Bodies.Form(("v", "1")), Done = [404] },
        new("POST /bao-cao/{id:guid}/kem-theo/{file:guid}/bot", Reporters) { Address = $"/bao-cao/{Nobodys}/kem-theo/{Nobodys}/bot", Body = _ => Bodies.Form(("v", "1")), Done = [404] },
        new("POST /bao-cao/{id:guid}/ban-chinh-thuc", Reporters) { Address = $"/bao-cao/{Nobodys}/ban-chinh-thuc", Body = _ => Bodies.Form(("so", "1/BC")), Done = [404] },
        // Requests: only the asking unit's own officers may ask; AdHocRequestTests look at who else may not.
        new("GET /bao-cao/dot-xuat", Numbers) { At = place => $"/bao-cao/dot-xuat?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/dot-xuat/moi", Reporters) { Address = $"/bao-cao/dot-xuat/moi?don-vi={Nobodys}", Done = [404] },
        new("POST /bao-cao/dot-xuat/moi", Reporters) { Body = _ => Bodies.Form(("don-vi", Nobodys)), Done = [404] },
        new("GET /bao-cao/dot-xuat/{id:guid}", Numbers) { Address = $"/bao-cao/dot-xuat/{Nobodys}", Done = [404] },
        new("GET /bao-cao/dot-xuat/{id:guid}/tra-loi.xlsx", Numbers) { Address = $"/bao-cao/dot-xuat/{Nobodys}/tra-loi.xlsx", Done = [404] },
        new("POST /bao-cao/dot-xuat/{id:guid}", Reporters) { Address = $"/bao-cao/dot-xuat/{Nobodys}", Body = _ => Bodies.Form(("viec", "withdraw")), Done = [404] },
        new("GET /api/v1/report-requests", Numbers) { At = place => $"/api/v1/report-requests?unit={place.Id}", Levels = BelowTheNation },
        new("POST /api/v1/report-requests", Reporters) { Body = _ => Bodies.Json($$"""{"unit":"{{Nobodys}}"}"""), Done = [404] },
        new("GET /api/v1/report-requests/{id:guid}", Numbers) { Address = $"/api/v1/report-requests/{Nobodys}", Done = [404] },
        new("POST /api/v1/report-requests/{id:guid}/steps", Reporters) { Address = $"/api/v1/report-requests/{Nobodys}/steps", Body = _ => Bodies.Json("""{"deed":"withdraw","reason":"x"}"""), Done = [404] },

        // The calendar; its private address is a key of its own, and nobody has this one.
        new("GET /bao-cao/lich", Numbers) { At = place => $"/bao-cao/lich?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/reports/calendar", Numbers) { At = place => $"/api/v1/reports/calendar?unit={place.Id}", Levels = BelowTheNation },
        new("GET /lich/{token}.ics", Anybody) { Address = "/lich/x.ics", Done = [404] },
        new("GET /api/v1/reports/received", Numbers) { At = place => $"/api/v1/reports/received?unit={place.Id}", Levels = BelowTheNation },
        new("GET /api/v1/reports/{id:guid}", Numbers) { Address = $"/api/v1/reports/{Nobodys}", Done = [404] },
        new("POST /api/v1/reports/{id:guid}/steps", Reporters) { Address = $"/api/v1/reports/{Nobodys}/steps", Body = _ => Bodies.Json("""{"deed":"submit","version":0}"""), Done = [404] },
        new("GET /bao-cao/mau", Numbers) { At = place => $"/bao-cao/mau?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/mau/tai", Numbers) { At = place => $"/bao-cao/mau/tai?don-vi={place.Id}", Levels = BelowTheNation },
        // Without a file, so that nothing is changed; that only officers set one, LetterTemplatePageTests show.
        new("POST /bao-cao/mau", Reporters) { At = _ => "/bao-cao/mau", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [422] },
        new("GET /bao-cao/mau/xem-thu", Reporters) { Address = "/bao-cao/mau/xem-thu?token=x", Done = [400] },
        new("POST /bao-cao/mau/dung", Reporters) { Body = _ => Bodies.Form(("token", "x")), Done = [400] },
        new("POST /bao-cao/mau/tro-lai", Reporters) { At = _ => "/bao-cao/mau/tro-lai", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [400] },
        new("GET /bao-cao/phu-luc", Teams) { At = place => $"/bao-cao/phu-luc?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/phu-luc/to", Teams) { At = place => $"/bao-cao/phu-luc/to?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /bao-cao/phu-luc/tap-huan", Residents) { At = place => $"/bao-cao/phu-luc/tap-huan?don-vi={place.Id}&ky={place.Quarter}", Levels = BelowTheNation },
        new("POST /bao-cao/phu-luc/chi-ho-tro", Persons)
        {
            At = _ => "/bao-cao/phu-luc/chi-ho-tro", Levels = [UnitKind.Commune, UnitKind.Village],
            Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("ky", place.Quarter), ("can-cu", "Nghị quyết"), ("muc-0", "0"), ("muc-1", "0"), ("muc-2", "0"), ("muc-3", "0")),
        },
    ];
}
