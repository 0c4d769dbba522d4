using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The asking half of <see cref="RecordStore"/>: what is known of the subjects, codes and activities of some records, asked under the locks of their places: it stays true until the transaction ends.</summary>
internal sealed class RecordStateStore
{
    private readonly IReadOnlyList<IncomingRecord> records;
    private readonly ObservedIndicators indicators;
    private readonly HashSet<(Guid Subject, string Indicator)> seen = [];
    private readonly HashSet<Guid> carded = [];
    private readonly HashSet<(UnitId Village, string Code)> codes = [];
    private readonly Guid[] activities, subjects;

    private readonly HashSet<Guid> stored = [];
    private readonly Dictionary<Guid, SubjectState<HouseholdCard>> households = [];
    private readonly Dictionary<Guid, SubjectState<BusinessCard>> businesses = [];
    private readonly HashSet<(UnitId, string)> taken = [];
    private ActivityState? known;

    public RecordStateStore(IReadOnlyList<IncomingRecord> records, ObservedIndicators indicators)
    {
        (this.records, this.indicators) = (records, indicators);
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
        subjects = [.. seen.Select(pair => pair.Subject).Concat(carded).Distinct()];
        // Of a subject with a new card every indicator is folded anew, of the others only those that came.
        seen.RemoveWhere(pair => carded.Contains(pair.Subject));
        activities = Activities(records);
    }

    public void Ask(NpgsqlBatch batch)
    {
        // One writer a place: the state read below stays true until the commit. Sorted, so that two writers cannot wait for each other.
        // An activity and the one that mends it may be of two places: they have locks of their own.
        batch.Add(RecordStore.HoldPlaces, records.Select(incoming => RecordStore.LockKey(incoming.Record.VillageId)).Concat(activities.Select(RecordStore.LockKey)).Distinct().Order().ToArray());
        batch.Add("select * from stored_records($1)", records.Select(incoming => incoming.Record.Id).ToArray());
        batch.Add(RegisterRowStore.HouseholdsWithCards, subjects);
        batch.Add(RegisterRowStore.BusinessesWithCards, subjects);
        batch.Add("select subject_id, indicator, observed_at, record_id, count from observed($1, $2, $3)",
            seen.Select(pair => pair.Subject).ToArray(), seen.Select(pair => pair.Indicator).ToArray(), carded.ToArray());
        if (codes.Count > 0)
        {
            batch.Add("""
                select village_id, code from household where (village_id, code) in (select * from unnest($1, $2))
                union all
                select village_id, code from business where (village_id, code) in (select * from unnest($1, $2))
                """, codes.Select(code => code.Village.Value).ToArray(), codes.Select(code => code.Code).ToArray());
        }
        if (activities.Length > 0)
            batch.Add(ActivityStateStore.Ask, activities);
    }

    /// <param name="reader">At the result of the first statement of <see cref="Ask"/>.</param>
    public async Task Read(NpgsqlDataReader reader, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            stored.Add(reader.GetGuid(0));
        await reader.NextResultAsync(ct);
        await RegisterRowStore.ReadStates(reader, households, businesses, ct);
        await reader.NextResultAsync(ct);
        if (codes.Count > 0)
        {
            while (await reader.ReadAsync(ct))
                taken.Add((new(reader.GetGuid(0)), reader.GetString(1)));
            await reader.NextResultAsync(ct);
        }
        if (activities.Length == 0)
            return;
        var (stands, mended) = await ActivityStateStore.Read(reader, new RecordBodies(indicators), ct);
        foreach (var id in mended)
            stands.Remove(id);
        known = new(stands, mended);
    }

    /// <summary>What was read, and, of subjects that none of the senders sees, whether they are registered elsewhere: seldom, so only then.</summary>
    public async Task<Intake> Intake(ProvinceWork work, CancellationToken ct)
    {
        Guid[] unseen = [.. subjects.Where(id => !households.ContainsKey(id) && !businesses.ContainsKey(id))];
        if (unseen.Length > 0)
        {
            await using var query = work.Ask("select * from registered_subjects($1)", unseen);
            await using var row = await query.Read(ct);
            while (await row.ReadAsync(ct))
            {
                // Of another place than any record that names it.
                households[row.GetGuid(0)] = new(new UnitId(Guid.Empty));
                businesses[row.GetGuid(0)] = new(new UnitId(Guid.Empty));
            }
        }
        return new(indicators, stored, households, businesses, taken, known);
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
}
