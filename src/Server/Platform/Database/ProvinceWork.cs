using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>A transaction in a province. What it changes, and the unmasked personal data it reads, is noted, and stands in the audit trail if it commits.</summary>
public sealed class ProvinceWork(NpgsqlConnection connection, NpgsqlTransaction transaction, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<(AuditEntry, Acting)> notes = [];

    public NpgsqlConnection Connection => connection;

    /// <param name="acting">Whose entry it is; null: of the caller at hand.</param>
    public void Note(AuditEntry entry, Acting? acting = null) => notes.Add((entry, acting ?? Acting.Now));

    /// <summary>The audit comes last: the end of the chain is held only while the commit is on its way to disk.</summary>
    public async Task Commit(CancellationToken ct)
    {
        if (notes.Count > 0)
        {
            await using var command = new NpgsqlCommand("select append_audit($1::json)", connection) { Parameters = { new() { Value = AuditText.Of(notes, clock.GetUtcNow()) } } };
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
