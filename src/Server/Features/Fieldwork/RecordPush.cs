using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Custody;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The answer for one record: <c>accepted</c>, <c>duplicate</c> or <c>rejected</c> with the reason.</summary>
/// <param name="Custody">It is kept for the team that has the place now, which takes or refuses it.</param>
public sealed record PushResult(string? Id, string Status, string? Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Custody = null);

/// <summary>What a sender may do at a place.</summary>
/// <param name="MayWrite">Today.</param>
/// <param name="MightWriteOn">On a day, whatever they may today.</param>
internal sealed record SenderScope(Func<UnitTree, Unit, CancellationToken, ValueTask<bool>> MayWrite, Func<Unit, DateOnly, CancellationToken, Task<bool>> MightWriteOn)
{
    /// <summary>Of the installation's own commands.</summary>
    public static readonly SenderScope Everywhere = new((_, _, _) => new(true), (_, _, _) => Task.FromResult(true));
}

/// <summary>Takes field records into a province's store, from phones and from files alike.</summary>
public sealed class RecordPush(Databases databases, UnitDirectory units, TeamPlaces teams, ProgramCatalogue programs, IEnumerable<RecordFollower> followers, TimeProvider clock) : IAsyncDisposable
{
    private const string OutOfScope = "Nơi này ngoài phạm vi được giao cho người gửi.";

    private readonly IReadOnlyList<RecordFollower> following = [.. followers];
    private readonly ConcurrentDictionary<string, PushLane> lanes = new();
    private readonly Lazy<ObservedIndicators> indicators = new(() => new ObservedIndicators(programs.All));

    public ObservedIndicators Indicators => indicators.Value;

    /// <param name="records">As sent, at most 500.</param>
    /// <param name="author">Login of the sender.</param>
    /// <param name="codes">For files that name villages and subjects by code; else null.</param>
    /// <returns>An answer for each record, in their order; or why none could be looked at.</returns>
    internal Task<Result<IReadOnlyList<PushResult>>> Push(
        string provinceCode, IReadOnlyList<JsonElement> records, string author, RecordCodes? codes, SenderScope scope, CancellationToken ct)
    {
        var reader = new RecordReader(new RecordBodies(Indicators, codes), clock.GetUtcNow(), codes);
        var sent = records.Select(json => (Json: json, Read: reader.Read(json)))
            .Select(one => new Sent(one.Read.Id, one.Read.Record is null ? null : new(one.Read.Record, one.Read.Body, author), one.Read.Reason, one.Json)).ToList();
        return Take(provinceCode, sent, scope, (province, taken) => lanes.GetOrAdd(provinceCode, _ => new PushLane(province, Indicators, following, clock)).Store(taken), ct);
    }

    /// <summary>
    /// The same for many records that are read already: they pass the same checks and go into one transaction, which does best with the records
    /// of one place. Two callers may do so beside each other, at different places.
    /// </summary>
    internal Task<Result<IReadOnlyList<PushResult>>> Load(string provinceCode, IReadOnlyList<IncomingRecord> records, CancellationToken ct) => Take(
        provinceCode, [.. records.Select(incoming => new Sent(incoming.Record.Id.ToString(), incoming, null, default))], SenderScope.Everywhere,
        (province, taken) => RecordStore.Store(province, Indicators, following, [new(Acting.Now, taken)], clock.GetUtcNow(), ct), ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes.Values)
            await lane.DisposeAsync();
    }

    /// <summary>Refuses what cannot be where it says it is, hands the rest to <paramref name="store"/>, and answers each record in its place.</summary>
    private async Task<Result<IReadOnlyList<PushResult>>> Take(
        string provinceCode, IReadOnlyList<Sent> sent, SenderScope scope,
        Func<ProvinceDatabase, IReadOnlyList<IncomingRecord>, Task<IReadOnlyList<IntakeAnswer>>> store, CancellationToken ct)
    {
        var opened = databases.Province(provinceCode);
        if (opened is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)opened).Problem;
        var tree = await units.WholeTree(provinceCode, VietnamTime.Today(clock), ct);
        var mended = await MendedBy(sent, province, ct);
        var named = sent.Select(one => one.Incoming?.Record.TeamId).Concat(mended.Values.Select(one => one.TeamId)).OfType<TeamId>().Distinct().ToList();
        var map = await teams.Of(province, named, ct);
        if (sent.Any(one => one.Incoming?.Record is { Body: RecordBody.Activity, TeamId: null } activity && TeamFor(activity, tree, map) is null))
            map = await teams.Anew(province, ct);
        var results = new PushResult[sent.Count];
        var taken = new List<IncomingRecord>(sent.Count);
        var places = new List<int>(sent.Count);
        var custody = new List<(int At, KeptRecord Record, string Reason)>();
        for (var i = 0; i < sent.Count; i++)
        {
            var reason = sent[i].Reason;
            if (sent[i].Incoming is { } incoming && (reason = await RefusalOf(incoming.Record, mended, provinceCode, tree, map, scope, ct)) is null)
            {
                taken.Add(incoming with { Record = incoming.Record with { TeamId = incoming.Record.TeamId ?? TeamFor(incoming.Record, tree, map) } });
                places.Add(i);
                continue;
            }
            results[i] = new(sent[i].Id, "rejected", reason);
            if (reason == OutOfScope && sent[i].Incoming is { } late && await CustodyOf(late.Record, provinceCode, tree, scope, ct) is { } waits)
                custody.Add((i, new(late, sent[i].Json.GetRawText()), waits));
        }
        if (custody.Count > 0)
        {
            var kept = await CustodyStore.Keep(province, [.. custody.Select(one => one.Record).DistinctBy(one => one.Incoming.Record.Id)], clock.GetUtcNow(), ct);
            foreach (var (at, record, waits) in custody)
                results[at] = kept.Remove(record.Incoming.Record.Id) ? new(sent[at].Id, "accepted", waits, true) : new(sent[at].Id, "duplicate", null);
        }
        var answers = taken.Count == 0 ? [] : await store(province, taken);
        for (var i = 0; i < answers.Count; i++)
            results[places[i]] = ResultOf(sent[places[i]].Id, answers[i]);
        return results;
    }

    /// <summary>The stored activities that sent ones mend.</summary>
    private async Task<IReadOnlyDictionary<Guid, FieldRecord>> MendedBy(IReadOnlyList<Sent> sent, ProvinceDatabase province, CancellationToken ct)
    {
        Guid[] ids = [.. sent.Select(one => (one.Incoming?.Record.Body as RecordBody.Activity)?.Corrects).OfType<Guid>().Distinct()];
        return ids.Length == 0 ? new Dictionary<Guid, FieldRecord>() : (await ActivityStateStore.Of(province, ids, new RecordBodies(Indicators), ct)).Stored;
    }

    /// <summary>Who mends an activity takes its hours from where it was counted: that place and team have to be theirs too.</summary>
    private async Task<string?> RefusalOf(
        FieldRecord record, IReadOnlyDictionary<Guid, FieldRecord> mended, string provinceCode, UnitTree tree, TeamMap map, SenderScope scope, CancellationToken ct)
    {
        if (await RefusalOf(record, provinceCode, tree, map, scope, ct) is { } reason)
            return reason;
        return record.Body is RecordBody.Activity { Corrects: { } other } && mended.TryGetValue(other, out var former) && await RefusalOf(former, provinceCode, tree, map, scope, ct) is not null
            ? "Hoạt động được sửa ở nơi hoặc của Tổ ngoài phạm vi được giao cho người gửi. Hãy nhờ người phụ trách nơi đó sửa, hoặc ghi thành hoạt động mới."
            : null;
    }

    private async Task<string?> RefusalOf(FieldRecord record, string provinceCode, UnitTree today, TeamMap map, SenderScope scope, CancellationToken ct)
    {
        var tree = today;
        if (tree.Find(record.VillageId) is not { } place)
        {
            // A record of a time when the place still stood.
            tree = await units.WholeTree(provinceCode, VietnamTime.DayOf(record.ObservedAt), ct);
            if (tree.Find(record.VillageId) is not { } former)
                return "villageId không thuộc tỉnh này.";
            place = former;
        }
        var mayBeCommune = record.Body is RecordBody.SpeedSample or RecordBody.Activity or RecordBody.Difficulty or RecordBody.DifficultyReply;
        if (place.Kind != UnitKind.Village && !(mayBeCommune && place.Kind == UnitKind.Commune))
            return mayBeCommune ? "villageId phải là một thôn hoặc một xã." : "villageId phải là một thôn.";
        if (!await scope.MayWrite(tree, place, ct))
            return OutOfScope;
        return record.TeamId is { } team ? await RefusalOf(team, record, tree, map, provinceCode, scope, ct) : null;
    }

    /// <summary>A sender counts work for the team of the place, of what is above it, and of wherever else they may record.</summary>
    private async Task<string?> RefusalOf(TeamId team, FieldRecord record, UnitTree tree, TeamMap map, string provinceCode, SenderScope scope, CancellationToken ct)
    {
        if (map.UnitOf(team) is not { } unit)
            return "Không có tổ này trong tỉnh.";
        if (tree.IsUnder(record.VillageId, unit))
            return null;
        if (tree.Find(unit) is null)
            tree = await units.WholeTree(provinceCode, VietnamTime.DayOf(record.ObservedAt), ct);
        return tree.Find(unit) is { } served && await scope.MayWrite(tree, served, ct) ? null : "Tổ này phục vụ nơi khác, ngoài phạm vi được giao cho người gửi. Hãy chọn Tổ của mình rồi gửi lại.";
    }

    /// <summary>Who decides about a record of a place that was the sender's when it was made, in words; null where the place was not.</summary>
    private async Task<string?> CustodyOf(FieldRecord record, string provinceCode, UnitTree today, SenderScope scope, CancellationToken ct)
    {
        var day = VietnamTime.DayOf(record.ObservedAt);
        if ((today.Find(record.VillageId) ?? (await units.WholeTree(provinceCode, day, ct)).Find(record.VillageId)) is not { } place || !await scope.MightWriteOn(place, day, ct))
            return null;
        var commune = today.Ancestor(place.Id, UnitKind.Commune) is { } above && above.Id != place.Id ? $", {above.FullName}" : "";
        return $"Đã giữ lại: nơi này không còn thuộc phạm vi của bạn, Tổ đang phụ trách {place.FullName}{commune} sẽ nhận hoặc trả lời.";
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
    /// <param name="Json">As sent, where it may have to be kept.</param>
    private sealed record Sent(string? Id, IncomingRecord? Incoming, string? Reason, JsonElement Json);
}
