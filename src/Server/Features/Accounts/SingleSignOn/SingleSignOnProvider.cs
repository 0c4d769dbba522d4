namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Nhà cung cấp đăng nhập một lần: an OAuth 2 server that people sign in with, as the installation's settings name it.</summary>
/// <param name="Id">In addresses and in the database, e.g. <c>tinh</c>.</param>
/// <param name="Name">What people know it by, e.g. <c>Cổng đăng nhập tỉnh Quảng Ngãi</c>.</param>
/// <param name="Authorize">Where the browser is sent.</param>
/// <param name="Token">Where the server changes the code into an access token (RFC 6749, 4.1.3).</param>
/// <param name="UserInfo">Where the server asks who has signed in; a JSON object.</param>
/// <param name="ClientSecret">Proves to the provider that this installation asks.</param>
/// <param name="Scope">Words separated by spaces, e.g. <c>openid profile</c>.</param>
/// <param name="SubjectClaim">Property of the user info that never changes and is never given to another person.</param>
/// <param name="NameClaim">Property of the user info that people recognise themselves by.</param>
/// <param name="CountsAsSecondFactor">Whether the provider itself asks for two factors, so that none is asked for here.</param>
internal sealed record SingleSignOnProvider(
    string Id, string Name, Uri Authorize, Uri Token, Uri UserInfo, string ClientId, string ClientSecret, string Scope, string SubjectClaim, string NameClaim, bool CountsAsSecondFactor)
{
    /// <summary>Name of its authentication scheme.</summary>
    public string Scheme => "sso-" + Id;

    /// <summary>Never the client secret, e.g. in a log.</summary>
    public override string ToString() => Id;
}
