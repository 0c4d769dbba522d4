using System.Collections.Concurrent;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>Trees in memory, for as long as the revision of the units has not moved.</summary>
internal sealed class UnitMemory(UnitStore store)
{
    /// <summary>Most trees kept; a province of 12,000 villages takes some 4 MB.</summary>
    private const int Most = 48;

    private Snapshot snapshot = new(-1);

    public async ValueTask<UnitTree> Tree(string key, DateOnly day, Func<Task<List<Unit>>> load, CancellationToken ct)
    {
        var trees = (await Current(ct)).Trees;
        if (trees.Count >= Most && !trees.ContainsKey((key, day)))
            trees.Clear();
        var tree = trees.GetOrAdd((key, day), _ => new(async () => new UnitTree(day, await load())));
        try
        {
            return await tree.Value.WaitAsync(ct);
        }
        catch when (tree.Value.IsFaulted)
        {
            trees.TryRemove((key, day), out _);
            throw;
        }
    }

    public async Task<string?> ProvinceCodeOf(UnitId id, CancellationToken ct)
    {
        var provinces = (await Current(ct)).Provinces;
        if (provinces.TryGetValue(id, out var known))
            return known;
        if (provinces.Count > 200_000)
            provinces.Clear();
        return provinces[id] = await store.ProvinceCodeOf(id, ct);
    }

    private async ValueTask<Snapshot> Current(CancellationToken ct)
    {
        var revision = await store.Revision(ct);
        if (snapshot.Revision != revision)
            snapshot = new(revision);
        return snapshot;
    }

    private sealed record Snapshot(long Revision)
    {
        public ConcurrentDictionary<(string Key, DateOnly Day), Lazy<Task<UnitTree>>> Trees { get; } = new();

        public ConcurrentDictionary<UnitId, string?> Provinces { get; } = new();
    }
}
