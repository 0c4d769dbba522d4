using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Sign-ins that wait for their second factor, by the hashes of their tokens.</summary>
internal sealed class SignInStepStore(Databases databases)
{
    /// <summary>Also clears away the ones that took too long.</summary>
    public async Task Begin(SessionToken token, Account account, string back, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("delete from cds.sign_in_step where until < $1", now);
        batch.Add("insert into cds.sign_in_step (hash, account_id, security_stamp, back, until) values ($1, $2, $3, $4, $5)", token.Hash(), account.Id, account.SecurityStamp, back, until);
        await batch.ExecuteNonQueryAsync(ct);
    }

    public async Task<(Guid Account, string SecurityStamp, string Back)?> Find(SessionToken token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("select account_id, security_stamp, back from cds.sign_in_step where hash = $1 and until > $2");
        AccountStore.Give(command, token.Hash(), now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetString(1), row.GetString(2)) : null;
    }

    public async Task End(SessionToken token, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("delete from cds.sign_in_step where hash = $1");
        AccountStore.Give(command, token.Hash());
        await command.ExecuteNonQueryAsync(ct);
    }
}
