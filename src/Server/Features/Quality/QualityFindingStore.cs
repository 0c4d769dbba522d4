using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Quality;

/// <summary>What was looked through in one go.</summary>
/// <param name="Unit">The province or commune that was asked for.</param>
/// <param name="Looked">Months that were looked at, by place.</param>
/// <param name="ThroughSeq">Records up to it were there.</param>
internal sealed record QualityLook(UnitId Unit, IReadOnlyList<(UnitId Place, Period Month)> Looked, long ThroughSeq, IReadOnlyList<QualityFinding> Found);

/// <summary>Findings of data quality as they are kept, answered and cleared.</summary>
internal static class QualityFindingStore
{
    private const string Columns = """
        f.id, f.rule, f.unit_id, f.period, f.author, coalesce(a.name, f.author), f.subject, f.measured, f.expected, f.message, f.records, f.first_seen, f.last_seen,
        f.state, f.answered_at, coalesce(b.name, f.answered_by), f.reason
        """;

    private const string From = "from quality_finding f left join cds.account a on a.login = f.author left join cds.account b on b.login = f.answered_by";

    /// <summary>Writes what was found, and clears what was found before in the same places and months, found no more and never answered.</summary>
    /// <param name="by">Who had it looked through.</param>
    public static async Task Write(ProvinceDatabase province, QualityLook look, Acting by, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("""
            insert into quality_finding as f (id, rule, unit_id, period, author, subject, measured, expected, message, records, first_seen, last_seen)
            select id, rule, unit_id, period, author, subject, measured, expected, message, string_to_array(records, ',')::uuid[], $11, $11
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as r (id, rule, unit_id, period, author, subject, measured, expected, message, records)
            on conflict (rule, unit_id, period, author, subject) do update
            set measured = excluded.measured, expected = excluded.expected, message = excluded.message, records = excluded.records, last_seen = excluded.last_seen, cleared_at = null
            """,
            Column(look.Found, _ => Guid.CreateVersion7(now)), Column(look.Found, one => one.Rule.Id), Column(look.Found, one => one.Unit.Value), Column(look.Found, one => one.Period.Code),
            Column(look.Found, one => one.Author), Column(look.Found, one => one.Subject), Column(look.Found, one => one.Measured), Column(look.Found, one => one.Expected),
            Column(look.Found, one => one.Message), Column(look.Found, one => string.Join(',', one.Records)), now.UtcDateTime))
        {
            write.Add("""
                update quality_finding f set cleared_at = $3 from unnest($1, $2) as looked (unit_id, period)
                where f.unit_id = looked.unit_id and f.period = looked.period and f.last_seen < $3 and f.state = 'open' and f.cleared_at is null
                """, look.Looked.Select(one => one.Place.Value).ToArray(), look.Looked.Select(one => one.Month.Code).ToArray(), now.UtcDateTime);
            write.Add("insert into quality_run (id, unit_id, made_at, made_by, through_seq, found) values ($1, $2, $3, $4, $5, $6)",
                Guid.CreateVersion7(now), look.Unit.Value, now.UtcDateTime, by.Actor, look.ThroughSeq, look.Found.Count);
            await write.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.QualityRun) { Place = look.Unit, After = new { months = look.Looked.Select(one => one.Month.Code).Distinct().Count(), found = look.Found.Count } }, by);
        await work.Commit(ct);
    }

    /// <summary>Up to which record a province was looked through last, and when any of these units was.</summary>
    public static async Task<(long ThroughSeq, DateTimeOffset? At)> LastLook(ProvinceDatabase province, UnitId top, IEnumerable<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask(
            "select coalesce(max(through_seq) filter (where unit_id = $1), 0), max(made_at) from quality_run where unit_id = any($2)", top.Value, units.Select(unit => unit.Value).Append(top.Value).ToArray());
        await using var row = await query.Read(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1));
    }

    /// <summary>How many there are by place, rule and state; cleared ones are not counted.</summary>
    public static async Task<IReadOnlyList<FindingTally>> Tally(ProvinceDatabase province, IEnumerable<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask("select unit_id, rule, state, count(*)::int from quality_finding where unit_id = any($1) and cleared_at is null group by 1, 2, 3", Ids(units));
        await using var row = await query.Read(ct);
        var tallies = new List<FindingTally>();
        while (await row.ReadAsync(ct))
            tallies.Add(new(new(row.GetGuid(0)), row.GetString(1), Enum.Parse<QualityState>(row.GetString(2), ignoreCase: true), row.GetInt32(3)));
        return tallies;
    }

    /// <summary>The latest month first.</summary>
    public static async Task<IReadOnlyList<KeptFinding>> List(ProvinceDatabase province, IEnumerable<UnitId> units, QualityFilter filter, int skip, int most, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select {Columns} {From}
            where f.unit_id = any($1) and f.cleared_at is null and ($2 = '' or f.rule = $2) and ($3 = '' or f.state = $3) and (cardinality($4::text[]) = 0 or f.period = any($4))
            order by f.period desc, f.rule, f.measured desc, f.id offset $5 limit $6
            """, Ids(units), filter.Rule?.Id ?? "", filter.State is { } state ? Word(state) : "", filter.Period is { } period ? period.Months().Select(month => $"{month:yyyy-MM}").ToArray() : [], skip, most);
        return await Read(query, ct);
    }

    /// <summary>Null where it is not in the caller's scope.</summary>
    public static async Task<KeptFinding?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"select {Columns} {From} where f.id = $1", id);
        return (await Read(query, ct)).SingleOrDefault();
    }

    /// <summary>The records behind a finding, by time, with the household or business that each is of.</summary>
    public static async Task<IReadOnlyList<BehindRecord>> Records(ProvinceDatabase province, IEnumerable<Guid> ids, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.id, r.seq, r.kind, r.observed_at, r.received_at, r.village_id, coalesce(a.name, r.author), (r.body ->> 'subjectId')::uuid, r.body ->> 'indicator', r.body ->> 'count',
              exists (select from household h where h.id = (r.body ->> 'subjectId')::uuid)
            from field_record r left join cds.account a on a.login = r.author where r.id = any($1) order by r.observed_at, r.id
            """, ids.ToArray());
        await using var row = await query.Read(ct);
        var records = new List<BehindRecord>();
        while (await row.ReadAsync(ct))
        {
            records.Add(new(
                row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4), new(row.GetGuid(5)), row.GetString(6),
                row.IsDBNull(7) ? null : row.GetGuid(7), row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetString(9), row.GetBoolean(10)));
        }
        return records;
    }

    /// <returns>False where it was answered the same way meanwhile, or is not the caller's to answer.</returns>
    public static async Task<bool> Answer(ProvinceDatabase province, KeptFinding finding, QualityState state, string reason, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var update = work.Ask("""
            update quality_finding set state = $2, reason = $3, answered_at = $4, answered_by = $5 where id = $1 and answered_at is not distinct from $6 returning 1
            """, finding.Id, Word(state), reason, now.UtcDateTime, Acting.Now.Actor, new NpgsqlParameter { Value = (object?)finding.AnsweredAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz }))
        {
            if (await update.Scalar(ct) is null)
                return false;
        }
        work.Note(new AuditEntry(AuditActions.QualityAnswer)
        {
            Place = finding.Unit, Subjects = [finding.Id], Before = new { state = Word(finding.State) }, After = new { rule = finding.Rule.Id, period = finding.Period, state = Word(state) }, Reason = reason,
        });
        await work.Commit(ct);
        return true;
    }

    private static async Task<List<KeptFinding>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var found = new List<KeptFinding>();
        while (await row.ReadAsync(ct))
        {
            // A rule that this version no longer has is no longer looked for either.
            if (QualityRule.Find(row.GetString(1)) is not { } rule)
                continue;
            found.Add(new(row.GetGuid(0), rule, new(row.GetGuid(2)), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetDecimal(7), row.GetDecimal(8), row.GetString(9), row.GetFieldValue<Guid[]>(10))
            {
                FirstSeen = row.GetFieldValue<DateTimeOffset>(11), LastSeen = row.GetFieldValue<DateTimeOffset>(12), State = Enum.Parse<QualityState>(row.GetString(13), ignoreCase: true),
                AnsweredAt = row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14), AnsweredBy = row.IsDBNull(15) ? null : row.GetString(15), Reason = row.IsDBNull(16) ? null : row.GetString(16),
            });
        }
        return found;
    }

    private static string Word(QualityState state) => state.ToString().ToLowerInvariant();

    private static T[] Column<T>(IReadOnlyList<QualityFinding> found, Func<QualityFinding, T> value) => [.. found.Select(value)];

    private static Guid[] Ids(IEnumerable<UnitId> units) => [.. units.Select(unit => unit.Value)];
}
