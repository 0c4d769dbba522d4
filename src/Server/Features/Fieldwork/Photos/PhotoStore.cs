using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Photos;

/// <summary>How far a photo is on its way.</summary>
internal sealed record PhotoProgress(int Received, int Size, bool Done);

/// <param name="Part">Begins at <paramref name="At"/>.</param>
/// <param name="Media">Of the whole, with the last part; else null.</param>
internal sealed record PhotoPart(Guid Photo, Guid Record, int Size, int At, byte[] Part, string? Media);

/// <summary>Photos of records, in the parts that they came in.</summary>
internal static class PhotoStore
{
    /// <returns>Null where the sender has sent nothing of it.</returns>
    public static async Task<PhotoProgress?> Progress(ProvinceDatabase province, Guid photo, string sender, CancellationToken ct)
    {
        await using var query = province.Ask("select * from photo_progress($1, $2)", photo, sender);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? new(row.GetInt32(0), row.GetInt32(1), row.GetBoolean(2)) : null;
    }

    /// <returns>All that came so far.</returns>
    public static async Task<byte[]> Content(ProvinceDatabase province, Guid photo, string sender, CancellationToken ct)
    {
        await using var query = province.Ask("select photo_content($1, $2)", photo, sender);
        return await query.Scalar(ct) as byte[] ?? [];
    }

    /// <returns>False where the sender has no such record, or the part does not fit.</returns>
    public static async Task<bool> Append(ProvinceDatabase province, PhotoPart part, string sender, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask(
            "select add_photo_part($1, $2, $3, $4, $5, $6, $7, $8)", part.Photo, part.Record, part.Size, part.At, part.Part,
            new Npgsql.NpgsqlParameter { Value = (object?)part.Media ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }, sender, now.UtcDateTime))
        {
            if (await add.Scalar(ct) is not true)
                return false;
        }
        if (part.Media is not null)
            work.Note(new(AuditActions.PhotoAdd) { Subjects = [part.Record], After = new { photo = part.Photo, part.Size } });
        await work.Commit(ct);
        return true;
    }

    public static async Task Drop(ProvinceDatabase province, Guid photo, string sender, CancellationToken ct)
    {
        await using var query = province.Ask("select drop_photo($1, $2)", photo, sender);
        await query.Scalar(ct);
    }

    /// <returns>The whole photo; null where it is not in the caller's scope, or not complete.</returns>
    public static async Task<(string Media, byte[] Content)?> Whole(ProvinceDatabase province, Guid photo, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select p.media, (select string_agg(part.content, ''::bytea order by part.starts_at) from photo_part part where part.photo_id = p.id)
            from photo p where p.id = $1 and p.media is not null
            """, photo);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? (row.GetString(0), row.GetFieldValue<byte[]>(1)) : null;
    }
}
