using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Reads difficulties.</summary>
internal static class DifficultyStore
{
    private const string Columns = "d.id, d.reporter, d.state, d.level, d.raised_at, d.arrived_at, d.assignee, d.answered_at, d.same_as, d.version, d.answer_version";

    private const string Selected = $"""
        select {Columns}, d.unit_id, d.topic, coalesce(r.body ->> 'text', ''), r.observed_at, coalesce(a.name, d.reporter), coalesce(b.name, d.assignee), r.body ->> 'subjectId'
        from difficulty d join field_record r on r.id = d.id
        left join cds.account a on a.login = d.reporter left join cds.account b on b.login = d.assignee
        """;

    /// <summary>Of a unit and all below it, what was there before a merger included.</summary>
    private const string Below = "d.unit_id in (select cds.below($1))";

    /// <summary>Those without an answer first, what waited longest at its level on top; then the latest answers.</summary>
    /// <param name="lateBefore">What came to the commune, and what came to the province, before these is late.</param>
    public static async Task<IReadOnlyList<DifficultyRow>> List(
        ProvinceDatabase province, UnitId unit, DifficultyFilter filter, (DateTimeOffset Commune, DateTimeOffset Province) lateBefore, int skip, int most, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            {Selected}
            where {Below} and ($2 = '' or d.state = $2 or ($2 = 'open' and d.answered_at is null)) and ($3 = '' or d.topic = $3) and ($4 = '' or d.level = $4)
              and (not $5 or (d.answered_at is null and d.same_as is null and d.arrived_at < case d.level when 'commune' then $6 else $7 end))
            order by d.answered_at is not null, case when d.answered_at is null then d.arrived_at end, d.answered_at desc, d.id offset $8 limit $9
            """, unit.Value, filter.State ?? "", filter.Topic ?? "", filter.Level is { } level ? DifficultyWords.Code(level) : "", filter.Late, lateBefore.Commune.UtcDateTime, lateBefore.Province.UtcDateTime, skip, most);
        return await Rows(query, ct);
    }

    public static async Task<DifficultyRow?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where d.id = $1", id);
        return (await Rows(query, ct)).SingleOrDefault();
    }

    /// <summary>Of these, in any order.</summary>
    public static async Task<IReadOnlyList<DifficultyRow>> Of(ProvinceDatabase province, IEnumerable<Guid> ids, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where d.id = any($1) order by d.id", ids.ToArray());
        return await Rows(query, ct);
    }

    /// <summary>Those that one may be the same as: the latest of the caller's scope, within a time.</summary>
    public static async Task<IReadOnlyList<DifficultyRow>> Lately(ProvinceDatabase province, Guid except, DateTimeOffset since, int most, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where d.raised_at >= $1 and d.id <> $2 order by d.raised_at desc, d.id limit $3", since.UtcDateTime, except, most);
        return await Rows(query, ct);
    }

    /// <summary>All steps, the first one first.</summary>
    public static async Task<IReadOnlyList<ToldStep>> Steps(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select s.kind, s.at, s.actor, s.text, s.assignee, s.other_id, coalesce(a.name, s.actor), coalesce(b.name, s.assignee)
            from difficulty_step s left join cds.account a on a.login = s.actor left join cds.account b on b.login = s.assignee where s.difficulty_id = $1 order by s.number
            """, id);
        await using var row = await query.Read(ct);
        var steps = new List<ToldStep>();
        while (await row.ReadAsync(ct))
        {
            var step = new DifficultyStep(DifficultyWords.Read<StepKind>(row.GetString(0))!.Value, row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), Text(row, 3), Text(row, 4), row.IsDBNull(5) ? null : row.GetGuid(5));
            steps.Add(new(step, row.GetString(6), Text(row, 7)));
        }
        return steps;
    }

    /// <summary>The other ends of links: those that are the same, and those that are related, whoever of the two said so.</summary>
    public static async Task<(IReadOnlyList<Guid> Same, IReadOnlyList<Guid> Related)> Links(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask("select true, d.id from difficulty d where d.same_as = $1 union select false, case when s.difficulty_id = $1 then s.other_id else s.difficulty_id end from difficulty_step s where s.kind = 'related' and $1 in (s.difficulty_id, s.other_id)", id);
        await using var row = await query.Read(ct);
        var (same, related) = (new List<Guid>(), new List<Guid>());
        while (await row.ReadAsync(ct))
            (row.GetBoolean(0) ? same : related).Add(row.GetGuid(1));
        return (same, related);
    }

    /// <summary>Photos of its record that are here as a whole.</summary>
    public static async Task<IReadOnlyList<Guid>> Photos(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask("select p.id from photo p where p.record_id = $1 and p.media is not null order by p.added_at, p.id", id);
        await using var row = await query.Read(ct);
        var photos = new List<Guid>();
        while (await row.ReadAsync(ct))
            photos.Add(row.GetGuid(0));
        return photos;
    }

    /// <summary>Accounts with one of these roles in one of these units today.</summary>
    /// <param name="roles">Codes.</param>
    public static async Task<IReadOnlyList<(string Login, string Name)>> Officers(ProvinceDatabase province, IEnumerable<UnitId> units, string[] roles, DateOnly today, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select distinct a.login, a.name from cds.account a join cds.account_grant g on g.account_id = a.id
            where g.unit_id = any($1) and g.role = any($2) and g.ended_at is null and $3 between g.valid_from and g.valid_to and a.disabled_at is null order by a.name, a.login
            """, units.Select(unit => unit.Value).ToArray(), roles, today);
        await using var row = await query.Read(ct);
        var officers = new List<(string, string)>();
        while (await row.ReadAsync(ct))
            officers.Add((row.GetString(0), row.GetString(1)));
        return officers;
    }

    /// <summary>As they stand in a transaction, which holds them until it ends; in the order of their ids, so that two do not wait for each other.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (DifficultyCase Case, UnitId Place)>> Hold(ProvinceWork work, IEnumerable<Guid> ids, CancellationToken ct)
    {
        await using var query = work.Ask($"select {Columns}, d.unit_id from difficulty d where d.id = any($1) order by d.id for update", ids.Distinct().Order().ToArray());
        return await Held(query, ct);
    }

    /// <summary>Likewise one and all that are the same.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (DifficultyCase Case, UnitId Place)>> HoldWithSame(ProvinceWork work, Guid head, CancellationToken ct)
    {
        await using var query = work.Ask($"select {Columns}, d.unit_id from difficulty d where d.id = $1 or d.same_as = $1 order by d.id for update", head);
        return await Held(query, ct);
    }

    /// <summary>What lies at communes past its term, the oldest first.</summary>
    public static async Task<IReadOnlyList<(Guid Id, UnitId Place)>> LateAtCommunes(ProvinceDatabase province, DateTimeOffset before, int most, CancellationToken ct)
    {
        await using var query = province.Ask(
            "select id, unit_id from difficulty where level = 'commune' and answered_at is null and same_as is null and arrived_at < $1 order by arrived_at, id limit $2", before.UtcDateTime, most);
        await using var row = await query.Read(ct);
        var late = new List<(Guid, UnitId)>();
        while (await row.ReadAsync(ct))
            late.Add((row.GetGuid(0), new(row.GetGuid(1))));
        return late;
    }

    private static async Task<IReadOnlyDictionary<Guid, (DifficultyCase, UnitId)>> Held(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var held = new Dictionary<Guid, (DifficultyCase, UnitId)>();
        while (await row.ReadAsync(ct))
            held[row.GetGuid(0)] = (Case(row), new(row.GetGuid(11)));
        return held;
    }

    private static async Task<IReadOnlyList<DifficultyRow>> Rows(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var found = new List<DifficultyRow>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                Case(row), new(row.GetGuid(11)), row.GetString(12), row.GetString(13), row.GetFieldValue<DateTimeOffset>(14), row.GetString(15), Text(row, 16), Guid.TryParse(Text(row, 17), out var household) ? household : null));
        }
        return found;
    }

    private static DifficultyCase Case(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), DifficultyWords.Read<DifficultyState>(row.GetString(2))!.Value, DifficultyWords.Read<DifficultyLevel>(row.GetString(3))!.Value,
        row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), Text(row, 6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7), row.IsDBNull(8) ? null : row.GetGuid(8), row.GetInt32(9), row.GetInt32(10));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
