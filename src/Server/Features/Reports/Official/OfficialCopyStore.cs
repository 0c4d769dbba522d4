using System.Security.Cryptography;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Official;

/// <summary>Official copies, kept in the database so that every backup has them.</summary>
internal static class OfficialCopyStore
{
    private const string Columns = "o.no, o.submission, o.number, o.dated, o.name, o.media, o.signed, o.size, o.reason, coalesce(a.name, o.added_by), o.added_at";

    /// <returns>The one that stands first.</returns>
    public static async Task<IReadOnlyList<OfficialCopy>> Of(ProvinceDatabase province, Guid report, CancellationToken ct)
    {
        await using var query = province.Ask($"select {Columns} from report_official o left join cds.account a on a.login = o.added_by where o.report_id = $1 order by o.no desc", report);
        await using var row = await query.Read(ct);
        var copies = new List<OfficialCopy>();
        while (await row.ReadAsync(ct))
            copies.Add(Copy(row));
        return copies;
    }

    /// <returns>False where somebody else was quicker: nothing is written.</returns>
    public static async Task<bool> Add(ProvinceDatabase province, ReportCase report, OfficialCopy copy, byte[] content, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask("""
            insert into report_official (report_id, no, submission, number, dated, name, media, signed, size, sha256, reason, added_by, added_at, content)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (report_id, no) do nothing returning no
            """,
            report.Id, copy.No, copy.Submission, copy.Number, copy.Dated, copy.Name, copy.Media, copy.IsSigned, copy.Size, SHA256.HashData(content), (object?)copy.Reason ?? DBNull.Value, copy.AddedBy, copy.AddedAt, content))
        {
            if (await add.Scalar(ct) is null)
                return false;
        }
        work.Note(new(AuditActions.ReportOfficial) { Place = report.Unit, Subjects = [report.Id], After = new { copy.No, copy.Number, copy.Dated, copy.Size }, Reason = copy.Reason });
        await work.Commit(ct);
        return true;
    }

    /// <summary>A copy with its content; whoever takes it out is noted.</summary>
    public static async Task<(OfficialCopy Copy, byte[] Content)?> Read(ProvinceDatabase province, ReportCase report, int no, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        OfficialCopy copy;
        byte[] content;
        await using (var query = work.Ask($"select {Columns}, o.content from report_official o left join cds.account a on a.login = o.added_by where o.report_id = $1 and o.no = $2", report.Id, no))
        await using (var row = await query.Read(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            (copy, content) = (Copy(row), row.GetFieldValue<byte[]>(11));
        }
        work.Note(new(AuditActions.ReportOfficialExport) { Place = report.Unit, Subjects = [report.Id], After = new { copy.No, copy.Number } });
        await work.Commit(ct);
        return (copy, content);
    }

    private static OfficialCopy Copy(Npgsql.NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetString(4), row.GetString(5), row.GetBoolean(6), row.GetInt64(7), row.IsDBNull(8) ? null : row.GetString(8),
        row.GetString(9), row.GetFieldValue<DateTimeOffset>(10));
}
