using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A difficulty as whoever recounts it finds it.</summary>
public sealed record RecountedDifficulty(DifficultyCase Case, UnitId Place, string Topic, string Question);

/// <summary>What is done at a moment that is past, by whom.</summary>
public sealed record RecountedAct(DifficultyAct Act, DifficultyActor Actor, DateTimeOffset At);

/// <summary>Writes down what was done before the product was there, or never: for made-up data. The rules are the same.</summary>
public static class DifficultyRecounting
{
    private const int Most = 10_000;

    /// <summary>Those of a unit and below, in the order they were raised; none where anything was done there already.</summary>
    public static async Task<IReadOnlyList<RecountedDifficulty>> Untouched(ProvinceDatabase province, UnitId unit, CancellationToken ct)
    {
        var rows = await DifficultyStore.List(province, unit, DifficultyFilter.All, (DateTimeOffset.MinValue.AddDays(1), DateTimeOffset.MinValue.AddDays(1)), 0, Most, ct);
        return rows.Any(row => row.Case.Version > 1) ? [] : [.. rows.OrderBy(row => row.Case.RaisedAt).ThenBy(row => row.Case.Id).Select(row => new RecountedDifficulty(row.Case, row.Place, row.Topic, row.Question))];
    }

    /// <summary>All of it in one transaction, in this order.</summary>
    /// <exception cref="InvalidOperationException">An act that the rules do not allow.</exception>
    public static async Task Recount(ProvinceDatabase province, IReadOnlyList<(Guid Id, RecountedAct Act)> acts, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        foreach (var (id, (act, actor, at)) in acts)
        {
            var held = await DifficultyStore.HoldWithSame(work, id, ct);
            if (held[id].Case.Decide(act, actor, at) is not Result<DifficultyStep>.Done(var step) || !await DifficultyDesk.Take(work, held[id].Case, held[id].Place, step, held, ct))
                throw new InvalidOperationException($"{act} of {id} is not allowed");
        }
        await work.Commit(ct);
    }

    public static async Task Publish(ProvinceDatabase province, GuideEntry entry, CancellationToken ct) => await GuideStore.Publish(province, entry, ct);

    /// <returns>False where contacts are named already.</returns>
    public static async Task<bool> Name(ProvinceDatabase province, UnitId top, IReadOnlyList<DifficultyContact> contacts, DateTimeOffset at, CancellationToken ct)
    {
        if ((await ContactStore.All(province, ct)).Count > 0)
            return false;
        foreach (var contact in contacts)
            await ContactStore.Add(province, top, contact, at, ct);
        return true;
    }
}
