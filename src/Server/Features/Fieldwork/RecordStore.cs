using System.Buffers.Binary;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Stores field records and all that follows from them in one transaction.</summary>
internal static class RecordStore
{
    /// <summary>When this returns, what it calls accepted is on disk.</summary>
    /// <param name="parcels">What each sender sent; row-level security lets in what lies in the scope of one of them.</param>
    /// <param name="followers">What else follows from some records, in the same transaction.</param>
    /// <returns>An answer for each record, in their order.</returns>
    public static async Task<IReadOnlyList<IntakeAnswer>> Store(
        ProvinceDatabase province, ObservedIndicators indicators, IReadOnlyList<RecordFollower> followers, IReadOnlyList<SentRecords> parcels, DateTimeOffset receivedAt, CancellationToken ct)
    {
        IReadOnlyList<IncomingRecord> records = parcels is [var only] ? only.Records : [.. parcels.SelectMany(parcel => parcel.Records)];
        var (work, reader) = await province.Begin([.. parcels.Select(parcel => parcel.Sender)], batch => AskState(batch, records), ct);
        await using var held = work;
        Intake intake;
        await using (reader)
            intake = await ReadState(reader, indicators, ct);
        var followed = Followed(followers, parcels);
        var refused = new Dictionary<Guid, string>();
        foreach (var (follower, its) in followed)
            await follower.Refuse(work, its, refused, ct);
        var answers = new IntakeAnswer[records.Count];
        var accepted = new List<IncomingRecord>(records.Count);
        foreach (var index in Order(records))
        {
            var record = records[index].Record;
            answers[index] = refused.TryGetValue(record.Id, out var reason) && !intake.IsStored(record.Id) ? new IntakeAnswer.Rejected(reason) : intake.Take(record);
            if (answers[index] is IntakeAnswer.Accepted)
                accepted.Add(records[index]);
        }
        if (accepted.Count > 0)
        {
            intake.Finish();
            Note(work, parcels, answers);
            var taken = accepted.Select(one => one.Record.Id).ToHashSet();
            foreach (var (follower, its) in followed)
                await follower.Follow(work, [.. its.Where(one => taken.Contains(one.Record.Id)).DistinctBy(one => one.Record.Id)], receivedAt, ct);
            await using var batch = new NpgsqlBatch(work.Connection);
            RecordWriteStore.Write(batch, intake, accepted, receivedAt);
            await work.Commit(batch, ct);
        }
        return answers;
    }

    /// <summary>The followers that some of the records concern, each with these.</summary>
    private static List<(RecordFollower Follower, IReadOnlyList<FollowedRecord> Records)> Followed(IReadOnlyList<RecordFollower> followers, IReadOnlyList<SentRecords> parcels)
    {
        var followed = new List<(RecordFollower, IReadOnlyList<FollowedRecord>)>();
        foreach (var follower in followers)
        {
            List<FollowedRecord> its = [.. from parcel in parcels from one in parcel.Records where follower.Follows(one.Record.Body) select new FollowedRecord(one.Record, one.Author, parcel.Sender)];
            if (its.Count > 0)
                followed.Add((follower, its));
        }
        return followed;
    }

    /// <summary>How much each sender sent; the records themselves say what, and cannot be changed.</summary>
    private static void Note(ProvinceWork work, IReadOnlyList<SentRecords> parcels, IReadOnlyList<IntakeAnswer> answers)
    {
        var from = 0;
        foreach (var parcel in parcels)
        {
            var accepted = parcel.Records.Where((_, i) => answers[from + i] is IntakeAnswer.Accepted).ToList();
            from += parcel.Records.Count;
            if (accepted.Count > 0)
            {
                var places = accepted.Select(one => one.Record.VillageId).Distinct().Take(2).ToList();
                work.Note(new(AuditActions.RecordPush) { Place = places is [var place] ? place : null, After = new { records = accepted.Count } }, parcel.Sender);
            }
        }
    }

    /// <summary>Registrations first, so that one batch may register a household and say something of it in any order.</summary>
    private static IEnumerable<int> Order(IReadOnlyList<IncomingRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Record.Body is RecordBody.Household or RecordBody.Business)
                yield return i;
        }
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Record.Body is not (RecordBody.Household or RecordBody.Business))
                yield return i;
        }
    }

    private static void AskState(NpgsqlBatch batch, IReadOnlyList<IncomingRecord> records)
    {
        var seen = new HashSet<(Guid Subject, string Indicator)>();
        var carded = new HashSet<Guid>();
        var codes = new HashSet<(UnitId Village, string Code)>();
        foreach (var record in records.Select(incoming => incoming.Record))
        {
            switch (record.Body)
            {
                case RecordBody.Observation body:
                    seen.Add((body.SubjectId, body.Indicator));
                    break;
                case RecordBody.Household body:
                    carded.Add(body.SubjectId);
                    codes.Add((record.VillageId, body.Code ?? ""));
                    break;
                case RecordBody.Business body:
                    carded.Add(body.SubjectId);
                    codes.Add((record.VillageId, body.Code ?? ""));
                    break;
            }
        }
        Guid[] ids = [.. seen.Select(pair => pair.Subject).Concat(carded).Distinct()];
        // Of a subject with a new card every indicator is folded anew, of the others only those that came.
        seen.RemoveWhere(pair => carded.Contains(pair.Subject));

        var activities = Activities(records);

        // One writer a place: the state read below stays true until the commit. Sorted, so that two writers cannot wait for each other.
        // An activity and the one that mends it may be of two places: they have locks of their own.
        batch.Add(HoldPlaces,
            records.Select(incoming => LockKey(incoming.Record.VillageId.Value)).Concat(activities.Select(LockKey)).Distinct().Order().ToArray());
        batch.Add("select * from stored_records($1)", records.Select(incoming => incoming.Record.Id).ToArray());
        batch.Add(RegisterRowStore.HouseholdsWithCards, ids);
        batch.Add(RegisterRowStore.BusinessesWithCards, ids);
        batch.Add("select subject_id, indicator, observed_at, record_id, count from observed($1, $2, $3)",
            seen.Select(pair => pair.Subject).ToArray(), seen.Select(pair => pair.Indicator).ToArray(), carded.ToArray());
        batch.Add("""
            select village_id, code from household where (village_id, code) in (select * from unnest($1, $2))
            union all
            select village_id, code from business where (village_id, code) in (select * from unnest($1, $2))
            """, codes.Select(code => code.Village.Value).ToArray(), codes.Select(code => code.Code).ToArray());
        batch.Add("select * from registered_subjects($1)", ids);
        if (activities.Length > 0)
            batch.Add(ActivityStateStore.Ask, activities);
    }

    /// <summary>Ids of activities, and of those that they mend.</summary>
    private static Guid[] Activities(IReadOnlyList<IncomingRecord> records) =>
    [
        .. (from incoming in records
            where incoming.Record.Body is RecordBody.Activity
            from id in new[] { incoming.Record.Id, ((RecordBody.Activity)incoming.Record.Body).Corrects }
            where id is not null
            select id.Value).Distinct(),
    ];

    private static async Task<Intake> ReadState(NpgsqlDataReader reader, ObservedIndicators indicators, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var stored = new HashSet<Guid>();
        while (await reader.ReadAsync(ct))
            stored.Add(reader.GetGuid(0));
        await reader.NextResultAsync(ct);
        var households = new Dictionary<Guid, SubjectState<HouseholdCard>>();
        var businesses = new Dictionary<Guid, SubjectState<BusinessCard>>();
        await RegisterRowStore.ReadStates(reader, households, businesses, ct);
        await reader.NextResultAsync(ct);
        var taken = new HashSet<(UnitId, string)>();
        while (await reader.ReadAsync(ct))
            taken.Add((new(reader.GetGuid(0)), reader.GetString(1)));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            KeepElsewhere(reader.GetGuid(0), households, businesses);
        if (!await reader.NextResultAsync(ct))
            return new Intake(indicators, stored, households, businesses, taken);
        var (activities, mended) = await ActivityStateStore.Read(reader, new RecordBodies(indicators), ct);
        foreach (var id in mended)
            activities.Remove(id);
        return new Intake(indicators, stored, households, businesses, taken, new(activities, mended));
    }

    /// <summary>A subject that is registered where none of the senders sees it: of another place than any record that names it.</summary>
    private static void KeepElsewhere(Guid id, Dictionary<Guid, SubjectState<HouseholdCard>> households, Dictionary<Guid, SubjectState<BusinessCard>> businesses)
    {
        if (households.ContainsKey(id) || businesses.ContainsKey(id))
            return;
        households[id] = new(new UnitId(Guid.Empty));
        businesses[id] = new(new UnitId(Guid.Empty));
    }

    /// <summary>Takes the locks of places, whose keys are $1 in order, until the transaction ends.</summary>
    internal const string HoldPlaces = "select count(pg_advisory_xact_lock(key)) from unnest($1) as key";

    internal static long LockKey(UnitId place) => LockKey(place.Value);

    /// <summary>The locks are their owners' own: both halves of an id together, which are random.</summary>
    private static long LockKey(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) ^ BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
