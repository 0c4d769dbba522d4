using System.Buffers.Binary;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Stores field records and all that follows from them in one transaction.</summary>
internal static class RecordStore
{
    /// <summary>When this returns, what it calls accepted is on disk.</summary>
    /// <param name="parcels">What each sender sent; row-level security lets in what lies in the scope of one of them.</param>
    /// <returns>An answer for each record, in their order.</returns>
    public static async Task<IReadOnlyList<IntakeAnswer>> Store(
        ProvinceDatabase province, ObservedIndicators indicators, IReadOnlyList<SentRecords> parcels, DateTimeOffset receivedAt, CancellationToken ct)
    {
        IReadOnlyList<IncomingRecord> records = parcels is [var only] ? only.Records : [.. parcels.SelectMany(parcel => parcel.Records)];
        var (work, reader) = await province.Begin([.. parcels.Select(parcel => parcel.Sender)], batch => AskState(batch, records), ct);
        await using var held = work;
        Intake intake;
        await using (reader)
            intake = await ReadState(reader, indicators, ct);
        var answers = new IntakeAnswer[records.Count];
        var accepted = new List<IncomingRecord>(records.Count);
        foreach (var index in Order(records))
        {
            answers[index] = intake.Take(records[index].Record);
            if (answers[index] is IntakeAnswer.Accepted)
                accepted.Add(records[index]);
        }
        if (accepted.Count > 0)
        {
            intake.Finish();
            Note(work, parcels, answers);
            await using var batch = new NpgsqlBatch(work.Connection);
            RecordWriteStore.Write(batch, intake, accepted, receivedAt);
            await work.Commit(batch, ct);
        }
        return answers;
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
        var subjects = new HashSet<Guid>();
        var seen = new HashSet<string>();
        var carded = new HashSet<Guid>();
        var codes = new HashSet<(UnitId Village, string Code)>();
        foreach (var record in records.Select(incoming => incoming.Record))
        {
            switch (record.Body)
            {
                case RecordBody.Observation body:
                    subjects.Add(body.SubjectId);
                    seen.Add(body.Indicator);
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
        subjects.UnionWith(carded);
        Guid[] ids = [.. subjects];

        // One writer a place: the state read below stays true until the commit. Sorted, so that two writers cannot wait for each other.
        batch.Add(HoldPlaces,
            records.Select(incoming => LockKey(incoming.Record.VillageId)).Distinct().Order().ToArray());
        batch.Add("select * from stored_records($1)", records.Select(incoming => incoming.Record.Id).ToArray());
        batch.Add("""
            select s.id, s.village_id, f.observed_at, f.record_id, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone
            from household s join household_fact f on f.household_id = s.id where s.id = any($1)
            """, ids);
        batch.Add("select s.id, s.village_id, f.observed_at, f.record_id, f.ocop from business s join business_fact f on f.business_id = s.id where s.id = any($1)", ids);
        // Of a subject with a new card every indicator is folded anew, of the others only those that came.
        batch.Add("select subject_id, indicator, observed_at, record_id, count from observed($1, $2, $3)", ids, seen.ToArray(), carded.ToArray());
        batch.Add("""
            select village_id, code from household where (village_id, code) in (select * from unnest($1, $2))
            union all
            select village_id, code from business where (village_id, code) in (select * from unnest($1, $2))
            """, codes.Select(code => code.Village.Value).ToArray(), codes.Select(code => code.Code).ToArray());
        batch.Add("select * from registered_subjects($1)", ids);
    }

    private static async Task<Intake> ReadState(NpgsqlDataReader reader, ObservedIndicators indicators, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var stored = new HashSet<Guid>();
        while (await reader.ReadAsync(ct))
            stored.Add(reader.GetGuid(0));
        await reader.NextResultAsync(ct);
        var households = new Dictionary<Guid, SubjectState<HouseholdCard>>();
        while (await reader.ReadAsync(ct))
            StateOf(households, reader).Cards.Add(new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), RegisterRowStore.Counts(reader, 4)));
        await reader.NextResultAsync(ct);
        var businesses = new Dictionary<Guid, SubjectState<BusinessCard>>();
        while (await reader.ReadAsync(ct))
            StateOf(businesses, reader).Cards.Add(new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), new("", BusinessKind.Shop, "", reader.GetBoolean(4))));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var observation = new Dated<int>(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), reader.GetInt32(4));
            if (households.TryGetValue(reader.GetGuid(0), out var household))
                household.Observe(reader.GetString(1), observation);
            else if (businesses.TryGetValue(reader.GetGuid(0), out var business))
                business.Observe(reader.GetString(1), observation);
        }
        await reader.NextResultAsync(ct);
        var taken = new HashSet<(UnitId, string)>();
        while (await reader.ReadAsync(ct))
            taken.Add((new(reader.GetGuid(0)), reader.GetString(1)));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            KeepElsewhere(reader.GetGuid(0), households, businesses);
        return new Intake(indicators, stored, households, businesses, taken);
    }

    /// <summary>A subject that is registered where none of the senders sees it: of another place than any record that names it.</summary>
    private static void KeepElsewhere(Guid id, Dictionary<Guid, SubjectState<HouseholdCard>> households, Dictionary<Guid, SubjectState<BusinessCard>> businesses)
    {
        if (households.ContainsKey(id) || businesses.ContainsKey(id))
            return;
        households[id] = new(new UnitId(Guid.Empty));
        businesses[id] = new(new UnitId(Guid.Empty));
    }

    private static SubjectState<TCard> StateOf<TCard>(Dictionary<Guid, SubjectState<TCard>> states, NpgsqlDataReader reader)
    {
        var id = reader.GetGuid(0);
        if (!states.TryGetValue(id, out var state))
            states[id] = state = new(new(reader.GetGuid(1)));
        return state;
    }

    /// <summary>Takes the locks of places, whose keys are $1 in order, until the transaction ends.</summary>
    internal const string HoldPlaces = "select count(pg_advisory_xact_lock(key)) from unnest($1) as key";

    /// <summary>The places' locks are their own: the first half of a place's id, which is random.</summary>
    internal static long LockKey(UnitId place)
    {
        Span<byte> bytes = stackalloc byte[16];
        place.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) ^ BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
