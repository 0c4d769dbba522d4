using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Whether the database answers, and with which schema.</summary>
internal static class Readiness
{
    /// <returns>Number of the common schema's last step; null where the database does not answer.</returns>
    public static async Task<int?> SchemaNumber(Databases databases, CancellationToken ct)
    {
        try
        {
            await using var command = databases.Common.CreateCommand("select coalesce(max(number), 0) from cds.schema_version where target = 'cds'");
            return (int)(await command.ExecuteScalarAsync(ct))!;
        }
        catch (Exception lost) when (lost is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException)
        {
            return null;
        }
    }
}
