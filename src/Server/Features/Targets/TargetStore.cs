using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Targets;

/// <summary>A target as it was set or taken back once: a line of its history.</summary>
/// <param name="Amount">Null: taken back.</param>
/// <param name="By">Name of who set it, or login where that account is not the reader's to see.</param>
public sealed record TargetVersion(long Seq, string Line, Period Period, TargetAmount? Amount, UnitId? From, DateTimeOffset At, string By, string Reason);

/// <summary>A sheet that is to be stored.</summary>
/// <param name="Known">Units whose targets the sheet was made from, and the version they had then.</param>
/// <param name="From">The unit whose officer sets; null: the installation itself.</param>
internal sealed record TargetWriting(
    string Program, Unit Whole, Period Period, IReadOnlyCollection<UnitId> Known, long Version, IReadOnlyList<TargetCell> Cells, IReadOnlyList<long?> Registers, UnitId? From, string Reason);

/// <summary>Targets as they were set; rows are only added.</summary>
internal static class TargetStore
{
    private const string Latest = """
        select distinct on (t.line, t.unit_id, t.period) t.line, t.unit_id, t.period, t.amount, t.scale, t.register, t.from_unit_id
        from target t where t.program = $1 and t.first_day <= $3 and t.last_day >= $2 order by t.line, t.unit_id, t.period, t.seq desc
        """;

    /// <summary>Of each period, of those around it and of its parts.</summary>
    /// <param name="wanted">At least one.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<SetTarget>>> InForce(ProvinceDatabase province, IReadOnlyList<(string Program, Period Period)> wanted, CancellationToken ct)
    {
        await using var query = province.Ask(Latest, wanted[0].Program, wanted[0].Period.First, wanted[0].Period.Last);
        foreach (var (program, period) in wanted.Skip(1))
            query.Add(Latest, program, period.First, period.Last);
        await using var row = await query.Read(ct);
        var found = new List<IReadOnlyList<SetTarget>>();
        do
            found.Add(await Read(row, ct));
        while (await row.NextResultAsync(ct));
        return found;
    }

    /// <summary>The same, with the version of what the units have.</summary>
    public static async Task<(IReadOnlyList<SetTarget> Targets, long Version)> Sheet(ProvinceDatabase province, string program, Period period, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask(Latest, program, period.First, period.Last).Add(VersionOf, program, period.First, period.Last, Ids(units));
        await using var row = await query.Read(ct);
        var targets = await Read(row, ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (targets, row.GetInt64(0));
    }

    /// <returns>False where another has set some of these targets since the version: nothing is written.</returns>
    public static async Task<bool> Set(ProvinceDatabase province, TargetWriting writing, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        // One sheet of a program after another, so that none is written on what another has just changed.
        await using (var turn = work.Ask("select pg_advisory_xact_lock(hashtextextended($1, 15))", $"target/{province.Schema}/{writing.Program}"))
            await turn.Scalar(ct);
        await using (var look = work.Ask(VersionOf, writing.Program, writing.Period.First, writing.Period.Last, Ids(writing.Known)))
        {
            if ((long)(await look.Scalar(ct))! != writing.Version)
                return false;
        }
        await using (var add = work.Ask("""
            insert into target (program, line, unit_id, period, first_day, last_day, amount, scale, register, from_unit_id, set_at, author, reason)
            select $1, c.line, c.unit_id, $2, $3, $4, c.amount, c.scale, c.register, $10, $11, $12, $13
            from unnest($5::text[], $6::uuid[], $7::numeric[], $8::text[], $9::bigint[]) with ordinality as c (line, unit_id, amount, scale, register, at) order by c.at
            """,
            writing.Program, writing.Period.Code, writing.Period.First, writing.Period.Last, writing.Cells.Select(cell => cell.Line.Id).ToArray(), Ids(writing.Cells.Select(cell => cell.Unit.Id)),
            writing.Cells.Select(cell => cell.Amount?.Number).ToArray(), writing.Cells.Select(cell => Word(cell.Amount?.Scale ?? TargetScale.Value)).ToArray(), writing.Registers.ToArray(),
            (object?)writing.From?.Value ?? DBNull.Value, now.UtcDateTime, Acting.Now.Actor, writing.Reason))
        {
            await add.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.TargetSet)
        {
            Place = writing.Whole.Id, Reason = writing.Reason.Length == 0 ? null : writing.Reason,
            After = new { writing.Program, period = writing.Period.Code, cells = writing.Cells.Select(cell => new { unit = cell.Unit.Id, line = cell.Line.Id, amount = cell.Amount?.Number, scale = cell.Amount?.Scale }) },
        });
        await work.Commit(ct);
        return true;
    }

    /// <summary>Each setting of a unit's targets, the latest first.</summary>
    public static async Task<IReadOnlyList<TargetVersion>> History(ProvinceDatabase province, string program, UnitId unit, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select t.seq, t.line, t.period, t.amount, t.scale, t.from_unit_id, t.set_at, coalesce(a.name, case when t.author like 'cds:%' then 'Hệ thống' else t.author end), t.reason
            from target t left join cds.account a on a.login = t.author where t.unit_id = $1 and t.program = $2 order by t.seq desc
            """, unit.Value, program);
        await using var row = await query.Read(ct);
        var history = new List<TargetVersion>();
        while (await row.ReadAsync(ct))
        {
            history.Add(new(
                row.GetInt64(0), row.GetString(1), Period.Parse(row.GetString(2))!, row.IsDBNull(3) ? null : new(row.GetDecimal(3), Scale(row.GetString(4))),
                row.IsDBNull(5) ? null : new(row.GetGuid(5)), row.GetFieldValue<DateTimeOffset>(6), row.GetString(7), row.GetString(8)));
        }
        return history;
    }

    private const string VersionOf = "select coalesce(max(seq), 0) from target where program = $1 and first_day <= $3 and last_day >= $2 and unit_id = any($4)";

    private static async Task<IReadOnlyList<SetTarget>> Read(NpgsqlDataReader row, CancellationToken ct)
    {
        var targets = new List<SetTarget>();
        while (await row.ReadAsync(ct))
        {
            if (row.IsDBNull(3))
                continue;
            targets.Add(new(row.GetString(0), new(row.GetGuid(1)), Period.Parse(row.GetString(2))!, new(row.GetDecimal(3), Scale(row.GetString(4))), row.IsDBNull(6) ? null : new(row.GetGuid(6)))
            {
                Register = row.IsDBNull(5) ? null : row.GetInt64(5),
            });
        }
        return targets;
    }

    private static Guid[] Ids(IEnumerable<UnitId> units) => [.. units.Select(unit => unit.Value)];

    private static string Word(TargetScale scale) => scale.ToString().ToLowerInvariant();

    private static TargetScale Scale(string word) => Enum.Parse<TargetScale>(word, ignoreCase: true);
}
