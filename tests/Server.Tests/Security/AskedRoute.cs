using System.Reflection;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CongDongSo.Server.Tests.Security;

/// <summary>A route of the running product with all that it reads of a request, as its handler declares it.</summary>
/// <param name="Names">Of query parameters and form fields.</param>
/// <param name="Body">Type of its JSON body.</param>
internal sealed record AskedRoute(string Method, string Pattern, IReadOnlyList<string> Values, IReadOnlyList<string> Names, Type? Body, bool TakesFile, bool IsCostly)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool HasBody => Method is not ("GET" or "HEAD" or "DELETE");

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>Every route with each of its methods.</summary>
    public static IReadOnlyList<AskedRoute> All(IEnumerable<RouteEndpoint> endpoints) => [.. endpoints.SelectMany(Of).OrderBy(route => route.ToString(), StringComparer.Ordinal)];

    private static IEnumerable<AskedRoute> Of(RouteEndpoint endpoint)
    {
        var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
        var values = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToList();
        var accepts = endpoint.Metadata.GetOrderedMetadata<IAcceptsMetadata>();
        IReadOnlyList<string> names = handler is null ? [] : [.. handler.GetParameters().SelectMany(NamesOf).Except(values, StringComparer.OrdinalIgnoreCase)];
        var body = accepts.FirstOrDefault(accepted => accepted.ContentTypes.Contains("application/json"))?.RequestType;
        foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            yield return new(
                method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), values, names, body,
                endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null, endpoint.Metadata.GetMetadata<RouteCost>() is not null);
        }
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            return parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? property.Name);
        if (parameter.GetCustomAttribute<FromFormAttribute>() is { } form)
            return [form.Name ?? parameter.Name!];
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsPrimitive || type == typeof(string) || type == typeof(Guid) || type == typeof(DateOnly) ? [parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!] : [];
    }
}
