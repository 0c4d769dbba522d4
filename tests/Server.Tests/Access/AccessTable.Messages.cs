using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Access;

/// <summary>Messages: a person's own, and what of a province's could not be sent.</summary>
internal static partial class AccessTable
{
    private static AccessRow[] Messages =>
    [
        new("GET /tin-nhan", AnyCaller),
        new("GET /tin-nhan/{id:guid}", AnyCaller) { Address = $"/tin-nhan/{Nobodys}", Done = [404] },
        new("POST /tin-nhan/da-doc", AnyCaller) { Body = _ => Bodies.Form(), Done = [302] },
        new("GET /tin-nhan/cai-dat", AnyCaller),
        new("POST /tin-nhan/cai-dat", AnyCaller) { Body = _ => Bodies.Form(("tu", "")), Done = [422] },
        new("GET /tin-nhan/chua-gui-duoc", Keepers) { At = place => $"/tin-nhan/chua-gui-duoc?don-vi={place.Id}", Levels = [UnitKind.Province] },
        new("POST /tin-nhan/chua-gui-duoc/{id:guid}/gui-lai", Keepers)
        {
            At = _ => $"/tin-nhan/chua-gui-duoc/{Nobodys}/gui-lai", Levels = [UnitKind.Province], Body = place => Bodies.Form(("don-vi", place!.Id.ToString())), Done = [404],
        },
    ];
}
