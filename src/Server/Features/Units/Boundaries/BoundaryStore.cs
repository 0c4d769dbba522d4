using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Boundaries;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <param name="Number">From 0, the largest.</param>
public sealed record UnitPiece(UnitId Unit, int Number, OutlinePiece Piece);

/// <summary>Boundaries in the common schema.</summary>
internal sealed class BoundaryStore(Databases databases)
{
    /// <summary>In the place of what was known of these units.</summary>
    public async Task Write(IReadOnlyList<UnitPiece> pieces, string source, DateOnly day, AuditEntry note, CancellationToken ct)
    {
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.Add("delete from cds.unit_boundary where unit_id = any($1)", pieces.Select(one => one.Unit.Value).Distinct().ToArray());
        batch.Add(
            """
            insert into cds.unit_boundary (unit_id, piece, path, min_x, min_y, max_x, max_y, source, stated_on)
            select t.*, $8, $9 from unnest($1, $2, $3, $4, $5, $6, $7) as t (unit_id, piece, path, min_x, min_y, max_x, max_y)
            """,
            pieces.Select(one => one.Unit.Value).ToArray(), pieces.Select(one => one.Number).ToArray(), pieces.Select(one => one.Piece.Path).ToArray(),
            pieces.Select(one => one.Piece.Box.Left).ToArray(), pieces.Select(one => one.Piece.Box.Top).ToArray(),
            pieces.Select(one => one.Piece.Box.Right).ToArray(), pieces.Select(one => one.Piece.Box.Bottom).ToArray(), source, day);
        databases.Audit(batch, [note]);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<IReadOnlyList<UnitPiece>> Of(IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select unit_id, piece, path, min_x, min_y, max_x, max_y from cds.unit_boundary where unit_id = any($1) order by unit_id, piece");
        command.Parameters.Add(new() { Value = units.Select(unit => unit.Value).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var pieces = new List<UnitPiece>();
        while (await reader.ReadAsync(ct))
            pieces.Add(new(new(reader.GetGuid(0)), reader.GetInt32(1), new(reader.GetString(2), new(reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6)))));
        return pieces;
    }
}
