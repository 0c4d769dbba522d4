using System.Collections.Concurrent;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The answer for one record: <c>accepted</c>, <c>duplicate</c> or <c>rejected</c> with the reason.</summary>
public sealed record PushResult(string? Id, string Status, string? Reason);

/// <summary>Takes field records into a province's store, from phones and from files alike.</summary>
public sealed class RecordPush(Databases databases, UnitDirectory units, TeamPlaces teams, ProgramCatalogue programs, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PushLane> lanes = new();
    private readonly Lazy<ObservedIndicators> indicators = new(() => new ObservedIndicators(programs.All));

    public ObservedIndicators Indicators => indicators.Value;

    /// <param name="records">As sent, at most 500.</param>
    /// <param name="author">Login of the sender.</param>
    /// <param name="codes">For files that name villages and subjects by code; else null.</param>
    /// <param name="mayWriteAt">Whether the sender's scope includes the place.</param>
    /// <returns>An answer for each record, in their order; or why none could be looked at.</returns>
    internal Task<Result<IReadOnlyList<PushResult>>> Push(
        string provinceCode, IReadOnlyList<JsonElement> records, string author, RecordCodes? codes, Func<UnitTree, Unit, CancellationToken, ValueTask<bool>> mayWriteAt, CancellationToken ct)
    {
        var reader = new RecordReader(new RecordBodies(Indicators, codes), clock.GetUtcNow(), codes);
        var sent = records.Select(reader.Read).Select(read => new Sent(read.Id, read.Record is null ? null : new(read.Record, read.Body, author), read.Reason)).ToList();
        return Take(provinceCode, sent, mayWriteAt, (province, taken) => lanes.GetOrAdd(provinceCode, _ => new PushLane(province, Indicators, clock)).Store(taken), ct);
    }

    /// <summary>
    /// The same for many records that are read already: they pass the same checks and go into one transaction, which does best with the records
    /// of one place. Two callers may do so beside each other, at different places.
    /// </summary>
    internal Task<Result<IReadOnlyList<PushResult>>> Load(string provinceCode, IReadOnlyList<IncomingRecord> records, CancellationToken ct) => Take(
        provinceCode, [.. records.Select(incoming => new Sent(incoming.Record.Id.ToString(), incoming, null))], (_, _, _) => new(true),
        (province, taken) => RecordStore.Store(province, Indicators, [new(Acting.Now, taken)], clock.GetUtcNow(), ct), ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes.Values)
            await lane.DisposeAsync();
    }

    /// <summary>Refuses what cannot be where it says it is, hands the rest to <paramref name="store"/>, and answers each record in its place.</summary>
    private async Task<Result<IReadOnlyList<PushResult>>> Take(
        string provinceCode, IReadOnlyList<Sent> sent, Func<UnitTree, Unit, CancellationToken, ValueTask<bool>> mayWriteAt,
        Func<ProvinceDatabase, IReadOnlyList<IncomingRecord>, Task<IReadOnlyList<IntakeAnswer>>> store, CancellationToken ct)
    {
        var opened = databases.Province(provinceCode);
        if (opened is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)opened).Problem;
        var tree = await units.Tree(provinceCode, VietnamTime.Today(clock), ct);
        var named = sent.Select(one => one.Incoming?.Record.TeamId).OfType<TeamId>().Distinct().ToList();
        var map = await teams.Of(province, named, ct);
        var results = new PushResult[sent.Count];
        var taken = new List<IncomingRecord>(sent.Count);
        var places = new List<int>(sent.Count);
        for (var i = 0; i < sent.Count; i++)
        {
            var reason = sent[i].Reason;
            if (sent[i].Incoming is { } incoming && (reason = await RefusalOf(incoming.Record, provinceCode, tree, map, mayWriteAt, ct)) is null)
            {
                taken.Add(incoming with { Record = incoming.Record with { TeamId = incoming.Record.TeamId ?? TeamFor(incoming.Record, tree, map) } });
                places.Add(i);
                continue;
            }
            results[i] = new(sent[i].Id, "rejected", reason);
        }
        var answers = taken.Count == 0 ? [] : await store(province, taken);
        for (var i = 0; i < answers.Count; i++)
            results[places[i]] = ResultOf(sent[places[i]].Id, answers[i]);
        return results;
    }

    private async Task<string?> RefusalOf(FieldRecord record, string provinceCode, UnitTree today, TeamMap map, Func<UnitTree, Unit, CancellationToken, ValueTask<bool>> mayWriteAt, CancellationToken ct)
    {
        var tree = today;
        if (tree.Find(record.VillageId) is not { } place)
        {
            // A record of a time when the place still stood.
            tree = await units.Tree(provinceCode, VietnamTime.DayOf(record.ObservedAt), ct);
            if (tree.Find(record.VillageId) is not { } former)
                return "villageId không thuộc tỉnh này.";
            place = former;
        }
        var mayBeCommune = record.Body is RecordBody.SpeedSample or RecordBody.Activity or RecordBody.Difficulty;
        if (place.Kind != UnitKind.Village && !(mayBeCommune && place.Kind == UnitKind.Commune))
            return mayBeCommune ? "villageId phải là một thôn hoặc một xã." : "villageId phải là một thôn.";
        if (!await mayWriteAt(tree, place, ct))
            return "Nơi này ngoài phạm vi được giao cho người gửi.";
        return record.TeamId is { } team && !map.Knows(team) ? "Không có tổ này trong tỉnh." : null;
    }

    /// <summary>The village's team on that day, else its commune's.</summary>
    private static TeamId? TeamFor(FieldRecord record, UnitTree tree, TeamMap map)
    {
        var day = VietnamTime.DayOf(record.ObservedAt);
        return map.At(record.VillageId, day) ?? (tree.Find(record.VillageId)?.ParentId is { } commune ? map.At(commune, day) : null);
    }

    private static PushResult ResultOf(string? id, IntakeAnswer answer) => answer switch
    {
        IntakeAnswer.Accepted => new(id, "accepted", null),
        IntakeAnswer.Duplicate => new(id, "duplicate", null),
        IntakeAnswer.Rejected(var reason) => new(id, "rejected", reason),
        _ => throw new InvalidOperationException(),
    };

    /// <param name="Id">As sent, for the answer.</param>
    /// <param name="Incoming">Null where <paramref name="Reason"/> says why it could not be read.</param>
    private sealed record Sent(string? Id, IncomingRecord? Incoming, string? Reason);
}
