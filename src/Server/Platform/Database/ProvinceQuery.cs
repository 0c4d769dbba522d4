using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Statements that go to a province, or to the common audit trail, in one round trip and one transaction.</summary>
/// <param name="batch">Begins with the statement that tells row-level security the caller, unless it is part of a transaction that has been told before.</param>
/// <param name="from">Where a connection is taken from; null: the batch has the one of its transaction.</param>
public sealed class ProvinceQuery(NpgsqlBatch batch, NpgsqlDataSource? from = null) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    /// <param name="values">Of $1, $2, …; a parameter whose type has to be said is given as an <see cref="NpgsqlParameter"/>.</param>
    public ProvinceQuery Add(string sql, params object[] values)
    {
        batch.Add(sql, values);
        return this;
    }

    /// <summary>Waits longer for an answer than pages do: for what reads all there is.</summary>
    public ProvinceQuery Within(TimeSpan limit)
    {
        batch.Timeout = (int)limit.TotalSeconds;
        return this;
    }

    /// <returns>A reader at the result of the first statement.</returns>
    public async Task<NpgsqlDataReader> Read(CancellationToken ct)
    {
        if (from is null)
            return await batch.ExecuteReaderAsync(ct);
        batch.Connection = connection = await from.OpenConnectionAsync(ct);
        try
        {
            var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            return reader;
        }
        catch (PostgresException)
        {
            // The driver keeps a statement that failed while it was being prepared, and breaks on its next use (npgsql#6391).
            connection.UnprepareAll();
            throw;
        }
    }

    /// <returns>The first column of the first row; null where there is none.</returns>
    public async Task<object?> Scalar(CancellationToken ct)
    {
        await using var reader = await Read(ct);
        return await reader.ReadAsync(ct) && !await reader.IsDBNullAsync(0, ct) ? reader.GetValue(0) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await batch.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
    }
}
