using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Statements that go to a province, or to the common audit trail, in one round trip and one transaction.</summary>
/// <param name="batch">Begins with the statement that tells row-level security the caller, unless the transaction has been told before.</param>
public sealed class ProvinceQuery(NpgsqlBatch batch, bool saysWhoAsks = true) : IAsyncDisposable
{
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
        var reader = await batch.ExecuteReaderAsync(ct);
        if (saysWhoAsks)
            await reader.NextResultAsync(ct);
        return reader;
    }

    /// <returns>The first column of the first row; null where there is none.</returns>
    public async Task<object?> Scalar(CancellationToken ct)
    {
        await using var reader = await Read(ct);
        return await reader.ReadAsync(ct) && !await reader.IsDBNullAsync(0, ct) ? reader.GetValue(0) : null;
    }

    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
