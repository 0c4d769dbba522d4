using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Access;

internal static partial class AccessTable
{
    private static AccessRow[] DataQuality =>
    [
        new("GET /chat-luong", Quality) { At = place => $"/chat-luong?don-vi={place.Id}", Levels = BelowTheNation },
        new("GET /chat-luong/tai", Quality) { At = place => $"/chat-luong/tai?don-vi={place.Id}&dang=csv", Levels = BelowTheNation },
        new("GET /chat-luong/kiem-tra-lai", Quality) { At = place => $"/chat-luong/kiem-tra-lai?don-vi={place.Id}", Levels = BelowTheNation },
        // Nobody has this id; that findings outside the scope are answered alike, QualityPageTests look at.
        new("GET /chat-luong/{id:guid}", Quality) { Address = $"/chat-luong/{Nobodys}", Done = [404] },
        new("POST /chat-luong/{id:guid}/tra-loi", Quality) { Address = $"/chat-luong/{Nobodys}/tra-loi", Body = _ => Bodies.Form(("tra-loi", "sai")), Done = [404] },
        // A unit that has ended is told so.
        new("POST /chat-luong/ra-soat", Rosters) { At = _ => "/chat-luong/ra-soat", Levels = [UnitKind.Commune], Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [302, 400] },
        new("GET /api/v1/quality", Quality) { At = place => $"/api/v1/quality?unit={place.Id}", Levels = BelowTheNation },
    ];
}
