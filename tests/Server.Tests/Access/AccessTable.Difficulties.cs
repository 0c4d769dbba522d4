using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Access;

internal static partial class AccessTable
{
    private static AccessRow[] Difficulties =>
    [
        new("GET /kho-khan", Residents) { At = place => $"/kho-khan?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /kho-khan/moi", Records) { At = place => $"/kho-khan/moi?don-vi={place.Id}", Levels = BelowTheNation },
        // Without a text nothing is stored; a unit that is not the caller's is not told of.
        new("POST /kho-khan/moi", Records) { At = _ => "/kho-khan/moi", Levels = BelowTheNation, Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("noi", place.Id.ToString()), ("viec", "network"), ("noi-dung", "")), Done = [422] },
        // Nobody has this id; who may do what with one that there is, DifficultyAccessTests look at.
        new("GET /kho-khan/{id:guid}", Residents) { Address = $"/kho-khan/{Nobodys}", Done = [404] },
        new("POST /kho-khan/{id:guid}/buoc", Residents) { Address = $"/kho-khan/{Nobodys}/buoc", Body = _ => Bodies.Form(("buoc", "take"), ("phien-ban", "1")), Done = [404] },
        new("POST /kho-khan/{id:guid}/cam-nang", Residents) { Address = $"/kho-khan/{Nobodys}/cam-nang", Body = _ => Bodies.Form(("muc", "network")), Done = [404] },
        new("POST /kho-khan/{id:guid}/cam-nang/rut", Residents) { Address = $"/kho-khan/{Nobodys}/cam-nang/rut", Body = _ => Bodies.Form(("xong", "1")), Done = [404] },
        new("GET /kho-khan/dau-moi", Residents) { At = place => $"/kho-khan/dau-moi?don-vi={place.Id}", Levels = BelowTheNation },
        new("POST /kho-khan/dau-moi", Rosters) { At = _ => "/kho-khan/dau-moi", Levels = [UnitKind.Province], Body = place => Bodies.Form(("don-vi", place!.Id.ToString()), ("khu-vuc", "")), Done = [422] },
        new("POST /kho-khan/dau-moi/{id:guid}/thoi", Rosters) { At = _ => $"/kho-khan/dau-moi/{Nobodys}/thoi", Levels = [UnitKind.Province], Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [404] },
        new("GET /api/v1/difficulties", Residents) { At = place => $"/api/v1/difficulties?unit={place.Id}", Levels = BelowTheNation },
        new("POST /api/v1/difficulties", Records)
        {
            At = _ => "/api/v1/difficulties", Levels = BelowTheNation, Body = place => Bodies.Json($$"""{"unit":"{{place!.Id}}","topic":"network","text":""}"""), Done = [400],
        },
        new("GET /api/v1/difficulties/{id:guid}", Residents) { Address = $"/api/v1/difficulties/{Nobodys}", Done = [404] },
        new("PATCH /api/v1/difficulties/{id:guid}", Residents) { Address = $"/api/v1/difficulties/{Nobodys}", Body = _ => Bodies.Json("""{"version":1,"act":"take"}"""), Done = [404] },
    ];
}
