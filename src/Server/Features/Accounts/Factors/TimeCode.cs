using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Mã dùng một lần theo thời gian (TOTP): six digits that a phone and the server compute from a shared secret and the half minute (RFC 6238).</summary>
/// <remarks>The framework's own provider reads the machine's clock by itself and takes a code as often as it is sent, so this is not it.</remarks>
internal static class TimeCode
{
    public const int Digits = 6, SecondsAStep = 30;

    /// <summary>160 bits, as long as the hash (RFC 4226, 4).</summary>
    private const int SecretLength = 20;

    /// <summary>A phone's clock may be a step off, either way.</summary>
    private const int Drift = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsAStep;

    /// <summary>The code of a step, by HMAC-SHA-1, which is what authenticator apps speak.</summary>
    public static string At(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and every authenticator app: HMAC-SHA-1, whose strength does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7fff_ffff;
        var modulus = (int)Math.Pow(10, digits);
        return (number % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <returns>The step that a code belongs to; null where it belongs to none near now. Every step is compared in full: time tells nothing.</returns>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var given = System.Text.Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), given))
                found = step;
        }
        return found;
    }
}
