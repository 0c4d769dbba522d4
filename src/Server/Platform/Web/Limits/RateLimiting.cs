using System.Globalization;
using System.Threading.RateLimiting;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace CongDongSo.Server.Platform.Web.Limits;

/// <summary>Puts <see cref="RateLimits"/> before every route; the work of a route that costs more is counted besides.</summary>
public static class RateLimiting
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<LoginLimiter>();
        services.AddRateLimiter(static options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = static (rejected, _) =>
            {
                SayWhenToRetry(rejected.HttpContext, rejected.Lease);
                return ValueTask.CompletedTask;
            };
        });
        services.AddOptions<RateLimiterOptions>().Configure<InstallationSettings>(static (options, settings) =>
        {
            if (RateLimits.FactorOf(settings.RateLimits) is { } factor)
                options.GlobalLimiter = PartitionedRateLimiter.CreateChained(AtOnce(factor), Anonymous(factor), Costly(factor));
        });
    }

    /// <summary>The route does this work.</summary>
    /// <param name="when">Only in requests with this parameter; null: in all.</param>
    public static TBuilder Costs<TBuilder>(this TBuilder route, CostlyWork work, string? when = null)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteCost(work, when));

    /// <summary>Counts the tries for one login as well.</summary>
    /// <param name="login">As it was sent; asked also where a request could not be read, with nothing in its arguments.</param>
    public static RouteHandlerBuilder LimitedByLogin(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, string?> login) =>
        route.AddEndpointFilter(async (call, next) =>
        {
            using var lease = call.HttpContext.RequestServices.GetRequiredService<LoginLimiter>().Take(login(call) ?? "");
            if (lease.IsAcquired)
                return await next(call);
            SayWhenToRetry(call.HttpContext, lease);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        });

    /// <summary>A bucket of the table, multiplied.</summary>
    internal static TokenBucketRateLimiterOptions Bucket(RateLimit limit, double factor) => new()
    {
        TokenLimit = Scaled(limit.Burst, factor),
        TokensPerPeriod = Scaled(limit.Refill, factor),
        ReplenishmentPeriod = limit.Every,
        QueueLimit = 0,
    };

    private static PartitionedRateLimiter<HttpContext> AtOnce(double factor) => PartitionedRateLimiter.Create<HttpContext, Guid>(context =>
        Caller.Of(context) is { } caller
            ? RateLimitPartition.GetConcurrencyLimiter(caller.AccountId, _ => new() { PermitLimit = Scaled(RateLimits.AtOnce, factor), QueueLimit = Scaled(RateLimits.Waiting, factor) })
            : RateLimitPartition.GetNoLimiter(Guid.Empty));

    private static PartitionedRateLimiter<HttpContext> Anonymous(double factor) => PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Caller.Of(context) is null
            ? RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(context), _ => Bucket(RateLimits.Anonymous, factor))
            : RateLimitPartition.GetNoLimiter(""));

    private static PartitionedRateLimiter<HttpContext> Costly(double factor) => PartitionedRateLimiter.Create<HttpContext, (CostlyWork, string)>(context =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RouteCost>() is not { } cost || (cost.When is { } parameter && !context.Request.Query.ContainsKey(parameter)))
            return RateLimitPartition.GetNoLimiter<(CostlyWork, string)>(default);
        var limit = RateLimits.Costly[cost.Work];
        var who = limit.By == CountedBy.Account && Caller.Of(context) is { } caller ? caller.AccountId.ToString() : ClientAddress.Of(context);
        return RateLimitPartition.GetTokenBucketLimiter((cost.Work, who), _ => Bucket(limit, factor));
    });

    private static int Scaled(int number, double factor) => (int)Math.Clamp(Math.Round(number * factor), 1, int.MaxValue);

    private static void SayWhenToRetry(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>What a route states of itself with <see cref="RateLimiting.Costs"/>.</summary>
internal sealed record RouteCost(CostlyWork Work, string? When);
