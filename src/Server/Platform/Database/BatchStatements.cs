using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Statements of a batch with their positional parameters.</summary>
internal static class BatchStatements
{
    /// <param name="values">Of $1, $2, …; a parameter whose type has to be said is given as an <see cref="NpgsqlParameter"/>.</param>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
