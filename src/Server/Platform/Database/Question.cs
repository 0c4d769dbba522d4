using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Asks a province, by itself or within a transaction.</summary>
public delegate ProvinceQuery Asking(string sql, params object[] values);

/// <summary>What is asked of a province, one <typeparamref name="T"/> a row: by itself, or with others in one <see cref="RoundTrip"/>.</summary>
/// <param name="Values">Of $1, $2, ….</param>
public sealed record Question<T>(Func<NpgsqlDataReader, T> Row, string Sql, params object[] Values)
{
    /// <summary>The same, of whose rows something else is made.</summary>
    public Question<TOther> Select<TOther>(Func<T, TOther> make) => new(row => make(Row(row)), Sql, Values);

    /// <summary>Asks it by itself.</summary>
    internal async Task<List<T>> Answer(Asking ask, CancellationToken ct)
    {
        await using var query = ask(Sql, Values);
        await using var row = await query.Read(ct);
        return await Rows(row, ct);
    }

    internal async Task<List<T>> Rows(NpgsqlDataReader row, CancellationToken ct)
    {
        var rows = new List<T>();
        while (await row.ReadAsync(ct))
            rows.Add(Row(row));
        return rows;
    }
}
