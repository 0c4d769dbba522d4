using System.Net.Http.Headers;
using System.Text;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access;

/// <summary>Whom a route is for.</summary>
public abstract record Audience
{
    /// <summary>Needs no session.</summary>
    public sealed record Anybody : Audience;

    /// <summary>Whoever is signed in.</summary>
    public sealed record AnyCaller : Audience;

    /// <summary>Whoever has the permission where the request is aimed.</summary>
    public sealed record Holders(Permission Permission) : Audience;
}

/// <summary>One route of the access table: whom it is for, and how a request to it is aimed at a place.</summary>
/// <param name="Route">Method and pattern as the server has them, e.g. <c>GET /api/v1/teams</c>.</param>
public sealed record AccessRow(string Route, Audience For)
{
    public string Method => Route[..Route.IndexOf(' ')];

    public string Pattern => Route[(Route.IndexOf(' ') + 1)..];

    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>The address at a place; null where the place has nothing of the kind, e.g. no team. Null for a route that is about no place.</summary>
    public Func<Place, string?>? At { get; init; }

    /// <summary>The address of a route that is about no place, where it differs from the pattern.</summary>
    public string? Address { get; init; }

    /// <summary>Levels that have what the route shows; at others whoever sees the place is told so, which is not looked at here.</summary>
    public UnitKind[] Levels { get; init; } = Enum.GetValues<UnitKind>();

    /// <summary>What is sent; places may have nothing to send.</summary>
    public Func<Place?, HttpContent?>? Body { get; init; }

    /// <summary>Statuses of an answer to somebody who may.</summary>
    public int[] Done { get; init; } = [200];

    /// <summary>Where one file or parcel may hold many places, the refusal of one stands in the answer: whether this is such an answer.</summary>
    public Func<string, bool>? RefusesWithin { get; init; }

    /// <summary>Names and codes of units are public: the answer is the same everywhere.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The thing is found by an id of its own: without the permission it is not even there.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whoever may not is sent to a page that they may see.</summary>
    public bool LeadsElsewhere { get; init; }

    /// <summary>Ends the caller's session, so it is asked last.</summary>
    public bool EndsSession { get; init; }

    public override string ToString() => Route;
}

internal static class Bodies
{
    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public static HttpContent Form(params (string Name, string Value)[] fields) =>
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static HttpContent Csv(string content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "to.csv");
        return form;
    }
}
