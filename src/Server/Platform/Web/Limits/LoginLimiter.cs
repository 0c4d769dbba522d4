using System.Threading.RateLimiting;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Platform.Web.Limits;

/// <summary>Counts the tries for each login; its spellings count together, as they mean one account.</summary>
internal sealed class LoginLimiter(InstallationSettings settings) : IDisposable
{
    private const int LongestKey = 100;

    private readonly PartitionedRateLimiter<string>? limiter = RateLimits.FactorOf(settings.RateLimits) is { } factor
        ? PartitionedRateLimiter.Create<string, string>(login => RateLimitPartition.GetTokenBucketLimiter(login, _ => RateLimiting.Bucket(RateLimits.OneLogin, factor)), StringComparer.Ordinal)
        : null;

    public RateLimitLease Take(string login) => limiter?.AttemptAcquire(Folding.Fold(login.Length > LongestKey ? login[..LongestKey] : login)) ?? Granted.Lease;

    public void Dispose() => limiter?.Dispose();

    /// <summary>Where limits are off.</summary>
    private sealed class Granted : RateLimitLease
    {
        public static readonly Granted Lease = new();

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
