using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>A new secret, shown to be taken into an authenticator app.</summary>
/// <param name="Key">Base 32 in groups, to be typed where the code cannot be scanned.</param>
/// <param name="Protected">The secret as the form brings it back.</param>
/// <param name="Qr">What the app scans.</param>
public sealed record CodeAppOffer(string Key, string Protected, QrDrawing Qr)
{
    private const string Issuer = "Cộng Đồng Số";

    internal static CodeAppOffer Of(string login, byte[] secret, string protectedSecret)
    {
        var key = KeyText.Of(secret);
        return new(KeyText.Grouped(key), protectedSecret, QrDrawing.Of(Address(login, key)));
    }

    /// <summary>What every authenticator app reads; SHA-1, six digits and half a minute are what it assumes.</summary>
    private static string Address(string login, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString(login)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}";
}
