using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.OpenData;

/// <summary>Streams tables out of the database as CSV, as PostgreSQL writes it: nothing is gathered in memory.</summary>
internal static class ExportStore
{
    private const int Piece = 64 * 1024;

    /// <summary>Several tables of one moment, noted in the trail, each into a stream of its own.</summary>
    /// <param name="open">Where a table goes; it is disposed when it is through.</param>
    /// <returns>Rows of each table.</returns>
    public static async Task<IReadOnlyList<long>> Copy(
        ProvinceDatabase province, IReadOnlyList<ExportTable> tables, Func<ExportTable, ValueTask<Stream>> open, AuditEntry note, CancellationToken ct)
    {
        // By itself and first: the end of the trail is everybody's, and a transaction that looks at one moment cannot write where others have written since.
        await using (var noting = await province.Begin(ct))
        {
            noting.Note(note);
            await noting.Commit(ct);
        }
        await using var work = await province.Begin(ct, System.Data.IsolationLevel.RepeatableRead);
        var rows = new List<long>();
        foreach (var table in tables)
        {
            await using var into = await open(table);
            rows.Add(await Copy(work.Connection, table.Sql, into, ct));
        }
        await work.Commit(ct);
        return rows;
    }

    private static async Task<long> Copy(NpgsqlConnection connection, string sql, Stream into, CancellationToken ct)
    {
        using var reader = await connection.BeginTextExportAsync($"copy ({sql}) to stdout (format csv, header)", ct);
        // The driver's reader decodes what it reads from this stream; what leaves is the same bytes, so it is left out.
        var from = ((StreamReader)reader).BaseStream;
        var piece = new byte[Piece];
        var (rows, quoted) = (-1L, false);
        int read;
        while ((read = await from.ReadAsync(piece, ct)) > 0)
        {
            foreach (var one in piece.AsSpan(0, read))
            {
                // A line break inside quotes belongs to its field.
                if (one == (byte)'"')
                    quoted = !quoted;
                else if (one == (byte)'\n' && !quoted)
                    rows++;
            }
            await into.WriteAsync(piece.AsMemory(0, read), ct);
        }
        return Math.Max(rows, 0);
    }
}
