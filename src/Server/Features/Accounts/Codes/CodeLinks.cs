namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>Addresses of the page where a one-time code is shown.</summary>
public static class CodeLinks
{
    public const string Show = "/moi", Choose = "/moi/mat-khau";

    /// <summary>What a QR code holds. The code stands behind the #: browsers send that to no server, so it is in no log and no referrer.</summary>
    public static string Of(OneTimeCode code, string origin) => $"{origin}{Show}#{code.Grouped}";

    /// <summary>What somebody without a camera types.</summary>
    public static string Typed(string origin) => $"{origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..]}{Show}";

    /// <summary>Address of this installation as the one who prints sees it.</summary>
    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
