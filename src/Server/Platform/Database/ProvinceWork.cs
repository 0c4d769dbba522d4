using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>A transaction in a province. What it changes, and the unmasked personal data it reads, is noted, and stands in the audit trail if it commits.</summary>
public sealed class ProvinceWork(NpgsqlConnection connection, NpgsqlTransaction transaction, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<(AuditEntry, Acting)> notes = [];
    private bool committed;

    public NpgsqlConnection Connection => connection;

    /// <summary>A question within the transaction.</summary>
    public ProvinceQuery Ask(string sql, params object[] values) => new ProvinceQuery(new NpgsqlBatch(connection, transaction)).Add(sql, values);

    /// <param name="acting">Whose entry it is; null: of the caller at hand.</param>
    public void Note(AuditEntry entry, Acting? acting = null) => notes.Add((entry, acting ?? Acting.Now));

    public async Task Commit(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        await Commit(batch, ct);
    }

    /// <summary>The audit comes last: the end of the chain is held only while the commit is on its way to disk.</summary>
    /// <param name="last">What is still to be done; the audit travels with it.</param>
    public async Task Commit(NpgsqlBatch last, CancellationToken ct)
    {
        if (notes.Count > 0)
            last.Add("select append_audit($1::json)", AuditText.Of(notes, clock.GetUtcNow()));
        // With the rest and not as a question of its own, which would be one more wait while others wait for the locks.
        last.Add("commit");
        await last.ExecuteNonQueryAsync(ct);
        committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        // What failed may have failed while the driver prepared it, which it does not get over (npgsql#6391).
        if (!committed && connection.State == System.Data.ConnectionState.Open)
            connection.UnprepareAll();
        await connection.DisposeAsync();
    }
}
