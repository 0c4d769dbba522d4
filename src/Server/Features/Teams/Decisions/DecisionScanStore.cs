using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <param name="Media">Told by its content.</param>
public sealed record DecisionScan(Guid Id, string Name, string Media, long Size, string AddedBy, DateTimeOffset AddedAt);

/// <summary>How far a scan is on its way.</summary>
/// <param name="Offset">Bytes that are here; the next part begins there.</param>
/// <param name="Sha256">Of the whole, once it is all here.</param>
public sealed record ScanProgress(Guid Id, long Offset, long Size, bool Complete, string? Sha256);

/// <summary>Scans of decisions, kept in the database in the parts that they came in, so that every backup has them.</summary>
internal static class DecisionScanStore
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public static async Task<IReadOnlyList<DecisionScan>> Of(ProvinceDatabase province, Guid decision, CancellationToken ct)
    {
        await using var query = province.Ask("select id, name, media, size, added_by, added_at from decision_file where decision_id = $1 and sha256 is not null order by added_at, id", decision);
        await using var row = await query.Read(ct);
        var scans = new List<DecisionScan>();
        while (await row.ReadAsync(ct))
            scans.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5)));
        return scans;
    }

    /// <summary>The same file of the same sender goes on where it stopped; what nobody went on with for a day is cleared away.</summary>
    public static async Task<ScanProgress> Begin(ProvinceDatabase province, UnitId place, Guid decision, DecisionScan scan, byte[]? sha256, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var clear = work.Ask("delete from decision_file where decision_id = $1 and sha256 is null and added_at < $2", decision, scan.AddedAt - Abandoned))
            await clear.Scalar(ct);
        await using (var known = work.Ask("""
            select f.id, (select coalesce(sum(length(p.content)), 0) from decision_file_part p where p.file_id = f.id)::bigint from decision_file f
            where f.decision_id = $1 and f.name = $2 and f.size = $3 and f.added_by = $4 and f.sha256 is null and f.expected_sha256 is not distinct from $5 order by f.added_at desc limit 1
            """, decision, scan.Name, scan.Size, scan.AddedBy, Bytes(sha256)))
        await using (var row = await known.Read(ct))
        {
            if (await row.ReadAsync(ct))
                return new(row.GetGuid(0), row.GetInt64(1), scan.Size, false, null);
        }
        await using (var add = work.Ask(
            "insert into decision_file (id, decision_id, name, size, expected_sha256, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7)",
            scan.Id, decision, scan.Name, scan.Size, Bytes(sha256), scan.AddedBy, scan.AddedAt))
        {
            await add.Scalar(ct);
        }
        work.Note(new(AuditActions.DecisionScan) { Place = place, Subjects = [decision], After = new { deed = "begin", scan.Size } });
        await work.Commit(ct);
        return new(scan.Id, 0, scan.Size, false, null);
    }

    public static async Task<ScanProgress?> Progress(Asking ask, Guid decision, Guid file, CancellationToken ct)
    {
        await using var query = ask("""
            select (select coalesce(sum(length(p.content)), 0) from decision_file_part p where p.file_id = f.id)::bigint, f.size, encode(f.sha256, 'hex')
            from decision_file f where f.id = $1 and f.decision_id = $2
            """, file, decision);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? new(file, row.GetInt64(0), row.GetInt64(1), !row.IsDBNull(2), row.IsDBNull(2) ? null : row.GetString(2)) : null;
    }

    /// <summary>Appends a part; one that does not begin where the file ends changes nothing. The last part completes it.</summary>
    /// <param name="media">Of the first part; null: a later one.</param>
    /// <returns>How far it is now; null where there is no such file; not complete, with all its bytes, where it is not what its sender said it is.</returns>
    public static async Task<ScanProgress?> Append(ProvinceDatabase province, UnitId place, Guid decision, Guid file, long from, byte[] part, string? media, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var hold = work.Ask("select 1 from decision_file where id = $1 and decision_id = $2 for update", file, decision))
        {
            if (await hold.Scalar(ct) is null)
                return null;
        }
        var before = (await Progress(work.Ask, decision, file, ct))!;
        if (before.Complete || before.Offset != from || from + part.Length > before.Size)
            return before;
        await using (var add = work.Ask("insert into decision_file_part (file_id, starts_at, content) values ($1, $2, $3)", file, from, part))
            await add.Scalar(ct);
        if (media is not null)
        {
            await using var tell = work.Ask("update decision_file set media = $2 where id = $1", file, media);
            await tell.Scalar(ct);
        }
        if (from + part.Length == before.Size)
        {
            await using var complete = work.Ask("""
                update decision_file f set sha256 = w.hash
                from (select sha256(string_agg(content, ''::bytea order by starts_at)) as hash from decision_file_part where file_id = $1) w
                where f.id = $1 and (f.expected_sha256 is null or f.expected_sha256 = w.hash)
                """, file);
            await complete.Scalar(ct);
            work.Note(new(AuditActions.DecisionScan) { Place = place, Subjects = [decision], After = new { deed = "add", before.Size } });
        }
        var after = await Progress(work.Ask, decision, file, ct);
        await work.Commit(ct);
        return after;
    }

    public static async Task Remove(ProvinceDatabase province, UnitId place, Guid decision, Guid file, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var take = work.Ask("delete from decision_file where id = $1 and decision_id = $2", file, decision))
            await take.Scalar(ct);
        work.Note(new(AuditActions.DecisionScan) { Place = place, Subjects = [decision], After = new { deed = "remove" } });
        await work.Commit(ct);
    }

    /// <summary>The whole of a complete scan; whoever takes it out is noted.</summary>
    public static async Task<(DecisionScan Scan, byte[] Content)?> Read(ProvinceDatabase province, UnitId place, Guid decision, Guid file, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        DecisionScan scan;
        byte[] content;
        await using (var query = work.Ask("""
            select f.name, f.media, f.size, f.added_by, f.added_at, (select string_agg(p.content, ''::bytea order by p.starts_at) from decision_file_part p where p.file_id = f.id)
            from decision_file f where f.id = $1 and f.decision_id = $2 and f.sha256 is not null
            """, file, decision))
        await using (var row = await query.Read(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            scan = new(file, row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4));
            content = row.GetFieldValue<byte[]>(5);
        }
        work.Note(new(AuditActions.DecisionScanExport) { Place = place, Subjects = [decision], After = new { scan.Size } });
        await work.Commit(ct);
        return (scan, content);
    }

    private static NpgsqlParameter Bytes(byte[]? bytes) => new() { Value = (object?)bytes ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };
}
