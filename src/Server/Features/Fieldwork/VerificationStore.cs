using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>All that is stored of one place.</summary>
internal sealed record PlaceFacts(
    IReadOnlyList<FieldRecord> Records,
    IReadOnlyList<(Guid Id, string Code, Dated<HouseholdCard> Card)> Households,
    IReadOnlyList<(Guid Id, string Code, Dated<BusinessCard> Card)> Businesses,
    IReadOnlyList<(Guid Subject, string Indicator, Dated<int> Count)> Observations,
    IReadOnlyDictionary<(TallyGrain, DateOnly, string), Figures> Tallies);

/// <summary>Reads a whole province place by place, as of one moment.</summary>
internal sealed class VerificationStore : IAsyncDisposable
{
    private readonly NpgsqlConnection held;
    private readonly NpgsqlTransaction work;

    private readonly RecordBodies bodies;

    private VerificationStore(NpgsqlConnection connection, NpgsqlTransaction transaction, RecordBodies bodies) => (held, work, this.bodies) = (connection, transaction, bodies);

    public static async Task<VerificationStore> Begin(ProvinceDatabase province, RecordBodies bodies, CancellationToken ct)
    {
        var connection = await province.Source.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        // Place after place through the indexes, also right after a great import, before the planner knows how much is there.
        await using var plan = new NpgsqlCommand("set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off", connection);
        await plan.ExecuteNonQueryAsync(ct);
        return new(connection, transaction, bodies);
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

    public async Task<PlaceFacts> Of(UnitId place, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(held);
        foreach (var sql in (string[])[
            "select id, kind, observed_at, team_id, body from field_record where village_id = $1 order by seq",
            "select h.id, h.code, f.observed_at, f.record_id, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, f.head, f.address, f.phone from household h join household_fact f on f.household_id = h.id where h.village_id = $1",
            "select b.id, b.code, f.observed_at, f.record_id, f.name, f.kind, f.address, f.ocop from business b join business_fact f on f.business_id = b.id where b.village_id = $1",
            "select o.subject_id, o.indicator, o.observed_at, o.record_id, o.count from observation o where o.subject_id in (select id from household where village_id = $1 union all select id from business where village_id = $1)",
            "select grain, starts_on, what, subjects, met, have from tally where unit_id = $1"])
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = place.Value } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var records = new List<FieldRecord>();
        while (await reader.ReadAsync(ct))
        {
            using var body = JsonDocument.Parse(reader.GetString(4));
            TeamId? team = reader.IsDBNull(3) ? null : new(reader.GetGuid(3));
            records.Add(new(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(2), team, place, bodies.Read(reader.GetString(1), body.RootElement, place)));
        }
        await reader.NextResultAsync(ct);
        var households = new List<(Guid, string, Dated<HouseholdCard>)>();
        while (await reader.ReadAsync(ct))
        {
            var card = RegisterRowStore.Counts(reader, 4) with { Head = reader.GetString(11), Address = reader.GetString(12), Phone = reader.IsDBNull(13) ? null : reader.GetString(13) };
            households.Add((reader.GetGuid(0), reader.GetString(1), new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), card)));
        }
        await reader.NextResultAsync(ct);
        var businesses = new List<(Guid, string, Dated<BusinessCard>)>();
        while (await reader.ReadAsync(ct))
        {
            var card = new BusinessCard(reader.GetString(4), Enum.Parse<BusinessKind>(reader.GetString(5), ignoreCase: true), reader.GetString(6), reader.GetBoolean(7));
            businesses.Add((reader.GetGuid(0), reader.GetString(1), new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), card)));
        }
        await reader.NextResultAsync(ct);
        var observations = new List<(Guid, string, Dated<int>)>();
        while (await reader.ReadAsync(ct))
            observations.Add((reader.GetGuid(0), reader.GetString(1), new(reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), reader.GetInt32(4))));
        await reader.NextResultAsync(ct);
        var tallies = new Dictionary<(TallyGrain, DateOnly, string), Figures>();
        while (await reader.ReadAsync(ct))
            tallies[(RecordWriteStore.Grain(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1), reader.GetString(2))] = new(reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5));
        return new(records, households, businesses, observations, tallies);
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

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        await held.DisposeAsync();
    }
}
