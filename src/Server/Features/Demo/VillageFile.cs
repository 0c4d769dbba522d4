using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>The demo's villages and terrains as a file for the units' import.</summary>
internal static class VillageFile
{
    public static readonly IReadOnlyList<string> Header = ["code", "name", "kind", "commune", "terrain", "households"];

    public static IEnumerable<IReadOnlyList<string?>> Rows(DemoPlan plan)
    {
        foreach (var commune in plan.Communes)
        {
            var unit = commune.Unit;
            yield return [unit.Code, unit.Name, unit.SubKind, unit.Code, UnitWords.Text(commune.Terrain), null];
            foreach (var village in commune.Villages)
                yield return [village.Code, village.Name, village.SubKind, unit.Code, null, village.Households.ToString()];
        }
    }
}
