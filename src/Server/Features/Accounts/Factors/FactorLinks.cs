using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Addresses of the second factor's pages and forms.</summary>
internal static class FactorLinks
{
    public const string SecondStep = AccessLinks.SignIn + "/buoc-hai";

    public const string PasskeySignIn = AccessLinks.SignIn + "/khoa-truy-cap";

    public const string PasskeySignInChallenge = PasskeySignIn + "/thach-thuc";

    /// <summary>Sets up an authenticator app, and a passkey where there is nothing yet.</summary>
    public const string SetUp = AccessLinks.SecondFactor;

    public const string RemoveCodeApp = AccessLinks.OwnAccount + "/xac-thuc/bo";

    public const string RecoveryCodes = AccessLinks.OwnAccount + "/ma-khoi-phuc";

    public const string Passkeys = AccessLinks.OwnAccount + "/khoa-truy-cap";

    public const string PasskeyChallenge = Passkeys + "/thach-thuc";

    public const string RemovePasskey = Passkeys + "/bo";

    public const string EndSession = AccessLinks.OwnAccount + "/phien/ket-thuc";

    public const string EndOtherSessions = AccessLinks.OwnAccount + "/phien/ket-thuc-phien-khac";

    public const string Prove = AccessLinks.OwnAccount + "/xac-nhan";

    /// <summary>Prove who one is, and come back.</summary>
    public static string ProveFor(string page) => $"{Prove}?ve={Uri.EscapeDataString(page)}";

    /// <summary>One's own account, telling what was just done.</summary>
    public static string Done(string what) => $"{AccessLinks.OwnAccount}?xong={what}";
}
