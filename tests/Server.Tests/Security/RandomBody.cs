using System.Globalization;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>Bodies of requests: forms, files and JSON, good ones with something wrong, and garbage.</summary>
/// <param name="ContentType">Null: not stated.</param>
internal sealed record RandomBody(string? ContentType, byte[] Bytes)
{
    private const string Boundary = "----cds";

    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "application/xml", "x", "application/octet-stream",
        $"multipart/form-data; boundary={new string('b', 300)}",
    ];

    /// <param name="token">Antiforgery token of the sender; null where it has none.</param>
    public static RandomBody For(AskedRoute route, KnownValues known, string? token, Random random) => random.Next(10) switch
    {
        0 => new(Types[random.Next(Types.Length)], Garbage(random)),
        1 => new(Types[random.Next(Types.Length)], Encoding.UTF8.GetBytes(Json(route.Body, known, random))),
        _ when route.TakesFile => Multipart(route, known, token, random),
        _ when route.IsApi => new("application/json", Encoding.UTF8.GetBytes(Json(route.Body, known, random))),
        2 => Multipart(route, known, token, random),
        _ => new("application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(string.Join('&', Fields(route, known, token, random).Select(field => $"{Uri.EscapeDataString(field.Name)}={Escaped(field.Value, random)}")))),
    };

    private static List<(string Name, string Value)> Fields(AskedRoute route, KnownValues known, string? token, Random random)
    {
        var fields = route.Names.Concat(["area", "program", "token"]).Where(_ => random.Next(8) > 0)
            .Select(name => (name, random.Next(3) == 0 ? NastyText.Of(random) : known.For(name, random))).ToList();
        if (token is not null && random.Next(4) > 0)
            fields.Add(("__RequestVerificationToken", random.Next(20) == 0 ? NastyText.Spoilt(token, random) : token));
        for (var more = random.Next(30) == 0 ? random.Next(300) : 0; more > 0; more--)
            fields.Add((NastyText.Of(random), NastyText.Of(random)));
        return fields;
    }

    private static string Escaped(string value, Random random) => random.Next(10) == 0 ? value : Uri.EscapeDataString(value);

    private static RandomBody Multipart(AskedRoute route, KnownValues known, string? token, Random random)
    {
        using var body = new MemoryStream();
        void Add(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        foreach (var (name, value) in Fields(route, known, token, random))
            Add($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        for (var files = random.Next(10) switch { 0 => 0, 1 => 2, _ => 1 }; files > 0; files--)
        {
            var name = random.Next(3) switch { 0 => "../../../etc/cron.d/x", 1 => NastyText.Of(random).ReplaceLineEndings(""), _ => "to.xlsx" };
            Add($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {(random.Next(2) == 0 ? "image/png" : "text/csv")}\r\n\r\n");
            body.Write(FileOf(random));
            Add("\r\n");
        }
        if (random.Next(20) > 0)
            Add($"--{Boundary}--\r\n");
        return new($"multipart/form-data; boundary={Boundary}", body.ToArray());
    }

    private static byte[] FileOf(Random random)
    {
        var roster = PortalProvince.Roster();
        return random.Next(5) switch
        {
            0 => Garbage(random),
            1 => [.. "PK\u0003\u0004"u8, .. Garbage(random)],
            2 => Encoding.UTF8.GetBytes(NastyText.Spoilt(roster, random)),
            3 => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, random.Next(1, 400)).Select(_ => NastyText.Of(random)))),
            _ => Encoding.UTF8.GetBytes(string.Join('\n', roster.Split('\n').Select(line => random.Next(4) == 0 ? NastyText.Spoilt(line, random) : line))),
        };
    }

    private static byte[] Garbage(Random random)
    {
        var bytes = new byte[random.Next(20) == 0 ? random.Next(20_000) : random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>An object with the properties of the type that the route declares; a list of anything is filled with field records.</summary>
    private static string Json(Type? type, KnownValues known, Random random)
    {
        if (type is null)
            return NastyText.Of(random);
        var text = "{" + string.Join(',', type.GetProperties().Where(_ => random.Next(10) > 0).Select(property =>
            $"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":{(property.PropertyType == typeof(string) ? Value(property.Name, known, random) : $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Record(known, random)))}]")}")) + "}";
        return random.Next(6) == 0 ? NastyText.Spoilt(text, random) : text;
    }

    private static string Record(KnownValues known, Random random)
    {
        if (random.Next(20) == 0)
            return Odd(random);
        var body = string.Join(',', new[] { "subjectId", "subject", "indicator", "count", "members", "head", "village", "downMbps", "difficulty", "topic", "attendees" }.Where(_ => random.Next(3) > 0).Select(name => $"\"{name}\":{Value(name, known, random)}"));
        var fields = new[]
        {
            $"\"id\":\"{Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(random.Next()))}\"", $"\"kind\":{(random.Next(2) == 0 ? Value("kind", known, random) : "\"household\"")}",
            $"\"observedAt\":{Value("observedAt", known, random)}", $"\"villageId\":{Value("villageId", known, random)}", $"\"teamId\":{Value("teamId", known, random)}", $"\"body\":{(random.Next(15) == 0 ? Odd(random) : "{" + body + "}")}",
        };
        return "{" + string.Join(',', fields.Where(_ => random.Next(12) > 0)) + "}";
    }

    private static string Value(string name, KnownValues known, Random random) => random.Next(8) switch
    {
        0 => Odd(random),
        1 => JsonSerializer.Serialize(NastyText.Of(random)),
        2 => random.Next(-10, 10).ToString(CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(known.For(name, random)),
    };

    private static string Odd(Random random) => random.Next(13) switch
    {
        11 => "1e200000",
        0 => "null",
        1 => "\"\\ud800\"",
        2 => "\"\\u0000\"",
        3 => "1e999",
        4 => "-0.0000000000000000000000001",
        5 => "123456789012345678901234567890",
        6 => new string('[', 70) + new string(']', 70),
        7 => "{\"a\":1,\"a\":2}",
        8 => "true",
        9 => "[]",
        10 => "\"\\udc00x\"",
        _ => "9223372036854775807",
    };
}
