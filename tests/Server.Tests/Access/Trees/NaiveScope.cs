using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>
/// Who sees what, said as plainly as it can be: from a unit one goes up to where it lay last, and, where it has ended, on to those that got it. What a
/// unit's people know of its time together lies with all of them, but a unit that went somewhere by itself does not follow those above it.
/// </summary>
public sealed class NaiveScope(IReadOnlyCollection<MadeTree> trees)
{
    private readonly ILookup<MadeUnit, MadeChange> changes = trees.SelectMany(tree => tree.Changes).ToLookup(change => change.Old);
    private readonly Dictionary<MadeUnit, HashSet<UnitId>> known = [];

    /// <summary>The units from which this one is seen, itself among them.</summary>
    public IReadOnlySet<UnitId> SeenFrom(MadeUnit unit)
    {
        if (known.TryGetValue(unit, out var tops))
            return tops;
        tops = [];
        Go(unit, follows: true);
        return known[unit] = tops;

        void Go(MadeUnit at, bool follows)
        {
            tops.Add(at.Id);
            var heirs = HeirsOf(at);
            if (at.Parent is { } parent)
                Go(parent, follows && heirs.Count == 0);
            if (follows)
            {
                foreach (var heir in heirs)
                    Go(heir, follows: true);
            }
        }
    }

    public bool Sees(IEnumerable<Grant> grants, MadeUnit unit, Permission? permission = null) =>
        grants.Any(grant => (permission is not { } wanted || Permissions.Of(grant.Role).Contains(wanted)) && SeenFrom(unit).Contains(grant.UnitId));

    /// <summary>Whether the grants give the permission in all of a province: of the nation, or of the province that stands.</summary>
    public static bool SeesWhole(IEnumerable<Grant> grants, MadeTree tree, Permission permission) =>
        grants.Any(grant => Permissions.Of(grant.Role).Contains(permission) && (grant.UnitId == MadeTree.Nation.Id || grant.UnitId == tree.Province.Id));

    /// <summary>Those that got a unit when it ended.</summary>
    private List<MadeUnit> HeirsOf(MadeUnit unit) =>
        unit.Stands ? [] : [.. changes[unit].Where(change => change.New != unit && change.On > unit.To).Select(change => change.New)];
}
