using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>Which units below one are wanted.</summary>
/// <param name="Kind">A level; null: the one directly below.</param>
/// <param name="All">The whole subtree, at every level.</param>
public sealed record UnitSelection(UnitKind? Kind = null, bool All = false);

/// <summary>Units below a unit on a day, by code (Danh sách đơn vị).</summary>
public sealed class UnitListing(UnitDirectory directory)
{
    public async Task<IReadOnlyList<Unit>> Below(Unit under, UnitSelection selection, DateOnly day, CancellationToken ct)
    {
        var tree = await directory.TreeOf(under, day, ct);
        IEnumerable<Unit> found = selection switch
        {
            { All: true } => tree.Under(under.Id).Skip(1),
            { Kind: { } kind } => tree.Under(under.Id).Skip(1).Where(unit => unit.Kind == kind).OrderBy(unit => unit.Code, StringComparer.Ordinal),
            _ => tree.ChildrenOf(under.Id),
        };
        if (under.Kind != UnitKind.Nation || !(selection.All || selection.Kind == UnitKind.Village))
            return [.. found];
        return await WithVillages(tree, selection, day, ct);
    }

    /// <summary>The nation's tree has no villages: they come from the trees of its provinces.</summary>
    private async Task<IReadOnlyList<Unit>> WithVillages(UnitTree nation, UnitSelection selection, DateOnly day, CancellationToken ct)
    {
        var all = new List<Unit>();
        foreach (var province in nation.ChildrenOf(UnitDirectory.NationId))
        {
            var below = (await directory.Tree(province.Code, day, ct)).Under(province.Id);
            all.AddRange(selection.All ? below : below.Where(unit => unit.Kind == UnitKind.Village));
        }
        return all;
    }
}
