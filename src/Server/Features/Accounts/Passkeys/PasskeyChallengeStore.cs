using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Accounts.Passkeys;

/// <summary>What a challenge is for.</summary>
internal enum PasskeyPurpose { Add, SignIn }

/// <summary>Challenges that wait for a passkey's answer, by the hashes of their tokens.</summary>
internal sealed class PasskeyChallengeStore(Databases databases)
{
    /// <summary>Also clears away the ones that took too long.</summary>
    public async Task Keep(SessionToken token, PasskeyPurpose purpose, Guid? account, string state, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        await using var batch = databases.Common.CreateBatch();
        batch.Add("delete from cds.passkey_challenge where until < $1", now);
        batch.Add("insert into cds.passkey_challenge (hash, account_id, purpose, state, until) values ($1, $2, $3, $4, $5)",
            token.Hash(), (object?)account ?? DBNull.Value, Word(purpose), state, until);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Each is taken once.</summary>
    public async Task<(Guid? Account, string State)?> Take(SessionToken token, PasskeyPurpose purpose, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("delete from cds.passkey_challenge where hash = $1 and purpose = $2 and until > $3 returning account_id, state");
        AccountStore.Give(command, token.Hash(), Word(purpose), now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.IsDBNull(0) ? null : row.GetGuid(0), row.GetString(1)) : null;
    }

    private static string Word(PasskeyPurpose purpose) => purpose == PasskeyPurpose.Add ? "add" : "sign-in";
}
