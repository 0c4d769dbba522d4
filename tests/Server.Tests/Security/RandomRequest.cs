using System.Text;

namespace CongDongSo.Server.Tests.Security;

/// <summary>One request of a route, decided by its number alone, so that a found fault can be made again.</summary>
/// <param name="Bytes">As they go over the wire.</param>
internal sealed record RandomRequest(string Method, byte[] Bytes)
{
    private static readonly string[] OtherMethods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "X"];

    private static readonly string[] OddHeaders =
    [
        "Accept: */*;q=x", "Accept-Encoding: gzip, br;q=9", "If-None-Match: \"x\"", "If-None-Match: W/\"", "If-Modified-Since: mai", "Range: bytes=0-1,5-2", "HX-Request: true", "X-Forwarded-For: 999.1.1.1, ::1",
        "X-Forwarded-Proto: https", "X-HTTP-Method-Override: DELETE", "Cookie: cds-session=\u00e9\u00ff; =; cds-form=x", "Authorization: Basic eDp5", "Origin: null", "Content-Encoding: gzip", "Expect: 100-continue",
        "Accept-Language: \u00e9", "traceparent: 00-x", "Content-Language: vi", "Cookie: " + new string('c', 4_000),
    ];

    /// <param name="credential">Header line that says who asks; null: nobody.</param>
    public static RandomRequest Of(AskedRoute route, KnownValues known, string? credential, string? token, Random random)
    {
        // One in ten asks all that the route reads for good values, and then for one thing wrong: those that come far cost the most.
        var careful = random.Next(route.IsCostly ? 40 : 5) == 0;
        var method = careful || random.Next(12) > 0 ? route.Method : OtherMethods[random.Next(OtherMethods.Length)];
        var target = Path(route, known, careful, random) + Query(route, known, careful, random);
        var head = new StringBuilder($"{method} {target} HTTP/1.1\r\nHost: localhost\r\n");
        if (credential is not null)
            head.Append(credential).Append("\r\n");
        if (!careful && random.Next(4) == 0)
            head.Append(OddHeaders[random.Next(OddHeaders.Length)]).Append("\r\n");
        byte[] bytes = [];
        if (route.HasBody || random.Next(30) == 0)
        {
            var body = RandomBody.For(route, known, token, random);
            bytes = body.Bytes;
            if (body.ContentType is { } type)
                head.Append("Content-Type: ").Append(type).Append("\r\n");
            head.Append("Content-Length: ").Append(bytes.Length).Append("\r\n");
        }
        return new(method, [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. bytes]);
    }

    private static string Path(AskedRoute route, KnownValues known, bool careful, Random random)
    {
        var spoil = random.Next(route.Values.Count + 1);
        var path = route.Pattern;
        for (var i = 0; i < route.Values.Count; i++)
        {
            var name = route.Values[i];
            var value = known.For(name, random);
            if (!careful && (i == spoil || random.Next(3) == 0))
                value = random.Next(2) == 0 ? NastyText.Of(random) : NastyText.Spoilt(value, random);
            var from = path.IndexOf("{" + name, StringComparison.OrdinalIgnoreCase);
            path = path[..from] + Escaped(value, random) + path[(path.IndexOf('}', from) + 1)..];
        }
        return careful || random.Next(30) > 0 ? path : path + "/" + Escaped(NastyText.Of(random), random);
    }

    private static string Query(AskedRoute route, KnownValues known, bool careful, Random random)
    {
        if (!careful && random.Next(20) == 0)
            return "?" + Escaped(NastyText.Of(random), random);
        var spoil = random.Next(route.Names.Count + 1);
        var parts = new List<string>();
        for (var i = 0; i < route.Names.Count; i++)
        {
            if (random.Next(careful ? 3 : 2) == 0)
                continue;
            var value = known.For(route.Names[i], random);
            if (i == spoil || (!careful && random.Next(3) == 0))
                value = random.Next(2) == 0 ? NastyText.Of(random) : NastyText.Spoilt(value, random);
            parts.Add($"{Uri.EscapeDataString(route.Names[i])}={Escaped(value, random)}");
            if (random.Next(20) == 0)
                parts.Add(parts[^1]);
        }
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>Mostly as it should be; sometimes half of it, or as bytes that no address may have.</summary>
    private static string Escaped(string value, Random random) => random.Next(40) switch
    {
        0 => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value)).Replace('\r', '_').Replace('\n', '_').Replace(' ', '+'),
        1 => Uri.EscapeDataString(value).Replace("%", "%2", StringComparison.Ordinal),
        2 => Uri.EscapeDataString(Uri.EscapeDataString(value)),
        _ => Uri.EscapeDataString(value),
    };
}
