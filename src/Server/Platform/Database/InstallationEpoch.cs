using CongDongSo.Server.Platform.Audit;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// Kỳ của cơ sở dữ liệu: which life of the database this is. A phone that meets another one than before knows that what it sent lately may be lost, and offers
/// it again.
/// </summary>
public sealed class InstallationEpoch(Databases databases, TimeProvider clock)
{
    /// <summary>A renewal by another process is seen after this long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private (long ReadAt, string Epoch)? known;

    public async ValueTask<string> Now(CancellationToken ct)
    {
        if (known is var (readAt, epoch) && clock.GetElapsedTime(readAt) < Fresh)
            return epoch;
        await using var command = databases.EachRequest.CreateCommand("select epoch from cds.installation_epoch");
        var read = ((Guid)(await command.ExecuteScalarAsync(ct))!).ToString();
        known = (clock.GetTimestamp(), read);
        return read;
    }

    /// <summary>Begins another one: after a backup was put back by other means than this program's. Only the owner can.</summary>
    public async Task<string> Renew(CancellationToken ct)
    {
        var renewed = Guid.NewGuid();
        await using var owner = await databases.OwnerConnection(ct);
        await using var batch = new NpgsqlBatch(owner);
        batch.Add("update cds.installation_epoch set epoch = $1, since = $2", renewed, clock.GetUtcNow());
        databases.Audit(batch, [new(AuditActions.EpochRenew) { After = new { epoch = renewed } }]);
        await batch.ExecuteNonQueryAsync(ct);
        known = null;
        return renewed.ToString();
    }
}
