using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

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
    public static Task<Dictionary<(UnitId, string), (Guid Id, HouseholdCard Card)>> Households(RegisterStore work, IReadOnlyCollection<UnitId> places, CancellationToken ct) => work.Subjects("""
        select distinct on (h.id) h.id, h.village_id, h.code, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, f.head, f.address, f.phone
        from household h join household_fact f on f.household_id = h.id
        where h.village_id = any($1) order by h.id, f.observed_at desc, f.record_id desc
        """, RegisterRowStore.HouseholdCard, places, ct);

    /// <returns>The businesses of the places as they are now, by village and code.</returns>
    public static Task<Dictionary<(UnitId, string), (Guid Id, BusinessCard Card)>> Businesses(RegisterStore work, IReadOnlyCollection<UnitId> places, CancellationToken ct) => work.Subjects("""
        select distinct on (b.id) b.id, b.village_id, b.code, f.name, f.kind, f.address, f.ocop
        from business b join business_fact f on f.business_id = b.id
        where b.village_id = any($1) order by b.id, f.observed_at desc, f.record_id desc
        """, RegisterRowStore.BusinessCard, places, ct);

    private async Task<Dictionary<(UnitId, string), (Guid Id, TCard Card)>> Subjects<TCard>(string sql, Func<NpgsqlDataReader, int, TCard> card, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, Held);
        command.Parameters.Add(new() { Value = places.Select(place => place.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var subjects = new Dictionary<(UnitId, string), (Guid, TCard)>();
        while (await reader.ReadAsync(ct))
            subjects[(new(reader.GetGuid(1)), reader.GetString(2))] = (reader.GetGuid(0), card(reader, 3));
        return subjects;
    }

    /// <returns>All that is known of these households and businesses, as far as figures need it.</returns>
    public async Task<(Dictionary<Guid, SubjectState<HouseholdCard>> Households, Dictionary<Guid, SubjectState<BusinessCard>> Businesses)> States(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var households = new Dictionary<Guid, SubjectState<HouseholdCard>>();
        var businesses = new Dictionary<Guid, SubjectState<BusinessCard>>();
        if (subjects.Count == 0)
            return (households, businesses);
        Guid[] ids = [.. subjects];
        await using var batch = new NpgsqlBatch(Held) { Timeout = 300 };
        batch.Add(RegisterRowStore.HouseholdsWithCards, ids);
        batch.Add(RegisterRowStore.BusinessesWithCards, ids);
        batch.Add("select subject_id, indicator, observed_at, record_id, count from observation where subject_id = any($1)", ids);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await RegisterRowStore.ReadStates(reader, households, businesses, ct);
        return (households, businesses);
    }

    /// <summary>Stores what an import changes, and commits.</summary>
    /// <param name="change">Kept, so that it can be taken back; null for what made-up data fill in.</param>
    public async Task Write(Intake intake, RegisterChange? change, AuditEntry note, CancellationToken ct)
    {
        work.Note(note);
        await using var batch = new NpgsqlBatch(Held) { Timeout = 300 };
        RecordWriteStore.WriteSubjects(batch, intake);
        RecordWriteStore.AddTallies(batch, intake.Changes);
        RecordWriteStore.NoteDue(batch, intake.Changes.FirstDays());
        if (change is not null)
            RegisterChangeStore.Add(batch, change, intake);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
        await work.Commit(ct);
    }

    /// <summary>Takes back what a file brought: the cards and the subjects that nothing else speaks of, with the figures that <paramref name="intake"/> has taken away; and commits.</summary>
    public async Task Withdraw(RegisterChange change, Intake intake, AuditEntry note, DateTimeOffset at, CancellationToken ct)
    {
        work.Note(note);
        await using var batch = new NpgsqlBatch(Held) { Timeout = 300 };
        RecordWriteStore.AddTallies(batch, intake.Changes);
        RecordWriteStore.NoteDue(batch, intake.Changes.FirstDays());
        RegisterChangeStore.Withdraw(batch, change.Id, at);
        await batch.ExecuteNonQueryAsync(ct);
        await work.Commit(ct);
    }

    internal Task<T> Ask<T>(Func<NpgsqlConnection, Task<T>> question) => question(Held);

    public ValueTask DisposeAsync() => work.DisposeAsync();
}

/// <summary>The subjects of a register at some places as they are now, by village and code.</summary>
internal delegate Task<Dictionary<(UnitId, string), (Guid Id, TCard Card)>> KnownSubjects<TCard>(RegisterStore work, IReadOnlyCollection<UnitId> places, CancellationToken ct);
