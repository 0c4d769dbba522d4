using System.Net;
using System.Threading.RateLimiting;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>
/// How often a network may show a code that is none. A slip of the pen is no attempt, as the check character tells it without asking; so a village behind one address
/// is not shut out, and meeting one of a province's 12,000 codes by chance would take four thousand years.
/// </summary>
internal sealed class CodeAttempts : IDisposable
{
    public const int Allowed = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> failures = PartitionedRateLimiter.Create<string, string>(static network =>
        RateLimitPartition.GetFixedWindowLimiter(network, static _ => new FixedWindowRateLimiterOptions { PermitLimit = Allowed, Window = Window, QueueLimit = 0 }));

    public bool MayTry(IPAddress? from)
    {
        using var lease = failures.AttemptAcquire(ClientAddress.Of(from), permitCount: 0);
        return lease.IsAcquired;
    }

    public void Failed(IPAddress? from)
    {
        using var lease = failures.AttemptAcquire(ClientAddress.Of(from));
    }

    public void Dispose() => failures.Dispose();
}
