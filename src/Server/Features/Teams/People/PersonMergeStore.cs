using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>Merges two people by the functions of the province step "people", and takes it back; it waits for other changes of the rosters.</summary>
internal static class PersonMergeStore
{
    /// <summary>Both people with all their memberships that the caller sees.</summary>
    public static async Task<(List<KnownPerson> People, List<HeldMembership> Memberships)> Of(ProvinceDatabase province, PersonId one, PersonId other, CancellationToken ct) =>
        await Read((sql, values) => province.Ask(sql, values), one, other, ct);

    /// <returns>How many of the two have an account.</returns>
    public static async Task<int> Accounts(ProvinceDatabase province, PersonId one, PersonId other, CancellationToken ct)
    {
        await using var query = province.Ask("select count(*)::int from cds.account_person where person_id in ($1, $2)", one.Value, other.Value);
        return (int)(await query.Scalar(ct))!;
    }

    /// <returns>The merge's id; what keeps it from being done: <c>missing</c>, <c>scope</c>, or a problem of the plan.</returns>
    public static async Task<Result<Guid>> Merge(
        ProvinceDatabase province, PersonId kept, PersonId gone, Func<KnownPerson, KnownPerson, IReadOnlyList<HeldMembership>, Result<MergePlan>> planOf, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await RosterStore.Lock(work.Connection, ct);
        var (people, memberships) = await Read((sql, values) => work.Ask(sql, values), kept, gone, ct);
        if (people.Find(person => person.Id == kept) is not { } stays || people.Find(person => person.Id == gone) is not { } goes)
            return Refusal("missing");
        var planned = planOf(stays, goes, memberships);
        if (planned is not Result<MergePlan>.Done(var plan))
            return ((Result<MergePlan>.Refused)planned).Problem;
        var id = Guid.CreateVersion7(at);
        await using (var query = work.Ask(
            "select merge_people($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", id, kept.Value, gone.Value, plan.Kept.Name, plan.Kept.Folded, Text(plan.Kept.Phone),
            Json(plan.Memberships.Joined.Select(Row)), plan.Memberships.Absorbed.ToArray(), Json(plan.Aliases.Select(alias => new { phone = alias.Phone, folded = alias.Folded })),
            Acting.Now.Actor, at))
        {
            if (await query.Scalar(ct) is string refused)
                return Refusal(refused);
        }
        work.Note(new(AuditActions.PersonMerge)
        {
            Subjects = [kept.Value, gone.Value], After = new { merge = id, kept = kept.Value, memberships = memberships.Count, joined = plan.Memberships.Absorbed.Count },
        });
        await work.Commit(ct);
        return id;
    }

    /// <returns>What has changed since, then nothing was done; empty where it is taken back. Null where there is no such merge in the caller's scope, or it is undone.</returns>
    public static async Task<IReadOnlyList<string>?> Undo(ProvinceDatabase province, Guid merge, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await RosterStore.Lock(work.Connection, ct);
        var subjects = new List<Guid>();
        await using (var look = work.Ask("select kept_id, gone_id from person_merge where id = $1 and undone_at is null", merge))
        await using (var row = await look.Read(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            subjects.AddRange([row.GetGuid(0), row.GetGuid(1)]);
        }
        await using (var query = work.Ask("select undo_merge($1, $2, $3)", merge, Acting.Now.Actor, at))
        {
            if (await query.Scalar(ct) is string[] { Length: > 0 } changed)
                return changed;
        }
        work.Note(new(AuditActions.PersonUnmerge) { Subjects = subjects, After = new { merge } });
        await work.Commit(ct);
        return [];
    }

    /// <summary>The latest first.</summary>
    /// <param name="units">Of whose teams the people are; null: all that the caller sees.</param>
    public static async Task<List<PersonMerge>> List(ProvinceDatabase province, IReadOnlyCollection<UnitId>? units, int skip, int take, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select m.id, m.merged_at, m.merged_by, m.undone_at, m.undone_by, k.name,
              coalesce(g.name, (select b ->> 'name' from jsonb_array_elements(m.before -> 'people') as b where b ->> 'id' = m.gone_id::text)), m.before is not null
            from person_merge m left join person k on k.id = m.kept_id left join person g on g.id = m.gone_id
            where $1 is null or m.units && $1
            order by m.merged_at desc, m.id desc offset $2 limit $3
            """,
            new NpgsqlParameter { Value = (object?)units?.Select(unit => unit.Value).ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }, skip, take);
        await using var row = await query.Read(ct);
        var found = new List<PersonMerge>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4)));
        }
        return found;
    }

    private static async Task<(List<KnownPerson> People, List<HeldMembership> Memberships)> Read(Asking ask, PersonId one, PersonId other, CancellationToken ct)
    {
        Guid[] both = [one.Value, other.Value];
        await using var query = ask("select id, name, folded, phone from person where id = any($1) order by id", both).Add("""
            select id, team_id, person_id, role, post, affiliations, note, term_to, ordinal, decision_id, valid_from, valid_to, ended_by
            from membership where person_id = any($1) order by id
            """, both);
        await using var row = await query.Read(ct);
        var people = new List<KnownPerson>();
        while (await row.ReadAsync(ct))
            people.Add(new(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        await row.NextResultAsync(ct);
        var memberships = new List<HeldMembership>();
        while (await row.ReadAsync(ct))
        {
            var facts = new MembershipFacts(
                RoleCodes.Role(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4), row.GetFieldValue<string[]>(5), row.IsDBNull(6) ? null : row.GetString(6))
            {
                TermTo = row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
            };
            memberships.Add(new(
                row.GetGuid(0), new(row.GetGuid(1)), new(row.GetGuid(2)), facts, row.GetInt32(8), new(row.GetGuid(9)), row.GetFieldValue<DateOnly>(10), row.GetFieldValue<DateOnly>(11),
                row.IsDBNull(12) ? null : new DecisionId(row.GetGuid(12))));
        }
        return (people, memberships);
    }

    /// <summary>As the table has it.</summary>
    private static object Row(HeldMembership one) => new
    {
        id = one.Id, team_id = one.Team.Value, person_id = one.Person.Value, role = RoleCodes.Code(one.Facts.Role), affiliations = one.Facts.Affiliations, post = one.Facts.Post,
        note = one.Facts.Note, ordinal = one.Ordinal, decision_id = one.Decision.Value, valid_from = one.From, valid_to = one.To == DateOnly.MaxValue ? "infinity" : $"{one.To:yyyy-MM-dd}",
        ended_by = one.EndedBy?.Value, term_to = one.Facts.TermTo,
    };

    private static Problem Refusal(string code) => code == "scope"
        ? new("merge-scope", "Một trong hai người còn ở Tổ ngoài phạm vi của bạn.", "Nhờ cán bộ cấp trên, người quản lý danh sách của cả các đơn vị đó, gộp giúp.") { Kind = ProblemKind.Forbidden }
        : new("people-not-found", "Không có hai người này trong phạm vi của bạn.", "Có thể họ vừa được gộp. Mở lại danh sách người có thể trùng.") { Kind = ProblemKind.NotFound };

    private static NpgsqlParameter Json(object value) => new() { Value = JsonSerializer.Serialize(value), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>Lần gộp người.</summary>
/// <param name="Kept">Name of who stays; null where they were merged on.</param>
/// <param name="Gone">Name of who went, as they were called; null where it is known no more.</param>
/// <param name="IsKept">Whether what was before is kept, so that it can be taken back.</param>
public sealed record PersonMerge(Guid Id, DateTimeOffset At, string By, string? Kept, string? Gone, bool IsKept, DateTimeOffset? UndoneAt, string? UndoneBy);
