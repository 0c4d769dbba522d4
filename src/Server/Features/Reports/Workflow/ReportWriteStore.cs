using System.Text.Json;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using Npgsql;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>A step that is to be stored.</summary>
/// <param name="Sent">The report as it is sent; null for any other deed.</param>
/// <param name="Parts">Reports that go into it, accepted before: they are locked with it.</param>
internal sealed record ReportWriting(ReportCase Before, ReportDossier After, ReportDeed Deed, DateTimeOffset At, Report? Sent = null, IReadOnlyList<ReportCase>? Parts = null);

/// <summary>Writes reports; a step either stands with all that belongs to it, or not at all.</summary>
internal static class ReportWriteStore
{
    /// <param name="tell">Tells people of it, in the same transaction.</param>
    /// <returns>False where somebody else was quicker: nothing is written.</returns>
    public static async Task<bool> Do(ProvinceDatabase province, ReportWriting writing, Func<ProvinceWork, Task> tell, CancellationToken ct)
    {
        var (before, after, deed) = (writing.Before, writing.After, writing.Deed);
        await using var work = await province.Begin(ct);
        if (!await Move(work, before.Id, before.Dossier.Version, after, deed is ReportDeed.Submit ? writing.At : before.SubmittedAt, ct))
            return false;
        await using var batch = new NpgsqlBatch(work.Connection);
        Step(batch, before.Id, after.Version, writing.At, deed.Code, NoteOf(deed), (deed as ReportDeed.Extend)?.Until, deed is ReportDeed.Write ? after.Text : null);
        if (writing.Sent is { } sent)
        {
            batch.Add("insert into report_submission (report_id, no, at, author, as_of, content) values ($1, $2, $3, $4, $5, $6::jsonb)",
                before.Id, after.Submissions, writing.At, Acting.Now.Actor, sent.AsOf, JsonSerializer.Serialize(sent, ApiJson.Options));
        }
        if (deed is ReportDeed.Return back)
        {
            batch.Add("insert into report_remark (report_id, submission, no, anchor, text) select $1, $2, m.no, m.anchor, m.text from unnest($3::text[], $4::text[]) with ordinality as m (anchor, text, no)",
                before.Id, after.Submissions, back.Remarks.Select(remark => remark.Anchor.Code).ToArray(), back.Remarks.Select(remark => remark.Text.Trim()).ToArray());
        }
        await batch.ExecuteNonQueryAsync(ct);
        foreach (var part in writing.Parts ?? [])
        {
            if (part.Dossier.Do(new ReportDeed.Consolidate(), part.Dossier.Version, writing.At) is not Domain.Results.Result<ReportDossier>.Done(var locked)
                || !await Move(work, part.Id, part.Dossier.Version, locked, part.SubmittedAt, ct))
                return false;
            await using var consolidated = new NpgsqlBatch(work.Connection);
            Step(consolidated, part.Id, locked.Version, writing.At, "consolidate", before.Title, null, null);
            await consolidated.ExecuteNonQueryAsync(ct);
        }
        await tell(work);
        work.Note(new(ActionOf(deed)) { Place = before.Unit, Subjects = [before.Id], After = new { deed = deed.Code, before.Title, state = ReportStateWords.Code(after.State), parts = writing.Parts?.Count }, Reason = NoteOf(deed) });
        await work.Commit(ct);
        return true;
    }

    /// <summary>Adds what is expected and not there yet. The first time a period is met it is opened; what comes later says why.</summary>
    /// <returns>How many were added.</returns>
    public static async Task<int> Open(ProvinceDatabase province, IReadOnlyList<ExpectedReport> expected, string added, DateTimeOffset now, CancellationToken ct)
    {
        if (expected.Count == 0)
            return 0;
        await using var work = await province.Begin(ct);
        await using (var turn = work.Ask("select pg_advisory_xact_lock(hashtextextended($1, 21))", $"reports/{province.Schema}"))
            await turn.Scalar(ct);
        await using var add = work.Ask("""
            with wanted as (
              select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::date[])
                as w (id, program, report, period, unit_id, superior_id, title, receiver, due_on)
            ), opened as (
              insert into report_period (program, report, period, opened_at) select distinct w.program, w.report, w.period, $10::timestamptz from wanted w
              on conflict (program, report, period) do nothing returning program, report, period
            ), added as (
              insert into report (id, program, report, period, unit_id, superior_id, title, receiver, due_on, opened_at, added)
              select w.id, w.program, w.report, w.period, w.unit_id, w.superior_id, w.title, w.receiver, w.due_on, $10,
                case when not exists (select from opened o where (o.program, o.report, o.period) = (w.program, w.report, w.period)) then $11 end
              from wanted w on conflict (program, report, period, unit_id) do nothing returning id
            )
            select count(*)::int from added
            """,
            expected.Select(_ => Guid.CreateVersion7(now)).ToArray(), expected.Select(one => one.Due.Program).ToArray(), expected.Select(one => one.Due.Report).ToArray(),
            expected.Select(one => one.Due.Period?.Code ?? "").ToArray(), expected.Select(one => one.Unit.Id.Value).ToArray(), expected.Select(one => one.Superior?.Value).ToArray(),
            expected.Select(one => one.Due.Title).ToArray(), expected.Select(one => one.Due.To).ToArray(), expected.Select(one => one.Due.LastDay).ToArray(), now, added);
        var count = (int)(await add.Scalar(ct))!;
        if (count > 0)
            work.Note(new(AuditActions.ReportOpen) { After = new { reports = count } });
        await work.Commit(ct);
        return count;
    }

    /// <summary>Takes out of the list what units that have ended need not send any more.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> ExcuseEnded(ProvinceDatabase province, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using var excuse = work.Ask("""
            with ended as (
              update report r set excused = 'Đơn vị kết thúc ngày ' || to_char(u.valid_to, 'DD/MM/YYYY') || '; đơn vị tiếp nhận báo cáo thay.', version = r.version + 1
              from cds.unit u
              where u.id = r.unit_id and u.valid_to < $1 and r.excused is null and r.state in ('owed', 'draft', 'returned') and r.submissions = 0
                and u.valid_to < coalesce(r.due_on, $1)
              returning r.id, r.version, r.excused
            ), steps as (
              insert into report_step (report_id, version, at, author, deed, note) select e.id, e.version, $2, $3, 'excuse', e.excused from ended e
            )
            select coalesce(array_agg(e.id), '{}') from ended e
            """, today, now, Acting.Now.Actor);
        var ended = (Guid[])(await excuse.Scalar(ct))!;
        if (ended.Length > 0)
        {
            await Outbox.Settle(work, ended, now, ct);
            work.Note(new(AuditActions.ReportOpen) { After = new { excused = ended.Length } });
        }
        await work.Commit(ct);
        return ended.Length;
    }

    /// <summary>From which day on reports are asked for here; said once, by the first who opens a period.</summary>
    public static async Task<DateOnly> Since(ProvinceDatabase province, DateOnly proposed, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var turn = work.Ask("select pg_advisory_xact_lock(hashtextextended($1, 21))", $"reports/{province.Schema}"))
            await turn.Scalar(ct);
        await using (var say = work.Ask("insert into report_since (since) select $1 where not exists (select from report_since)", proposed))
            await say.Scalar(ct);
        DateOnly since;
        await using (var read = work.Ask("select since from report_since"))
            since = (DateOnly)(await read.Scalar(ct))!;
        await work.Commit(ct);
        return since;
    }

    private static async Task<bool> Move(ProvinceWork work, Guid id, int from, ReportDossier after, DateTimeOffset? submittedAt, CancellationToken ct)
    {
        await using var move = work.Ask("""
            update report set state = $3, version = $4, written = $5::jsonb, submissions = $6, first_submitted_at = $7, submitted_at = $8, extended_to = $9, excused = $10
            where id = $1 and version = $2 returning id
            """, id, from, ReportStateWords.Code(after.State), after.Version, JsonSerializer.Serialize(after.Text), after.Submissions, OrNull(after.FirstSubmittedAt), OrNull(submittedAt), OrNull(after.ExtendedTo), OrNull(after.Excused));
        return await move.Scalar(ct) is not null;
    }

    private static void Step(NpgsqlBatch batch, Guid report, int version, DateTimeOffset at, string deed, string? note, DateOnly? until, IReadOnlyDictionary<string, string>? written) => batch.Add(
        "insert into report_step (report_id, version, at, author, deed, note, until, written) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)",
        report, version, at, Acting.Now.Actor, deed, OrNull(note), OrNull(until), OrNull(written is null ? null : JsonSerializer.Serialize(written)));

    private static object OrNull(object? value) => value ?? DBNull.Value;

    private static string? NoteOf(ReportDeed deed) => deed switch
    {
        ReportDeed.Reopen reopen => reopen.Reason.Trim(),
        ReportDeed.Extend extend => extend.Reason.Trim(),
        ReportDeed.Excuse excuse => excuse.Reason.Trim(),
        ReportDeed.Return back => $"{back.Remarks.Count} ý kiến",
        ReportDeed.Attach attach => attach.Name,
        ReportDeed.Detach detach => detach.Name,
        _ => null,
    };

    private static string ActionOf(ReportDeed deed) => deed switch
    {
        ReportDeed.Write or ReportDeed.Attach or ReportDeed.Detach => AuditActions.ReportWrite,
        ReportDeed.Submit => AuditActions.ReportSubmit,
        ReportDeed.Extend or ReportDeed.Excuse => AuditActions.ReportDue,
        _ => AuditActions.ReportReview,
    };
}
