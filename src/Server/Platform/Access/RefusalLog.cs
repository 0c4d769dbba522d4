using System.Threading.RateLimiting;

namespace CongDongSo.Server.Platform.Access;

/// <summary>
/// Writes down in the server's log that an account was refused what its roles do not allow (403): who tries doors is to be seen. A unit outside the scope
/// is answered as one that does not exist, and is no line here.
/// </summary>
internal sealed partial class RefusalLog(ILogger<RefusalLog> log) : IDisposable
{
    /// <summary>Lines a minute for each account: enough to see it, too few to fill a disk.</summary>
    private const int Most = 30;

    private readonly PartitionedRateLimiter<Guid> lines = PartitionedRateLimiter.Create<Guid, Guid>(static account =>
        RateLimitPartition.GetFixedWindowLimiter(account, static _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>The pattern of the route and not the address: ids and searches may be personal data.</summary>
    public void Look(HttpContext answered)
    {
        if (answered.Response.StatusCode != StatusCodes.Status403Forbidden || Caller.Of(answered) is not { } caller)
            return;
        using var line = lines.AttemptAcquire(caller.AccountId);
        if (line.IsAcquired)
            Write(log, answered.Request.Method, (answered.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/'), caller.AccountId, Acting.Now.RequestId);
    }

    public void Dispose() => lines.Dispose();

    [LoggerMessage(LogLevel.Warning, "Refused: {Method} /{Route} to account {Account}, request {Request}")]
    private static partial void Write(ILogger log, string method, string? route, Guid account, string? request);
}
