using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CongDongSo.Server.Platform.Web.Limits;

/// <summary>How large and how slow one request may be. A route that takes files states its own size and time; all others have the small ones here.</summary>
public static class RequestLimits
{
    /// <summary>A full package of field records is 1 MiB; forms and sign-ins are far below.</summary>
    private const long BodyBytes = 2 << 20;

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(2), TimeForFiles = TimeSpan.FromMinutes(10);

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = BodyBytes;
            limits.MaxRequestHeadersTotalSize = 16 << 10;
            limits.MaxRequestHeaderCount = 64;
            limits.MaxRequestLineSize = 8 << 10;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            limits.MaxConcurrentConnections = 10_000;
            limits.MaxConcurrentUpgradedConnections = 0;
            // A phone at the edge of its network still sends this much; who sends less holds a connection for nothing.
            limits.MinRequestBodyDataRate = new MinDataRate(100, TimeSpan.FromSeconds(10));
            limits.MinResponseDataRate = new MinDataRate(100, TimeSpan.FromSeconds(10));
        });
        builder.Services.Configure<FormOptions>(static form =>
        {
            form.ValueCountLimit = 100;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = 256 << 10;
            form.MultipartHeadersCountLimit = 16;
            form.MultipartHeadersLengthLimit = 4 << 10;
            form.MultipartBoundaryLengthLimit = 100;
            form.MemoryBufferThreshold = 64 << 10;
        });
        builder.Services.AddRequestTimeouts(static options => options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Time, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
    }

    /// <summary>The route takes a file, and may take longer for it.</summary>
    /// <param name="bytes">Of the whole body.</param>
    public static TBuilder TakesFiles<TBuilder>(this TBuilder route, long bytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(
            new RequestSizeLimitAttribute(bytes), new RequestTimeoutPolicy { Timeout = TimeForFiles, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });

    /// <summary>
    /// Refuses what no client of ours sends: a compressed body, which could unpack to any size, and the NUL character, which no table can hold.
    /// </summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use(static (context, next) =>
        {
            var request = context.Request;
            if (request.Headers.ContentEncoding.Count > 0 && !request.Headers.ContentEncoding.All(static encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            else if (request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal))
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
            else
                return next(context);
            return Task.CompletedTask;
        });
    }
}
