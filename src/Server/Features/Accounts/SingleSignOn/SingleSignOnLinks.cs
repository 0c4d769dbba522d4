using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Addresses of single sign-on.</summary>
internal static class SingleSignOnLinks
{
    public const string SignInRoute = AccessLinks.SignIn + "/qua/{provider}";

    /// <summary>Where a provider sends the browser back to: the redirect URI that is registered there.</summary>
    public const string ReturnRoute = SignInRoute + "/tro-lai";

    public const string LinkRoute = AccessLinks.OwnAccount + "/lien-ket/{provider}";

    public const string UnlinkRoute = LinkRoute + "/bo";

    /// <param name="back">Address of this site to go on to.</param>
    public static string SignIn(SingleSignOnProvider provider, string back) =>
        $"{AccessLinks.SignIn}/qua/{provider.Id}" + (back == "/" ? "" : $"?ve={Uri.EscapeDataString(back)}");

    public static string Return(SingleSignOnProvider provider) => $"{AccessLinks.SignIn}/qua/{provider.Id}/tro-lai";

    public static string Link(SingleSignOnProvider provider) => $"{AccessLinks.OwnAccount}/lien-ket/{provider.Id}";

    public static string Unlink(SingleSignOnProvider provider) => Link(provider) + "/bo";
}
