using System.Runtime.InteropServices;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>A unit as it stood from one day to another, inclusive.</summary>
internal sealed record RawUnit(Guid Id, string Kind, Guid? Parent, DateOnly From, DateOnly To);

internal sealed record RawTerrain(Guid Unit, string Terrain, DateOnly From, DateOnly To);

internal sealed record RawTeam(Guid Id, Guid Unit, string Level, DateOnly From, DateOnly To);

internal sealed record RawMembership(Guid Team, DateOnly From, DateOnly To);

/// <summary>A target as it was set once.</summary>
/// <param name="Amount">Null: taken back.</param>
/// <param name="Scale"><c>value</c>, <c>count</c> or <c>quota</c>.</param>
internal sealed record RawTarget(string Program, string Line, Guid Unit, DateOnly First, DateOnly Last, decimal? Amount, string Scale, long? Register);

/// <summary>A field record of any kind: that something was recorded at a place.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawRecord(Guid Place, DateTimeOffset At, string Kind);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawObservation(Guid Subject, string Indicator, DateTimeOffset At, int Count);

/// <summary>What was known of a household from an instant on.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawHousehold(Guid Id, Guid Village, DateTimeOffset At, int From14, int From15, int From18);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawBusiness(Guid Id, Guid Village, DateTimeOffset At, bool IsOcop);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawActivity(Guid Team, DateTimeOffset At, int Minutes);

/// <summary>
/// All rows of a province's own facts, straight from its tables: records as they came, cards that a register's file brought, rosters, units. Nothing that
/// the product derives from them is read. Lists are in the order of <c>observed_at</c>, then id.
/// </summary>
internal sealed record RawProvince
{
    public required List<RawUnit> Units { get; init; }

    public required List<RawTerrain> Terrains { get; init; }

    public required List<RawTeam> Teams { get; init; }

    public required List<RawMembership> Memberships { get; init; }

    /// <summary>In the order in which they were set.</summary>
    public required List<RawTarget> Targets { get; init; }

    public required List<RawRecord> Records { get; init; }

    public required List<RawObservation> Observations { get; init; }

    public required List<RawHousehold> Households { get; init; }

    public required List<RawBusiness> Businesses { get; init; }

    public required List<RawActivity> Activities { get; init; }

    public static async Task<RawProvince> Read(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        // A record that names a household anew, or for the first time, has the card in its body; files of registers have no record.
        return new()
        {
            Units = await Rows("""
                select v.unit_id, u.kind, v.parent_id, v.valid_from, v.valid_to from cds.unit_version v join cds.unit u on u.id = v.unit_id
                """, row => new RawUnit(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetGuid(2), Day(row, 3), Day(row, 4))),
            Terrains = await Rows("select unit_id, terrain, valid_from, valid_to from cds.unit_terrain", row => new RawTerrain(row.GetGuid(0), row.GetString(1), Day(row, 2), Day(row, 3))),
            Teams = await Rows("select id, unit_id, level, valid_from, valid_to from p51.team", row => new RawTeam(row.GetGuid(0), row.GetGuid(1), row.GetString(2), Day(row, 3), Day(row, 4))),
            Memberships = await Rows("select team_id, valid_from, valid_to from p51.membership", row => new RawMembership(row.GetGuid(0), Day(row, 1), Day(row, 2))),
            Targets = await Rows("select program, line, unit_id, first_day, last_day, amount, scale, register from p51.target order by seq", row => new RawTarget(
                row.GetString(0), row.GetString(1), row.GetGuid(2), Day(row, 3), Day(row, 4), row.IsDBNull(5) ? null : row.GetDecimal(5), row.GetString(6), row.IsDBNull(7) ? null : row.GetInt64(7))),
            Records = await Rows("select village_id, observed_at, kind from p51.field_record", row => new RawRecord(row.GetGuid(0), At(row, 1), string.Intern(row.GetString(2)))),
            Observations = await Rows("""
                select (body->>'subjectId')::uuid, body->>'indicator', observed_at, (body->>'count')::int
                from p51.field_record where kind = 'observation' order by observed_at, id
                """, row => new RawObservation(row.GetGuid(0), string.Intern(row.GetString(1)), At(row, 2), row.GetInt32(3))),
            Households = await Rows("""
                select f.household_id, h.village_id, f.observed_at, f.from14, f.from15, f.from18, f.record_id
                from p51.household_fact f join p51.household h on h.id = f.household_id where not exists (select from p51.field_record r where r.id = f.record_id)
                union all
                select (body->>'subjectId')::uuid, village_id, observed_at, (body->>'from14')::int, (body->>'from15')::int, (body->>'from18')::int, id
                from p51.field_record where kind = 'household'
                order by 3, 7
                """, row => new RawHousehold(row.GetGuid(0), row.GetGuid(1), At(row, 2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5))),
            Businesses = await Rows("""
                select f.business_id, b.village_id, f.observed_at, f.ocop, f.record_id
                from p51.business_fact f join p51.business b on b.id = f.business_id where not exists (select from p51.field_record r where r.id = f.record_id)
                union all
                select (body->>'subjectId')::uuid, village_id, observed_at, coalesce((body->>'ocop')::boolean, false), id from p51.field_record where kind = 'business'
                order by 3, 5
                """, row => new RawBusiness(row.GetGuid(0), row.GetGuid(1), At(row, 2), row.GetBoolean(3))),
            Activities = await Rows("""
                select team_id, observed_at, coalesce(round((body->>'hours')::numeric * 60), (body->>'minutes')::numeric)::int from p51.field_record where kind = 'activity'
                """, row => new RawActivity(row.GetGuid(0), At(row, 1), row.GetInt32(2))),
        };

        async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read)
        {
            await using var command = source.CreateCommand(sql);
            command.CommandTimeout = 600;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
                rows.Add(read(reader));
            return rows;
        }
    }

    private static DateOnly Day(NpgsqlDataReader row, int column) => row.GetFieldValue<DateOnly>(column);

    private static DateTimeOffset At(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);
}
