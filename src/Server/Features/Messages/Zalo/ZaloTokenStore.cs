using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>The tokens as they are kept.</summary>
/// <param name="RefusedAt">Since when the refresh token is refused; null: it is not.</param>
internal sealed record KeptTokens(string Protected, byte[] SeedHash, DateTimeOffset ExpiresAt, DateTimeOffset? RefusedAt);

/// <summary>Tokens of the channel, one row.</summary>
internal sealed class ZaloTokenStore(Databases databases)
{
    private const string Question = "select protected_tokens, seed_hash, expires_at, refused_at from cds.channel_token where channel = 'zalo'";

    public async Task<KeptTokens?> Find(CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(Question);
        return await Read(command, ct);
    }

    /// <summary>Holds the row, or its place where there is none yet, until it is let go: other processes wait.</summary>
    public async Task<HeldTokens> Hold(CancellationToken ct)
    {
        var connection = await databases.Common.OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(ct);
            await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('channel-token/zalo', 22))", connection, transaction);
            await turn.ExecuteNonQueryAsync(ct);
            await using var read = new NpgsqlCommand(Question, connection, transaction);
            return new(connection, transaction, await Read(read, ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<KeptTokens?> Read(NpgsqlCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<DateTimeOffset>(2), await row.IsDBNullAsync(3, ct) ? null : row.GetFieldValue<DateTimeOffset>(3)) : null;
    }

    /// <summary>Held tokens; what is kept stands at once.</summary>
    internal sealed class HeldTokens(NpgsqlConnection connection, NpgsqlTransaction transaction, KeptTokens? row) : IAsyncDisposable
    {
        public KeptTokens? Row => row;

        public Task Keep(string protectedTokens, byte[] seed, DateTimeOffset expiresAt, DateTimeOffset now) => Write(protectedTokens, seed, expiresAt, now, refused: false);

        public Task Refuse(string protectedTokens, byte[] seed, DateTimeOffset now) => Write(protectedTokens, seed, now, now, refused: true);

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        /// <summary>Without a token of cancellation: the pair that is written is the only one there is.</summary>
        private async Task Write(string protectedTokens, byte[] seed, DateTimeOffset expiresAt, DateTimeOffset now, bool refused)
        {
            await using var write = new NpgsqlCommand("""
                insert into cds.channel_token (channel, protected_tokens, seed_hash, expires_at, changed_at, refused_at) values ('zalo', $1, $2, $3, $4, case when $5 then $4::timestamptz end)
                on conflict (channel) do update set protected_tokens = excluded.protected_tokens, seed_hash = excluded.seed_hash, expires_at = excluded.expires_at, changed_at = excluded.changed_at, refused_at = excluded.refused_at
                """, connection, transaction)
            {
                Parameters = { new() { Value = protectedTokens }, new() { Value = seed }, new() { Value = expiresAt.UtcDateTime }, new() { Value = now.UtcDateTime }, new() { Value = refused } },
            };
            await write.ExecuteNonQueryAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
    }
}
