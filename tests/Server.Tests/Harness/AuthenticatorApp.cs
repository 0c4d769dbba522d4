using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>An authenticator app that took in one key. It computes by itself, so that it and the server can disagree.</summary>
/// <param name="key">As a page shows it, in groups.</param>
public sealed class AuthenticatorApp(string key)
{
    public string Key { get; } = key.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What it shows, or will show some half minutes from now.</summary>
    public string Code(DateTimeOffset now, int stepsAhead = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (now.ToUnixTimeSeconds() / 30) + stepsAhead);
#pragma warning disable CA5350 // What authenticator apps speak.
        var hash = HMACSHA1.HashData(Secret(), counter);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & int.MaxValue) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Waits for a time at which what the app shows will stand for a while, as a person does who sees its circle run out.</summary>
    public static async Task EarlyInItsHalfMinute()
    {
        var spent = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 30;
        if (spent > 15) { await Task.Delay(TimeSpan.FromSeconds(30 - spent)); }
    }

    private byte[] Secret()
    {
        var bits = string.Concat(Key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
