using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>The places that a phone works in: of one province, as they stand today.</summary>
/// <param name="Tops">Units of the caller's roles that send records.</param>
/// <param name="Villages">In which the caller may; the own ones first.</param>
/// <param name="Communes">Likewise: what is recorded of a commune as such.</param>
/// <param name="Provinces">All in which the caller has such a role: a phone holds one at a time.</param>
internal sealed record FieldArea(string ProvinceCode, UnitTree Tree, IReadOnlyList<UnitId> Tops, IReadOnlyList<Unit> Villages, IReadOnlyList<Unit> Communes, IReadOnlyList<string> Provinces)
{
    /// <summary>So many places fit into a cursor that a request line can carry.</summary>
    public const int MostPlaces = 150;

    /// <param name="wanted">Code of the province that its owner chose on the phone; one that is none of theirs (any more) is no choice.</param>
    /// <returns>Null where no role of the caller's is in a province.</returns>
    public static async Task<FieldArea?> Of(Caller caller, string? wanted, UnitDirectory units, DateOnly today, CancellationToken ct)
    {
        var grants = caller.Grants.Where(grant => Permissions.Of(grant.Role).Contains(Permission.WriteRecords)).ToList();
        var codes = new List<string>();
        foreach (var grant in grants)
        {
            if (await units.ProvinceCodeOf(grant.UnitId, ct) is { } found && !codes.Contains(found))
                codes.Add(found);
        }
        if (codes.Count == 0)
            return null;
        var code = codes.Find(one => one == wanted) ?? codes[0];
        var tree = await units.Tree(code, today, ct);
        var tops = grants.Select(grant => grant.UnitId).Distinct().ToList();
        var seen = caller.Seen(tree, Permission.WriteRecords).Where(unit => unit.Kind is UnitKind.Village or UnitKind.Commune).ToList();
        return new(
            code, tree, tops,
            [.. seen.Where(unit => unit.Kind == UnitKind.Village).OrderByDescending(unit => tops.Contains(unit.Id)).ThenBy(unit => unit.Code, StringComparer.Ordinal).ThenBy(unit => unit.Id.Value)],
            [.. seen.Where(unit => unit.Kind == UnitKind.Commune).OrderByDescending(unit => tops.Contains(unit.Id)).ThenBy(unit => unit.Code, StringComparer.Ordinal).ThenBy(unit => unit.Id.Value)],
            codes);
    }
}
