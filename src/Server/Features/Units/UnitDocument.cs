using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>A unit as the contract's JSON.</summary>
public sealed record UnitDocument(
    UnitId Id, string Code, string Name, UnitKind Kind, string SubKind, string FullName, UnitId? ParentId, Terrain? Terrain, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static UnitDocument Of(Unit unit) =>
        new(unit.Id, unit.Code, unit.Name, unit.Kind, unit.SubKind, unit.FullName, unit.ParentId, unit.Terrain, unit.ValidFrom, unit.ValidTo);
}
