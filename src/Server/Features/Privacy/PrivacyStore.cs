using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using Npgsql;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Reads and replaces personal data, by the functions of <c>province/0004_privacy.sql</c>.</summary>
internal sealed class PrivacyStore(Databases databases)
{
    public IReadOnlyList<ProvinceDatabase> Provinces => databases.Provinces;

    /// <summary>People and households with this phone; the looking is in the trail of the province where something was found.</summary>
    public static async Task<IReadOnlyList<FoundSubject>> WithPhone(ProvinceDatabase province, string phone, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var found = new List<FoundSubject>();
        await using (var query = work.Ask("""
            select 'person', p.id, p.name, coalesce(last.name, ''), coalesce(last.unit_id, '00000000-0000-0000-0000-000000000000')
            from person p
            left join lateral (select t.name, t.unit_id from membership m join team t on t.id = m.team_id where m.person_id = p.id order by m.valid_to desc, m.id limit 1) last on true
            where p.phone = $1
            union all
            select 'household', h.id, f.head, 'hộ ' || h.code, h.village_id
            from household h
            join lateral (select head, phone from household_fact f where f.household_id = h.id order by observed_at desc, record_id desc limit 1) f on true
            where h.id in (select household_id from household_fact where phone = $1) and f.phone = $1
            union all
            -- A household that is in no register: its card waits for the team that has the village now, or was refused.
            select 'household', own.id, min(c.record #>> '{body,head}'), 'hộ ở danh sách chờ nhận', c.village_id
            from custody_record c cross join lateral (select (c.record #>> '{body,subjectId}')::uuid as id) own
            where c.kind = 'household' and c.state <> 'taken' and c.record #>> '{body,phone}' = $1 and own.id is not null and not exists (select from household h where h.id = own.id)
            group by own.id, c.village_id
            """, phone))
        await using (var row = await query.Read(ct))
        {
            while (await row.ReadAsync(ct))
                found.Add(new(row.GetString(0), row.GetGuid(1), province.Code, row.GetString(2), row.GetString(3), row.GetGuid(4)));
        }
        if (found.Count > 0)
        {
            work.Note(new(AuditActions.PersonalRead) { Subjects = [.. found.Select(one => one.Id)], After = new { fields = new[] { "name" }, from = "phone-search" } });
            await work.Commit(ct);
        }
        return found;
    }

    /// <summary>A person of the province with their account; null where the caller may not know, or there is none.</summary>
    /// <param name="note">Null where one looks at one's own data.</param>
    public static async Task<(KeptPerson? Person, KeptAccount? Account)?> Of(ProvinceDatabase province, Guid person, Guid? asker, AuditEntry? note, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        if (await Json<KeptPerson>(work.Ask("select privacy_person($1, $2)::text", person, Optional(asker)), ct) is not { } kept)
            return null;
        var difficulties = await Json<KeptDifficulties>(work.Ask("select privacy_difficulties($1, $2)::text", person, Optional(asker)), ct);
        var fieldwork = await Json<KeptFieldwork>(work.Ask("select privacy_fieldwork($1, $2)::text", person, Optional(asker)), ct);
        await using var link = work.Ask("select account_id from cds.account_person where person_id = $1", person);
        var account = await link.Scalar(ct) is Guid id ? await Account(work, id, ct) : null;
        if (note is not null)
        {
            work.Note(note);
            await work.Commit(ct);
        }
        return (kept with { Province = province.Code, Difficulties = difficulties ?? kept.Difficulties, Fieldwork = fieldwork ?? kept.Fieldwork }, account);
    }

    /// <summary>The person that an account belongs to, and the account, of the common schema.</summary>
    public async Task<Guid?> PersonOf(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select person_id from cds.account_person where account_id = $1");
        command.Parameters.Add(new() { Value = account });
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    public async Task<KeptAccount?> Account(Guid account, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(AccountSql);
        command.Parameters.Add(new() { Value = account });
        return await command.ExecuteScalarAsync(ct) is string text ? JsonSerializer.Deserialize<KeptAccount>(text, ApiJson.Options) : null;
    }

    /// <summary>What the trails say of a person and their account: of every province, and of what provinces share.</summary>
    public async Task<IReadOnlyList<KeptTrace>> Trail(Guid? person, Guid? account, Guid? asker, CancellationToken ct)
    {
        var traces = new List<KeptTrace>();
        var common = true;
        foreach (var province in Provinces)
        {
            await using var query = province.Ask(
                "select at, actor, role, action, reason from privacy_trail($1, $2, $3, $4)", Optional(person), Optional(account), Optional(asker), common);
            await using var row = await query.Read(ct);
            while (await row.ReadAsync(ct))
            {
                traces.Add(new(
                    row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)));
            }
            common = false;
        }
        return [.. traces.OrderBy(trace => trace.At)];
    }

    private static async Task<KeptAccount?> Account(ProvinceWork work, Guid account, CancellationToken ct) => await Json<KeptAccount>(work.Ask(AccountSql, account), ct);

    private static async Task<T?> Json<T>(ProvinceQuery query, CancellationToken ct) where T : class
    {
        await using (query)
            return await query.Scalar(ct) is string text ? JsonSerializer.Deserialize<T>(text, ApiJson.Options) : null;
    }

    private static NpgsqlParameter Optional(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };

    private const string AccountSql = """
        select json_build_object(
          'id', a.id, 'login', a.login, 'name', a.name, 'createdAt', a.created_at, 'disabledAt', a.disabled_at,
          'grants', coalesce((
            select json_agg(json_build_object(
              'role', g.role, 'unitId', g.unit_id,
              'unit', coalesce((select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = g.unit_id order by v.valid_from desc limit 1), ''),
              'validFrom', nullif(g.valid_from, '-infinity'), 'validTo', nullif(g.valid_to, 'infinity'), 'endedAt', g.ended_at, 'grantedBy', g.granted_by) order by g.granted_at, g.id)
            from cds.account_grant g where g.account_id = a.id), '[]'),
          'sessions', coalesce((
            select json_agg(json_build_object('kind', s.kind, 'createdAt', s.created_at, 'until', coalesce(s.refresh_until, s.access_until), 'endedAt', s.ended_at,
              'lastUsedAt', s.last_used_at, 'device', s.device, 'network', s.network, 'way', s.way) order by s.created_at)
            from cds.session s where s.account_id = a.id), '[]'),
          'codeAppSince', (select c.added_at from cds.code_app c where c.account_id = a.id),
          'calendarSince', (select f.made_at from cds.calendar_feed f where f.account_id = a.id),
          'messages', (
            select json_build_object('email', m.email, 'emailOn', m.email_on, 'zaloPhone', m.zalo_phone, 'zaloOn', m.zalo_on, 'quietFrom', m.quiet_from, 'quietTo', m.quiet_to, 'changedAt', m.changed_at)
            from cds.message_setting m where m.account_id = a.id),
          'passkeys', coalesce((
            select json_agg(json_build_object('name', k.name, 'addedAt', k.added_at, 'lastUsedAt', k.last_used_at) order by k.added_at) from cds.passkey k where k.account_id = a.id), '[]'))::text
        from cds.account a where a.id = $1
        """;
}
