using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>An event's effect as rows: versions that it closes, and versions that it adds.</summary>
internal sealed record ReformRows(IReadOnlyList<(UnitId Unit, UnitVersion Version)> Closed, IReadOnlyList<ReformRows.AddedVersion> Added)
{
    /// <param name="state">With the effect.</param>
    public static ReformRows Of(ReformEffect effect, ReformState state)
    {
        var before = effect.Before.ToDictionary(life => life.Id);
        var closed = new List<(UnitId, UnitVersion)>();
        var added = new List<AddedVersion>();
        foreach (var life in effect.After)
        {
            var known = before.TryGetValue(life.Id, out var was) ? was.Versions.ToDictionary(version => version.ValidFrom) : [];
            foreach (var version in life.Versions)
            {
                if (!known.TryGetValue(version.ValidFrom, out var old))
                    added.Add(new(life.Id, version, FoldedPath(state, version)));
                else if (old != version)
                    closed.Add((life.Id, old with { ValidTo = version.ValidTo } == version ? version : throw new InvalidOperationException($"An event rewrites what {life.Id} was on {version.ValidFrom}")));
            }
        }
        return new(closed, added);
    }

    /// <summary>Folded name of the version with those of the units above it on its first day, the nation left out.</summary>
    private static string FoldedPath(ReformState state, UnitVersion version)
    {
        var path = Folded(version);
        for (var above = version.ParentId; above is { } id && state.Find(id) is { Kind: not UnitKind.Nation } parent;)
        {
            var then = parent.On(version.ValidFrom) ?? parent.Versions[0];
            path += " " + Folded(then);
            above = then.ParentId;
        }
        return path;
    }

    private static string Folded(UnitVersion version) => Folding.Fold(Unit.FullNameOf(version.SubKind, version.Name));

    internal sealed record AddedVersion(UnitId Unit, UnitVersion Version, string FoldedPath)
    {
        public string Folded => ReformRows.Folded(Version);
    }
}
