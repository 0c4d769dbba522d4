using System.Security.Cryptography;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Attachments;

/// <summary>Attachments of reports, kept in the database so that every backup has them.</summary>
internal static class ReportAttachmentStore
{
    private const string Columns = "f.id, f.name, f.media, f.size, f.first_submission, f.last_submission, coalesce(a.name, f.added_by), f.added_at";

    /// <returns>Those that were taken away after they had been sent, too; in the order in which they came.</returns>
    public static async Task<IReadOnlyList<ReportAttachment>> Of(ProvinceDatabase province, Guid report, CancellationToken ct)
    {
        await using var query = province.Ask($"select {Columns} from report_attachment f left join cds.account a on a.login = f.added_by where f.report_id = $1 order by f.added_at, f.id", report);
        await using var row = await query.Read(ct);
        var found = new List<ReportAttachment>();
        while (await row.ReadAsync(ct))
            found.Add(Attachment(row));
        return found;
    }

    public static async Task Add(ProvinceWork work, Guid report, ReportAttachment file, byte[] content, CancellationToken ct)
    {
        await using var add = work.Ask(
            "insert into report_attachment (id, report_id, name, media, size, sha256, first_submission, added_by, added_at, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            file.Id, report, file.Name, file.Media, file.Size, SHA256.HashData(content), file.FirstSubmission, file.AddedBy, file.AddedAt, content);
        await add.Scalar(ct);
    }

    /// <summary>What was sent keeps it; what was not forgets it.</summary>
    /// <param name="submissions">How often the report was sent.</param>
    public static async Task Remove(ProvinceWork work, Guid file, int submissions, DateTimeOffset now, CancellationToken ct)
    {
        await using (var drop = work.Ask("delete from report_attachment where id = $1 and first_submission > $2", file, submissions))
            await drop.Scalar(ct);
        await using var take = work.Ask("update report_attachment set last_submission = $2, removed_by = $3, removed_at = $4 where id = $1 and last_submission is null", file, submissions, Acting.Now.Actor, now);
        await take.Scalar(ct);
    }

    /// <summary>Its content; whoever takes it out is noted.</summary>
    public static async Task<byte[]?> Content(ProvinceDatabase province, ReportCase report, ReportAttachment file, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        byte[]? content;
        await using (var query = work.Ask("select content from report_attachment where id = $1 and report_id = $2", file.Id, report.Id))
            content = await query.Scalar(ct) as byte[];
        work.Note(new(AuditActions.ReportAttachmentExport) { Place = report.Unit, Subjects = [report.Id, file.Id], After = new { file.Name } });
        await work.Commit(ct);
        return content;
    }

    private static ReportAttachment Attachment(Npgsql.NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt32(5), row.GetString(6), row.GetFieldValue<DateTimeOffset>(7));
}
