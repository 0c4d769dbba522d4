using System.Security.Cryptography;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>
/// The key under which codes are hashed. It stands where the web server's role cannot read it, so that whoever gets at the tables through the web server
/// has no use of the hashes; the server reads it once, as the owner it starts as.
/// </summary>
internal sealed class CodeKeyStore(Databases databases) : IDisposable
{
    private readonly SemaphoreSlim reading = new(1);
    private byte[]? key;

    public async ValueTask<byte[]> Key(CancellationToken ct)
    {
        if (key is { } known)
            return known;
        await reading.WaitAsync(ct);
        try
        {
            return key ??= await Read(ct);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task<byte[]> Read(CancellationToken ct)
    {
        await using var owner = await databases.OwnerConnection(ct);
        await using var batch = new NpgsqlBatch(owner);
        batch.Add("insert into cds.secret (name, value) values ('code-key', $1) on conflict (name) do nothing", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        batch.Add("select value from cds.secret where name = 'code-key'");
        return Convert.FromHexString((string)(await batch.ExecuteScalarAsync(ct))!);
    }
}
