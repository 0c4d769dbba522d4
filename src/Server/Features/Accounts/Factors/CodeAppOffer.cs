using QRCoder;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>A new secret, shown to be taken into an authenticator app.</summary>
/// <param name="Key">Base 32 in groups, to be typed where the code cannot be scanned.</param>
/// <param name="Protected">The secret as the form brings it back.</param>
/// <param name="QrSide">Modules of the QR code on a side, quiet zone included.</param>
/// <param name="QrPath">SVG path of its dark modules, one unit each.</param>
public sealed record CodeAppOffer(string Key, string Protected, int QrSide, string QrPath)
{
    private const string Issuer = "Cộng Đồng Số";

    internal static CodeAppOffer Of(string login, byte[] secret, string protectedSecret)
    {
        var key = KeyText.Of(secret);
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Address(login, key), QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var runs = rows.SelectMany((row, y) => Runs(row).Select(run => $"M{run.Start} {y}h{run.Length}v1h-{run.Length}z"));
        return new(KeyText.Grouped(key), protectedSecret, rows.Count, string.Concat(runs));
    }

    /// <summary>What every authenticator app reads; SHA-1, six digits and half a minute are what it assumes.</summary>
    private static string Address(string login, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(login)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}";

    private static IEnumerable<(int Start, int Length)> Runs(System.Collections.BitArray row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (!row[x])
                continue;
            var start = x;
            while (x < row.Length && row[x])
                x++;
            yield return (start, x - start);
        }
    }
}
