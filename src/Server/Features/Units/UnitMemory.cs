using System.Collections.Concurrent;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units;

/// <summary>Trees, and units by code and by id, in memory, for as long as the revision of the units has not moved.</summary>
internal sealed class UnitMemory(UnitStore store)
{
    /// <summary>Most trees kept; a province of 12,000 villages takes some 4 MB.</summary>
    private const int Most = 48;

    private const string Revision = "";

    private readonly SharedAnswers<string, long> revisions = new(async _ => new Dictionary<string, long> { [Revision] = await store.Revision(CancellationToken.None) });
    private readonly AsyncLocal<Held?> held = new();
    private Snapshot snapshot = new(-1);

    /// <summary>Until it is disposed, the work that flows from here sees the units as they are at its first question, and asks for their revision once.</summary>
    public IDisposable HoldStill() => held.Value = new();

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

    public async Task<string?> ProvinceCodeOf(UnitId id, CancellationToken ct) =>
        await Remembered((await Current(ct)).Provinces, 200_000, id, () => store.ProvinceCodeOf(id, ct));

    public async Task<IReadOnlyList<Unit>> WithCode(string code, DateOnly day, CancellationToken ct) =>
        await Remembered<(string, DateOnly), IReadOnlyList<Unit>>((await Current(ct)).Named, 20_000, (code, day), async () => await store.WithCode(code, day, ct));

    public async Task<Unit?> Find(UnitId id, DateOnly day, CancellationToken ct) =>
        await Remembered((await Current(ct)).Found, 20_000, (id, day), () => store.Find(id, day, ct));

    /// <inheritdoc cref="UnitDirectory.EndedInto"/>
    public async Task<IReadOnlyDictionary<UnitId, UnitId?>> EndedInto(UnitTree tree, CancellationToken ct) =>
        await Remembered<UnitTree, IReadOnlyDictionary<UnitId, UnitId?>>((await Current(ct)).Ended, Most, tree, async () =>
            (await store.EndedInto([.. tree.All.Select(unit => unit.Id)], ct)).DistinctBy(one => one.Ended).ToDictionary(one => one.Ended, one => one.Into));

    /// <param name="most">Beyond so many all are forgotten.</param>
    private static async Task<TAnswer> Remembered<TKey, TAnswer>(ConcurrentDictionary<TKey, TAnswer> answers, int most, TKey key, Func<Task<TAnswer>> ask)
        where TKey : notnull
    {
        if (answers.TryGetValue(key, out var known))
            return known;
        if (answers.Count > most)
            answers.Clear();
        return answers[key] = await ask();
    }

    private async ValueTask<Snapshot> Current(CancellationToken ct)
    {
        // What was begun by a request and goes on after it must not look at its moment for ever.
        if (held.Value is not { IsOver: false } still)
            return await Latest(ct);
        return still.Snapshot ??= await Latest(ct);
    }

    private async ValueTask<Snapshot> Latest(CancellationToken ct)
    {
        var revision = await revisions.Get(Revision, ct);
        if (snapshot.Revision != revision)
            snapshot = new(revision);
        return snapshot;
    }

    private sealed class Held : IDisposable
    {
        public Snapshot? Snapshot { get; set; }

        public bool IsOver { get; private set; }

        public void Dispose() => IsOver = true;
    }

    private sealed record Snapshot(long Revision)
    {
        public ConcurrentDictionary<(string Key, DateOnly Day), Lazy<Task<UnitTree>>> Trees { get; } = new();

        public ConcurrentDictionary<UnitId, string?> Provinces { get; } = new();

        public ConcurrentDictionary<(string Code, DateOnly Day), IReadOnlyList<Unit>> Named { get; } = new();

        public ConcurrentDictionary<(UnitId Id, DateOnly Day), Unit?> Found { get; } = new();

        public ConcurrentDictionary<UnitTree, IReadOnlyDictionary<UnitId, UnitId?>> Ended { get; } = new();
    }
}
