using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>All that is stored of one place.</summary>
internal sealed class PlaceFacts
{
    public List<FieldRecord> Records { get; } = [];

    public List<(Guid Id, string Code, Dated<HouseholdCard> Card)> Households { get; } = [];

    public List<(Guid Id, string Code, Dated<BusinessCard> Card)> Businesses { get; } = [];

    public List<(Guid Subject, string Indicator, Dated<int> Count)> Observations { get; } = [];

    public Dictionary<(TallyGrain Grain, DateOnly StartsOn, string What), Figures> Tallies { get; } = [];
}

/// <summary>Reads a whole province place by place, as of one moment.</summary>
internal sealed class VerificationStore : IAsyncDisposable
{
    private readonly ProvinceWork work;
    private readonly NpgsqlConnection held;
    private readonly RecordBodies bodies;

    private VerificationStore(ProvinceWork work, RecordBodies bodies) => (this.work, held, this.bodies) = (work, work.Connection, bodies);

    public static async Task<VerificationStore> Begin(ProvinceDatabase province, RecordBodies bodies, CancellationToken ct)
    {
        await province.LearnSizes(ct);
        return new(await province.Begin(ct, System.Data.IsolationLevel.RepeatableRead), bodies);
    }

    public async Task<IReadOnlyList<UnitId>> Places(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select village_id from household union select village_id from business union select village_id from field_record union select unit_id from tally_year order by 1
            """, held);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var places = new List<UnitId>();
        while (await reader.ReadAsync(ct))
            places.Add(new(reader.GetGuid(0)));
        return places;
    }

    /// <summary>Every activity that another mends, wherever the two are.</summary>
    public Task<HashSet<Guid>> MendedActivities(CancellationToken ct) => ActivityStateStore.Mended(held, ct);

    /// <summary>Everything of many places in one go: a query a place would look up each household by itself.</summary>
    public async Task<IReadOnlyDictionary<UnitId, PlaceFacts>> Of(IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        var facts = places.ToDictionary(place => place, _ => new PlaceFacts());
        await using var batch = new NpgsqlBatch(held) { Timeout = 300 };
        foreach (var sql in (string[])[
            "select village_id, id, kind, observed_at, team_id, body from field_record where village_id = any($1) order by seq",
            """
            select h.village_id, h.id, h.code, f.observed_at, f.record_id, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, f.head, f.address, f.phone
            from household h join household_fact f on f.household_id = h.id where h.village_id = any($1)
            """,
            "select b.village_id, b.id, b.code, f.observed_at, f.record_id, f.name, f.kind, f.address, f.ocop from business b join business_fact f on f.business_id = b.id where b.village_id = any($1)",
            """
            select s.village_id, o.subject_id, o.indicator, o.observed_at, o.record_id, o.count
            from (select id, village_id from household union all select id, village_id from business) s join observation o on o.subject_id = s.id where s.village_id = any($1)
            """,
            "select unit_id, grain, starts_on, what, subjects, met, have from tally where unit_id = any($1)"])
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = places.Select(place => place.Value).ToArray() } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            using var body = JsonDocument.Parse(reader.GetString(5));
            var place = new UnitId(reader.GetGuid(0));
            TeamId? team = reader.IsDBNull(4) ? null : new(reader.GetGuid(4));
            facts[place].Records.Add(new(reader.GetGuid(1), At(3), team, place, bodies.Read(reader.GetString(2), body.RootElement, place)));
        }
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var card = RegisterRowStore.Counts(reader, 5) with { Head = reader.GetString(12), Address = reader.GetString(13), Phone = reader.IsDBNull(14) ? null : reader.GetString(14) };
            Place().Households.Add((reader.GetGuid(1), reader.GetString(2), new(At(3), reader.GetGuid(4), card)));
        }
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var card = new BusinessCard(reader.GetString(5), Enum.Parse<BusinessKind>(reader.GetString(6), ignoreCase: true), reader.GetString(7), reader.GetBoolean(8));
            Place().Businesses.Add((reader.GetGuid(1), reader.GetString(2), new(At(3), reader.GetGuid(4), card)));
        }
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            Place().Observations.Add((reader.GetGuid(1), reader.GetString(2), new(At(3), reader.GetGuid(4), reader.GetInt32(5))));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Place().Tallies[(RecordWriteStore.Grain(reader.GetString(1)), reader.GetFieldValue<DateOnly>(2), reader.GetString(3))] =
                new(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6));
        }
        return facts;

        PlaceFacts Place() => facts[new UnitId(reader.GetGuid(0))];
        DateTimeOffset At(int column) => reader.GetFieldValue<DateTimeOffset>(column);
    }

    public async Task<IReadOnlyDictionary<(TeamId, DateOnly), long>> TeamWeeks(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select team_id, week, minutes from team_week", held);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var weeks = new Dictionary<(TeamId, DateOnly), long>();
        while (await reader.ReadAsync(ct))
            weeks[(new(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1))] = reader.GetInt64(2);
        return weeks;
    }

    public async Task<IReadOnlyDictionary<UnitId, DateOnly>> FirstRecords(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select unit_id, first_on from first_record", held);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var firsts = new Dictionary<UnitId, DateOnly>();
        while (await reader.ReadAsync(ct))
            firsts[new(reader.GetGuid(0))] = reader.GetFieldValue<DateOnly>(1);
        return firsts;
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
