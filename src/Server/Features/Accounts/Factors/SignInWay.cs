namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>What a session was opened with.</summary>
public enum SignInWay
{
    /// <summary>Mật khẩu alone.</summary>
    Password,

    /// <summary>Đăng nhập một lần: through a provider that the account is linked with.</summary>
    Provider,

    /// <summary>The same, where the provider has asked for two factors.</summary>
    StrongProvider,

    /// <summary>Password and a code of an authenticator app.</summary>
    Code,

    /// <summary>Password and a recovery code.</summary>
    Recovery,

    /// <summary>Khóa truy cập: possession of a device and its owner's finger, face or PIN, both factors in one.</summary>
    Passkey,
}

/// <summary>The words for ways to sign in.</summary>
public static class SignInWayWords
{
    public static string Text(SignInWay way) => way switch
    {
        SignInWay.Provider => "Đăng nhập một lần",
        SignInWay.StrongProvider => "Đăng nhập một lần, hai bước",
        SignInWay.Code => "Mật khẩu và mã xác thực",
        SignInWay.Recovery => "Mật khẩu và mã khôi phục",
        SignInWay.Passkey => "Khóa truy cập",
        _ => "Mật khẩu",
    };

    /// <summary>The word in the database.</summary>
    public static string Code(SignInWay way) => way.ToString().ToLowerInvariant();

    /// <summary>A word that this version does not know reads as the plain way.</summary>
    public static SignInWay Read(string code) => Enum.TryParse<SignInWay>(code, ignoreCase: true, out var way) ? way : SignInWay.Password;
}
