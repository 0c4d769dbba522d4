using System.Text.Json;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using Npgsql;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>Requests for reports, and the reports that answer them.</summary>
internal static class AdHocStore
{
    /// <summary>Of request <c>q</c>, for <see cref="Read"/>.</summary>
    public const string Columns = "q.id, q.program, q.unit_id, q.unit_level, q.level, q.title, q.number, q.dated, q.reason, q.questions::text, q.indicators, q.period, q.due_on, q.receiver, q.whole_to";

    private const int After = 15;

    private const string Selected = $"""
        select {Columns}, q.made_at, coalesce(a.name, case when q.made_by like 'cds:%' then 'Hệ thống' else q.made_by end), q.withdrawn,
          c.asked, c.sent, c.accepted, c.late
        from report_request q left join cds.account a on a.login = q.made_by
        cross join lateral (
          select count(*) filter (where r.excused is null)::int as asked, count(*) filter (where r.submissions > 0)::int as sent,
            count(*) filter (where r.state in ('accepted', 'consolidated'))::int as accepted,
            count(*) filter (where r.excused is null and r.submissions = 0 and coalesce(r.extended_to, r.due_on) < $1)::int as late
          from report r where r.request_id = q.id and r.unit_id <> q.unit_id
        ) c
        """;

    /// <param name="at">Its first column in the row; null there: no request.</param>
    public static AdHocRequest? Read(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : new()
    {
        Id = row.GetGuid(at), Program = row.GetString(at + 1), Unit = new(row.GetGuid(at + 2)), UnitLevel = Level(row.GetString(at + 3)), Level = Level(row.GetString(at + 4)), Title = row.GetString(at + 5),
        Number = row.GetString(at + 6), Dated = row.GetFieldValue<DateOnly>(at + 7), Reason = row.GetString(at + 8), Questions = JsonSerializer.Deserialize<List<ReportSection>>(row.GetString(at + 9), ApiJson.Options)!,
        Indicators = row.GetFieldValue<string[]>(at + 10), Period = Period.Parse(row.GetString(at + 11))!, DueOn = row.GetFieldValue<DateOnly>(at + 12), Receiver = row.GetString(at + 13),
        WholeTo = row.IsDBNull(at + 14) ? null : row.GetString(at + 14),
    };

    /// <summary>Puts the request down with what each unit owes, and tells them, all at once or not at all.</summary>
    /// <param name="units">The units that are asked.</param>
    /// <param name="tell">Tells who writes each report.</param>
    public static async Task Add(ProvinceDatabase province, AdHocRequest asked, IReadOnlyCollection<UnitId> units, DateTimeOffset now, Func<ProvinceWork, IReadOnlyList<(Guid Report, UnitId Unit)>, Task> tell, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask("""
            insert into report_request (id, program, unit_id, unit_level, level, title, number, dated, reason, questions, indicators, period, due_on, receiver, whole_to, made_by, made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17)
            """,
            asked.Id, asked.Program, asked.Unit.Value, UnitWords.Code(asked.UnitLevel), UnitWords.Code(asked.Level), asked.Title, asked.Number, asked.Dated, asked.Reason, JsonSerializer.Serialize(asked.Questions, ApiJson.Options),
            asked.Indicators.ToArray(), asked.Period.Code, asked.DueOn, asked.Receiver, (object?)asked.WholeTo ?? DBNull.Value, Acting.Now.Actor, now))
            await add.Scalar(ct);
        List<(Guid Report, UnitId Unit)> owed = [.. units.Select(unit => (Guid.CreateVersion7(now), unit))];
        await Owe(work, asked, owed, asked.Unit, asked.DueOn, asked.Receiver, now, ct);
        // The whole goes outside; no day was set for it.
        if (asked.WholeTo is { } outside)
            await Owe(work, asked, [(Guid.CreateVersion7(now), asked.Unit)], null, null, outside, now, ct);
        await tell(work, owed);
        work.Note(new(AuditActions.ReportRequest)
        {
            Place = asked.Unit, Subjects = [asked.Id], After = new { deed = "ask", asked.Title, asked.Number, level = UnitWords.Code(asked.Level), units = owed.Count, dueOn = asked.DueOn }, Reason = asked.Reason,
        });
        await work.Commit(ct);
    }

    public static async Task<AdHocListed?> Find(ProvinceDatabase province, Guid id, DateOnly today, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where q.id = $2", today, id);
        return (await Listed(query, ct)) is [var found] ? found : null;
    }

    /// <summary>What a unit has asked for, the latest first.</summary>
    public static async Task<IReadOnlyList<AdHocListed>> By(ProvinceDatabase province, UnitId unit, DateOnly today, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where q.unit_id = $2 order by q.made_at desc, q.id limit 500", today, unit.Value);
        return await Listed(query, ct);
    }

    /// <summary>Moves the day of reports that are not sent, or asks for them no more: all of them as they were seen, or none.</summary>
    /// <param name="withdrawn">Whether the request itself is taken back with them.</param>
    /// <returns>False where somebody else was quicker.</returns>
    public static async Task<bool> Change(ProvinceDatabase province, AdHocChange change, bool withdrawn, DateTimeOffset now, CancellationToken ct)
    {
        var (ids, deed) = (change.Reports.Select(report => report.Id).ToArray(), change.Deed);
        var (reason, until) = deed is ReportDeed.Extend extend ? (extend.Reason, (DateOnly?)extend.Until) : (((ReportDeed.Excuse)deed).Reason, null);
        await using var work = await province.Begin(ct);
        await using (var move = work.Ask("""
            with moved as (
              update report r set version = r.version + 1, extended_to = coalesce($3, r.extended_to), excused = case when $3::date is null then $4 else r.excused end
              from unnest($1::uuid[], $2::int[]) as seen (id, version) where r.id = seen.id and r.version = seen.version
              returning r.id, r.version
            ), steps as (
              insert into report_step (report_id, version, at, author, deed, note, until) select m.id, m.version, $5, $6, $7, $4, $3 from moved m
            )
            select count(*)::int from moved
            """, ids, change.Reports.Select(report => report.Dossier.Version).ToArray(), (object?)until ?? DBNull.Value, reason.Trim(), now, Acting.Now.Actor, deed.Code))
        {
            if ((int)(await move.Scalar(ct))! != ids.Length)
                return false;
        }
        if (withdrawn)
        {
            await using var take = work.Ask("update report_request set withdrawn = $2, withdrawn_at = $3 where id = $1 and withdrawn is null returning id", change.Request.Id, reason.Trim(), now);
            if (await take.Scalar(ct) is null)
                return false;
        }
        await change.Tell(work);
        work.Note(new(AuditActions.ReportRequest)
        {
            Place = change.Request.Unit, Subjects = [change.Request.Id], After = new { deed = withdrawn ? "withdraw" : deed.Code, change.Request.Title, reports = ids.Length, until }, Reason = reason.Trim(),
        });
        await work.Commit(ct);
        return true;
    }

    private static async Task Owe(ProvinceWork work, AdHocRequest asked, IReadOnlyList<(Guid Report, UnitId Unit)> owed, UnitId? superior, DateOnly? dueOn, string receiver, DateTimeOffset now, CancellationToken ct)
    {
        await using var add = work.Ask("""
            insert into report (id, program, report, period, unit_id, superior_id, title, receiver, due_on, opened_at, request_id)
            select w.id, $3, $4, $5, w.unit_id, $6, $7, $8, $9, $10, $11 from unnest($1::uuid[], $2::uuid[]) as w (id, unit_id)
            """,
            owed.Select(one => one.Report).ToArray(), owed.Select(one => one.Unit.Value).ToArray(), asked.Program, asked.ReportId, asked.Period.Code, (object?)superior?.Value ?? DBNull.Value, asked.Title, receiver,
            (object?)dueOn ?? DBNull.Value, now, asked.Id);
        await add.Scalar(ct);
    }

    private static async Task<IReadOnlyList<AdHocListed>> Listed(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var listed = new List<AdHocListed>();
        while (await row.ReadAsync(ct))
        {
            listed.Add(new(
                Read(row, 0)!, row.GetFieldValue<DateTimeOffset>(After), row.GetString(After + 1), row.IsDBNull(After + 2) ? null : row.GetString(After + 2), row.GetInt32(After + 3), row.GetInt32(After + 4),
                row.GetInt32(After + 5), row.GetInt32(After + 6)));
        }
        return listed;
    }

    private static UnitKind Level(string code) => Enum.Parse<UnitKind>(code, ignoreCase: true);
}
