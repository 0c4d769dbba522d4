using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Declared;

/// <summary>One indicator of a declaration.</summary>
/// <param name="Counts">Null: taken back.</param>
internal sealed record DeclaredCell(string Indicator, (long Numerator, long Denominator)? Counts);

/// <summary>Values that units declare; rows are only added.</summary>
internal static class DeclaredStore
{
    private const string VersionOf = "select coalesce(max(seq), 0) from declared_value where program = $1 and period = $2 and unit_id = $3";

    private const string Columns = "d.indicator, d.unit_id, d.numerator, d.denominator, d.note, d.declared_at, coalesce(a.name, case when d.author like 'cds:%' then 'Hệ thống' else d.author end), d.seq";

    /// <summary>The last of each unit and indicator, and the version of the first unit's.</summary>
    public static async Task<(IReadOnlyList<DeclaredValue> Values, long Version)> Latest(ProvinceDatabase province, string program, IReadOnlyList<UnitId> units, Period period, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select distinct on (d.unit_id, d.indicator) {Columns}
            from declared_value d left join cds.account a on a.login = d.author where d.program = $1 and d.period = $2 and d.unit_id = any($3) order by d.unit_id, d.indicator, d.seq desc
            """, program, period.Code, Ids(units)).Add(VersionOf, program, period.Code, units.Count > 0 ? units[0].Value : Guid.Empty);
        await using var row = await query.Read(ct);
        var values = new List<DeclaredValue>();
        while (await row.ReadAsync(ct))
        {
            if (!row.IsDBNull(2))
                values.Add(Value(row, program, period));
        }
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (values, row.GetInt64(0));
    }

    /// <summary>The last of each unit, program, period and indicator; what was taken back is not among them.</summary>
    public static async Task<IReadOnlyList<DeclaredValue>> All(ProvinceDatabase province, IReadOnlyList<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select distinct on (d.unit_id, d.program, d.period, d.indicator) {Columns}, d.program, d.period
            from declared_value d left join cds.account a on a.login = d.author where d.unit_id = any($1) order by d.unit_id, d.program, d.period, d.indicator, d.seq desc
            """, Ids(units));
        await using var row = await query.Read(ct);
        var values = new List<DeclaredValue>();
        while (await row.ReadAsync(ct))
        {
            if (!row.IsDBNull(2) && Period.Parse(row.GetString(9)) is { } period)
                values.Add(Value(row, row.GetString(8), period));
        }
        return values;
    }

    /// <summary>For which periods units declared something, or took it back.</summary>
    public static async Task<IReadOnlyList<(UnitId Unit, Period Period)>> Changed(ProvinceDatabase province, IReadOnlyList<UnitId> units, DateTimeOffset since, CancellationToken ct)
    {
        await using var query = province.Ask("select distinct unit_id, period from declared_value where unit_id = any($1) and declared_at >= $2", Ids(units), since.UtcDateTime);
        await using var row = await query.Read(ct);
        var changed = new List<(UnitId, Period)>();
        while (await row.ReadAsync(ct))
        {
            if (Period.Parse(row.GetString(1)) is { } period)
                changed.Add((new(row.GetGuid(0)), period));
        }
        return changed;
    }

    /// <returns>False where another has declared since the version: nothing is written.</returns>
    public static async Task<bool> Set(
        ProvinceDatabase province, string program, UnitId unit, Period period, IReadOnlyList<DeclaredCell> cells, string note, long version, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var turn = work.Ask("select pg_advisory_xact_lock(hashtextextended($1, 16))", $"declared/{province.Schema}/{unit}"))
            await turn.Scalar(ct);
        await using (var look = work.Ask(VersionOf, program, period.Code, unit.Value))
        {
            if ((long)(await look.Scalar(ct))! != version)
                return false;
        }
        await using (var add = work.Ask("""
            insert into declared_value (program, indicator, unit_id, period, numerator, denominator, note, declared_at, author)
            select $1, c.indicator, $2, $3, c.numerator, c.denominator, $7, $8, $9 from unnest($4::text[], $5::bigint[], $6::bigint[]) as c (indicator, numerator, denominator)
            """,
            program, unit.Value, period.Code, cells.Select(cell => cell.Indicator).ToArray(), cells.Select(cell => cell.Counts?.Numerator).ToArray(), cells.Select(cell => cell.Counts?.Denominator).ToArray(),
            note, now.UtcDateTime, Acting.Now.Actor))
        {
            await add.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.DeclaredSet)
        {
            Place = unit, After = new { program, period = period.Code, values = cells.Select(cell => new { cell.Indicator, cell.Counts?.Numerator, cell.Counts?.Denominator }) },
        });
        await work.Commit(ct);
        return true;
    }

    private static DeclaredValue Value(NpgsqlDataReader row, string program, Period period) => new(
        program, row.GetString(0), new(row.GetGuid(1)), period, row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6), row.GetInt64(7));

    private static Guid[] Ids(IReadOnlyList<UnitId> units) => [.. units.Select(unit => unit.Value)];
}
