namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Marks the routes that are open to a session whose account must set up a second factor first.</summary>
internal sealed class AllowedWhileConfined
{
    public static readonly AllowedWhileConfined Mark = new();
}
