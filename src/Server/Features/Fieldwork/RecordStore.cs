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
    /// <param name="followers">What else follows from some records, in the same transaction.</param>
    /// <returns>An answer for each record, in their order.</returns>
    public static async Task<IReadOnlyList<IntakeAnswer>> Store(
        ProvinceDatabase province, ObservedIndicators indicators, IReadOnlyList<RecordFollower> followers, IReadOnlyList<SentRecords> parcels, DateTimeOffset receivedAt, CancellationToken ct)
    {
        IReadOnlyList<IncomingRecord> records = parcels is [var only] ? only.Records : [.. parcels.SelectMany(parcel => parcel.Records)];
        var state = new RecordStateStore(records, indicators);
        var (work, reader) = await province.Begin([.. parcels.Select(parcel => parcel.Sender)], state.Ask, ct);
        await using var held = work;
        await using (reader)
            await state.Read(reader, ct);
        var intake = await state.Intake(work, ct);
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

    /// <summary>Takes the locks of places, whose keys are $1 in order, until the transaction ends.</summary>
    internal const string HoldPlaces = "select count(pg_advisory_xact_lock(key)) from unnest($1) as key";

    internal static long LockKey(UnitId place) => LockKey(place.Value);

    /// <summary>The locks are their owners' own: both halves of an id together, which are random.</summary>
    internal static long LockKey(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) ^ BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }
}
