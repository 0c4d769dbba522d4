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
    internal async Task<Result<IReadOnlyList<PushResult>>> Push(
        string provinceCode, IReadOnlyList<JsonElement> records, string author, RecordCodes? codes, Func<UnitTree, Unit, CancellationToken, ValueTask<bool>> mayWriteAt, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var reader = new RecordReader(new RecordBodies(Indicators, codes), clock.GetUtcNow(), codes);
        var read = records.Select(reader.Read).ToList();
        var results = new PushResult[records.Count];
        var tree = await units.Tree(provinceCode, VietnamTime.Today(clock), ct);
        var named = read.Where(r => r.Record?.TeamId is not null).Select(r => r.Record!.TeamId!.Value).Distinct().ToList();
        var map = await teams.Of(province, named, ct);
        var incoming = new List<IncomingRecord>(records.Count);
        var places = new List<int>(records.Count);
        for (var i = 0; i < read.Count; i++)
        {
            var reason = read[i].Reason;
            if (read[i].Record is { } record)
            {
                reason = await RefusalOf(record, provinceCode, tree, map, mayWriteAt, ct);
                if (reason is null)
                {
                    incoming.Add(new(record with { TeamId = record.TeamId ?? TeamFor(record, tree, map) }, read[i].Body, author));
                    places.Add(i);
                    continue;
                }
            }
            results[i] = new(read[i].Id, "rejected", reason);
        }
        if (incoming.Count > 0)
        {
            var answers = await lanes.GetOrAdd(provinceCode, _ => new PushLane(province, Indicators, clock)).Store(incoming);
            for (var i = 0; i < answers.Count; i++)
                results[places[i]] = ResultOf(read[places[i]].Id, answers[i]);
        }
        return results;
    }

    /// <summary>
    /// The same for many records that are read already: they pass the same checks and go into one transaction, which does best with the records
    /// of one place. Two callers may do so beside each other, at different places.
    /// </summary>
    internal async Task<Result<IReadOnlyList<PushResult>>> Load(string provinceCode, IReadOnlyList<IncomingRecord> records, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var tree = await units.Tree(provinceCode, VietnamTime.Today(clock), ct);
        var map = await teams.Of(province, [.. records.Where(one => one.Record.TeamId is not null).Select(one => one.Record.TeamId!.Value).Distinct()], ct);
        var results = new PushResult[records.Count];
        var checkedRecords = new List<IncomingRecord>(records.Count);
        var places = new List<int>(records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i].Record;
            if (await RefusalOf(record, provinceCode, tree, map, (_, _, _) => new(true), ct) is { } reason)
            {
                results[i] = new(record.Id.ToString(), "rejected", reason);
                continue;
            }
            checkedRecords.Add(records[i] with { Record = record with { TeamId = record.TeamId ?? TeamFor(record, tree, map) } });
            places.Add(i);
        }
        var answers = await RecordStore.Store(province, Indicators, checkedRecords, clock.GetUtcNow(), ct);
        for (var i = 0; i < answers.Count; i++)
            results[places[i]] = ResultOf(records[places[i]].Record.Id.ToString(), answers[i]);
        return results;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes.Values)
            await lane.DisposeAsync();
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
}
