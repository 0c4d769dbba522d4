using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The registers of households and businesses; one import at work holds the places it changes until it is disposed of.</summary>
internal sealed class RegisterStore : IAsyncDisposable
{
    private readonly ProvinceWork work;

    private RegisterStore(ProvinceWork work) => this.work = work;

    private NpgsqlConnection Held => work.Connection;

    /// <returns>Ids by village and code.</returns>
    public static async Task<(Dictionary<(UnitId, string), Guid> Households, Dictionary<(UnitId, string), Guid> Businesses)> Codes(ProvinceDatabase province, CancellationToken ct)
    {
        await using var query = province.Ask("select id, village_id, code from household").Add("select id, village_id, code from business");
        await using var reader = await query.Read(ct);
        var households = await Read();
        await reader.NextResultAsync(ct);
        return (households, await Read());

        async Task<Dictionary<(UnitId, string), Guid>> Read()
        {
            var codes = new Dictionary<(UnitId, string), Guid>();
            while (await reader.ReadAsync(ct))
                codes[(new(reader.GetGuid(1)), reader.GetString(2))] = reader.GetGuid(0);
            return codes;
        }
    }

    /// <summary>Waits for writers at these places, and keeps them waiting.</summary>
    public static async Task<RegisterStore> Begin(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        var begun = await province.Begin(ct);
        await using var command = new NpgsqlCommand(RecordStore.HoldPlaces, begun.Connection);
        command.Parameters.Add(new() { Value = places.Select(RecordStore.LockKey).Distinct().Order().ToArray() });
        await command.ExecuteNonQueryAsync(ct);
        return new(begun);
    }

    /// <returns>The households of the places as they are now, by village and code.</returns>
    public async Task<Dictionary<(UnitId, string), (Guid Id, HouseholdCard Card)>> Households(IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select distinct on (h.id) h.id, h.village_id, h.code, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, f.head, f.address, f.phone
            from household h join household_fact f on f.household_id = h.id
            where h.village_id = any($1) order by h.id, f.observed_at desc, f.record_id desc
            """, Held);
        command.Parameters.Add(new() { Value = places.Select(place => place.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var households = new Dictionary<(UnitId, string), (Guid, HouseholdCard)>();
        while (await reader.ReadAsync(ct))
        {
            var card = RegisterRowStore.Counts(reader, 3) with { Head = reader.GetString(10), Address = reader.GetString(11), Phone = reader.IsDBNull(12) ? null : reader.GetString(12) };
            households[(new(reader.GetGuid(1)), reader.GetString(2))] = (reader.GetGuid(0), card);
        }
        return households;
    }

    /// <returns>All that is known of these households.</returns>
    public async Task<Dictionary<Guid, SubjectState<HouseholdCard>>> States(IReadOnlyCollection<Guid> households, CancellationToken ct)
    {
        var states = new Dictionary<Guid, SubjectState<HouseholdCard>>();
        if (households.Count == 0)
            return states;
        Guid[] ids = [.. households];
        await using var batch = new NpgsqlBatch(Held);
        batch.BatchCommands.Add(new("""
            select h.id, h.village_id, f.observed_at, f.record_id, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone
            from household h join household_fact f on f.household_id = h.id where h.id = any($1)
            """) { Parameters = { new() { Value = ids } } });
        batch.BatchCommands.Add(new("select subject_id, indicator, observed_at, record_id, count from observation where subject_id = any($1)") { Parameters = { new() { Value = ids } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!states.TryGetValue(reader.GetGuid(0), out var state))
                states[reader.GetGuid(0)] = state = new(new(reader.GetGuid(1)));
            state.Cards.Add(new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), RegisterRowStore.Counts(reader, 4)));
        }
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            states[reader.GetGuid(0)].Observe(reader.GetString(1), new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), reader.GetInt32(4)));
        return states;
    }

    /// <summary>Stores what an import changes, and commits.</summary>
    public async Task Write(Intake intake, AuditEntry note, CancellationToken ct)
    {
        work.Note(note);
        await using (var copy = await Held.BeginBinaryImportAsync("copy household (id, village_id, code) from stdin binary", ct))
        {
            foreach (var (id, village, code) in intake.NewHouseholds)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(village.Value, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(code, NpgsqlDbType.Text, ct);
            }
            await copy.CompleteAsync(ct);
        }
        await using (var copy = await Held.BeginBinaryImportAsync(
            "copy household_fact (household_id, observed_at, record_id, head, address, phone, members, from14, from15, from18, elderly60, disabled, no_smartphone) from stdin binary", ct))
        {
            foreach (var (subject, card) in intake.HouseholdCards)
                await RegisterRowStore.Copy(copy, subject, card, ct);
            await copy.CompleteAsync(ct);
        }
        await using var batch = new NpgsqlBatch(Held) { Timeout = 300 };
        RecordWriteStore.AddTallies(batch, intake.Changes);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
        await work.Commit(ct);
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
