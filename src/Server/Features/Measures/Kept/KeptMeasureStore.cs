using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>What the rows of a program were worked out with.</summary>
/// <param name="Document">Hash of all that the program says of indicators.</param>
internal sealed record MeasureBasis(string Program, string Document, long TreeRevision, DateOnly ComputedThrough);

/// <summary>A measure as it is stored: without the unit's name, and with the number of missing villages instead of their list.</summary>
/// <param name="TargetCount">See <see cref="Measure.TargetSet"/>.</param>
internal sealed record KeptMeasure(
    UnitId Unit, string Period, string Indicator, long? Numerator, long? Denominator, decimal? Value, decimal? Target, decimal? TargetCount, long TargetWeight, MeasureStatus Status, int Missing, DateTimeOffset ComputedAt)
{
    public Measure In(Unit unit) => new(unit, Indicator, Numerator, Denominator, Value, Target, Status, [])
    {
        MissingCount = Missing, TargetWeight = TargetWeight, TargetSet = TargetCount is { } count ? new TargetAmount(count, TargetScale.Count) : null,
    };
}

/// <summary>Measures of a place and of all above it that have to be worked out anew from a day on.</summary>
internal sealed record DueMeasures(long Id, UnitId Unit, DateOnly From);

/// <summary>What a refresh writes.</summary>
/// <param name="Done">What was due and is no longer.</param>
/// <param name="Tables">Worked out anew.</param>
/// <param name="Basis">Of programs whose rows now stand on something else, with the periods that are kept of them.</param>
/// <param name="Anew">Programs of which a table holds all the rows there are: others of its period go.</param>
/// <param name="Gone">Programs that bind nothing in the province any more.</param>
internal sealed record KeptChanges(
    IReadOnlyList<DueMeasures> Done, IReadOnlyList<KeptTable> Tables, IReadOnlyList<(MeasureBasis Now, IReadOnlyList<Period> Periods)> Basis, IReadOnlySet<string> Anew, IReadOnlyList<string> Gone, DateTimeOffset At);

/// <summary>Rows of measures that are kept ready, what is due, and what they were worked out with.</summary>
internal static class KeptMeasureStore
{
    private const int LockKey = 0x6d656173; // "meas"

    private const string Columns = "unit_id, period, indicator, numerator, denominator, value, target, target_count, target_weight, status, missing, computed_at";

    /// <returns>Whether anything is due, what the rows stand on, and the revision of the units now.</returns>
    public static async Task<(bool Due, IReadOnlyList<MeasureBasis> Basis, long TreeRevision)> State(ProvinceDatabase province, CancellationToken ct)
    {
        await using var query = province.Ask("select exists (select from measure_due), (select revision from cds.unit_revision)").Add("select program, document, tree_revision, computed_through from measure_basis");
        await using var row = await query.Read(ct);
        await row.ReadAsync(ct);
        var (due, revision) = (row.GetBoolean(0), row.GetInt64(1));
        await row.NextResultAsync(ct);
        var basis = new List<MeasureBasis>();
        while (await row.ReadAsync(ct))
            basis.Add(new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<DateOnly>(3)));
        return (due, basis, revision);
    }

    /// <summary>Has the turn until <paramref name="turn"/> ends: one refresh of a province at a time, whatever process. It reads only, so that nothing waits for it to end.</summary>
    /// <returns>What is due now.</returns>
    public static async Task<IReadOnlyList<DueMeasures>> TakeTurn(ProvinceWork turn, CancellationToken ct)
    {
        await using (var hold = turn.Ask($"select pg_advisory_xact_lock({LockKey}, hashtext(current_schema()))"))
            await hold.Scalar(ct);
        await using var look = turn.Ask("select id, unit_id, from_on from measure_due");
        await using var row = await look.Read(ct);
        var due = new List<DueMeasures>();
        while (await row.ReadAsync(ct))
            due.Add(new(row.GetInt64(0), new(row.GetGuid(1)), row.GetFieldValue<DateOnly>(2)));
        return due;
    }

    /// <summary>Writes what a refresh found, and commits: with it goes what was due.</summary>
    public static async Task Write(ProvinceWork work, KeptChanges changes, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(work.Connection) { Timeout = 300 };
        if (changes.Done.Count > 0)
            batch.Add("delete from measure_due where id = any($1)", changes.Done.Select(one => one.Id).ToArray());
        foreach (var (now, periods) in changes.Basis)
        {
            batch.Add("delete from measure_row where program = $1 and not period = any($2)", now.Program, periods.Select(period => period.Code).ToArray());
            batch.Add("""
                insert into measure_basis (program, document, tree_revision, computed_through) values ($1, $2, $3, $4)
                on conflict (program) do update set document = excluded.document, tree_revision = excluded.tree_revision, computed_through = excluded.computed_through
                """, now.Program, now.Document, now.TreeRevision, now.ComputedThrough);
        }
        foreach (var program in changes.Gone)
        {
            batch.Add("delete from measure_row where program = $1", program);
            batch.Add("delete from measure_basis where program = $1", program);
        }
        foreach (var table in changes.Tables)
        {
            Put(batch, table, changes.At);
            if (changes.Anew.Contains(table.Program.Id))
            {
                // Two sets, and not each row against an array: that grows with the square of a province's units.
                batch.Add("""
                    delete from measure_row m using (
                      select unit_id, indicator from measure_row where program = $1 and period = $2 except select * from unnest($3, $4)) as gone
                    where m.program = $1 and m.period = $2 and m.unit_id = gone.unit_id and m.indicator = gone.indicator
                    """, table.Program.Id, table.Period.Code, Units(table), Indicators(table));
            }
        }
        await work.Commit(batch, ct);
    }

    /// <param name="units">Null: all.</param>
    public static async Task<IReadOnlyList<KeptMeasure>> Rows(ProvinceDatabase province, string program, IReadOnlyCollection<string> periods, IReadOnlyCollection<UnitId>? units, CancellationToken ct)
    {
        await using var query = units is null
            ? province.Ask($"select {Columns} from measure_row where program = $1 and period = any($2)", program, periods.ToArray())
            : province.Ask($"select {Columns} from measure_row where program = $1 and period = any($2) and unit_id = any($3)", program, periods.ToArray(), units.Select(unit => unit.Value).ToArray());
        return await Read(query, ct);
    }

    private static async Task<IReadOnlyList<KeptMeasure>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var rows = new List<KeptMeasure>();
        while (await row.ReadAsync(ct))
        {
            rows.Add(new(
                new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4),
                Number(row, 5), Number(row, 6), Number(row, 7), row.GetInt64(8), Status(row.GetString(9)), row.GetInt32(10), row.GetFieldValue<DateTimeOffset>(11)));
        }
        return rows;
    }

    /// <summary>Rows are written where they differ from what is there.</summary>
    private static void Put(NpgsqlBatch batch, KeptTable table, DateTimeOffset at) => batch.Add("""
        insert into measure_row as m (program, period, unit_id, indicator, numerator, denominator, value, target, target_count, target_weight, status, missing, computed_at)
        select $1, $2, r.*, $13 from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as r
        on conflict (program, period, unit_id, indicator) do update set numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value,
          target = excluded.target, target_count = excluded.target_count, target_weight = excluded.target_weight, status = excluded.status, missing = excluded.missing, computed_at = excluded.computed_at
        where (m.numerator, m.denominator, m.value, m.target, m.target_count, m.target_weight, m.status, m.missing)
          is distinct from (excluded.numerator, excluded.denominator, excluded.value, excluded.target, excluded.target_count, excluded.target_weight, excluded.status, excluded.missing)
        """,
        table.Program.Id, table.Period.Code, Units(table), Indicators(table), table.Rows.Select(row => row.Numerator).ToArray(), table.Rows.Select(row => row.Denominator).ToArray(),
        Numbers(table.Rows.Select(row => row.Value)), Numbers(table.Rows.Select(row => row.Target)), Numbers(table.Rows.Select(row => row.TargetSet?.Number)),
        table.Rows.Select(row => row.TargetWeight).ToArray(),
        table.Rows.Select(row => Word(row.Status)).ToArray(), table.Rows.Select(row => row.MissingCount).ToArray(), at.UtcDateTime);

    private static decimal? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static Guid[] Units(KeptTable table) => [.. table.Rows.Select(row => row.Unit.Id.Value)];

    private static string[] Indicators(KeptTable table) => [.. table.Rows.Select(row => row.Indicator)];

    private static NpgsqlParameter Numbers(IEnumerable<decimal?> numbers) => new() { Value = numbers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric };

    private static string Word(MeasureStatus status) => status switch
    {
        MeasureStatus.Met => "met",
        MeasureStatus.Behind => "behind",
        MeasureStatus.NoTarget => "noTarget",
        MeasureStatus.Missing => "missing",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "What is kept back is not stored so"),
    };

    private static MeasureStatus Status(string word) => word switch
    {
        "met" => MeasureStatus.Met,
        "behind" => MeasureStatus.Behind,
        "noTarget" => MeasureStatus.NoTarget,
        _ => MeasureStatus.Missing,
    };
}
