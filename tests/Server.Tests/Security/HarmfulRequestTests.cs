using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;
using CongDongSo.Server.Tests.Platform.Documents;

namespace CongDongSo.Server.Tests.Security;

/// <summary>Requests made to harm, sent to the real server in a process of its own: each is refused in words, and costs no memory.</summary>
public sealed class HarmfulRequestTests(AttackedServer attacked) : IClassFixture<AttackedServer>, IAsyncLifetime
{
    private const string Import = "/api/v1/rosters/import?province=51&program=quang-ngai-2025-12&dryRun=true";
    private const long MostMemory = 200L << 20;

    private readonly ServedProgram server = attacked.Server;
    private readonly HttpClient client = attacked.Client;
    private readonly string bearer = attacked.Bearer;
    private long before;

    public ValueTask InitializeAsync()
    {
        before = server.Memory;
        server.ForgetHighest();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        server.Runs.ShouldBeTrue();
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (server.HighestMemory - before).ShouldBeLessThan(MostMemory);
        server.Said.ShouldNotContain("fail:", Case.Sensitive, server.Said);
    }

    [Fact]
    public async Task Bombs_are_refused_before_they_go_off_and_again_and_again()
    {
        var tall = Workbook.Of($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('A', 40 << 20)}</v></c></row>");
        var many = Workbook.Zip([.. Enumerable.Range(0, 5_000).Select(i => ($"xl/{i}.xml", "<a/>"))]);
        var inside = Workbook.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", new string(' ', 60 << 20)));
        foreach (var bomb in Enumerable.Repeat(new[] { tall, many, inside }, 5).SelectMany(bombs => bombs))
            (await Problem(await Send(bomb, "to.xlsx"))).GetProperty("code").GetString().ShouldBeOneOf("file-too-large", "file-damaged", "file-not-spreadsheet");
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>", "&x;")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "&c;")]
    [InlineData("<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:1/x.dtd\">", "1")]
    public async Task Entities_are_neither_fetched_nor_unfolded(string declaration, string value)
    {
        var problem = await Problem(await Send(Workbook.Of($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{value}</v></c></row>", before: declaration), "to.xlsx"));

        problem.GetProperty("code").GetString().ShouldBe("file-forbidden-content");
        problem.ToString().ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("to.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("to.csv", "text/csv")]
    [InlineData("../../../../etc/cron.d/x", "text/html")]
    [InlineData("..\\..\\x.csv", "application/x-msdownload")]
    [InlineData("to.csv\u0000.exe", "")]
    [InlineData("CON", "text/csv")]
    public async Task What_a_file_is_its_content_says_and_never_its_name_or_type(string name, string type)
    {
        (await Send(Encoding.UTF8.GetBytes(PortalProvince.Roster()), name, type)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var (content, code) in new (byte[], string)[]
        {
            ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "file-not-utf8"), ("MZ\u0000\u0000binary"u8.ToArray(), "file-not-utf8"), (Workbook.Zip(("word/document.xml", "<a/>")), "file-not-spreadsheet"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "file-old-format"), ([], "file-empty"), ([.. "PK"u8, 1, 2, 3], "file-damaged"),
        })
            (await Problem(await Send(content, name, type))).GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("POST /api/v1/sync/push", 3 << 20, 413)]
    [InlineData("POST /api/v1/sessions", 3 << 20, 413)]
    [InlineData("POST /dang-nhap", 3 << 20, 413)]
    [InlineData("POST /nhap-danh-sach", 30 << 20, 413)]
    [InlineData("POST /api/v1/rosters/import?province=51&program=x", 40 << 20, 413)]
    public async Task A_body_beyond_the_limit_of_its_route_is_refused_unread(string request, int size, int status)
    {
        foreach (var framing in new[] { $"Content-Length: {size}", "Transfer-Encoding: chunked" })
        {
            using var connection = new RawConnection(server.Address);
            var cookie = request.StartsWith("POST /api", StringComparison.Ordinal) ? $"Authorization: Bearer {bearer}" : "X-Nothing: 1";
            var type = request.Contains("import") || request.Contains("nhap-danh") ? "multipart/form-data; boundary=x" : request.Contains("/api/") ? "application/json" : "application/x-www-form-urlencoded";
            await connection.Write(Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\nHost: x\r\n{cookie}\r\nContent-Type: {type}\r\n{framing}\r\n\r\n"));
            if (framing.StartsWith('T'))
                await Flood(connection, size);

            var answer = await connection.Read();

            // Without a session the answer to a page is the way to the sign-in page, the body unread.
            answer.Status.ShouldBeOneOf(status, 302, 400);
        }
    }

    [Fact]
    public async Task A_compressed_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(new byte[20 << 20]);
        foreach (var encoding in new[] { "gzip", "br", "deflate", "identity, gzip" })
        {
            using var content = new ByteArrayContent(packed.ToArray());
            content.Headers.ContentType = new("application/json");
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

            var answer = await client.PostAsync(new Uri("/api/v1/sync/push", UriKind.Relative), content);

            answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        }
    }

    [Fact]
    public async Task Long_lines_many_headers_and_deep_JSON_are_refused()
    {
        using var connection = new RawConnection(server.Address);
        (await connection.Send(Encoding.ASCII.GetBytes($"GET /{new string('x', 9_000)} HTTP/1.1\r\nHost: x\r\n\r\n"))).Status.ShouldBe(414);
        (await connection.Send(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('x', 17_000)}\r\n\r\n"))).Status.ShouldBe(431);
        (await connection.Send(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 80).Select(i => $"X{i}: 1\r\n"))}\r\n"))).Status.ShouldBe(431);
        (await connection.Send("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"u8.ToArray())).Status.ShouldBeOneOf(302, 400);
        (await connection.Send("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"u8.ToArray())).Status.ShouldBe(400);
        using var deep = new StringContent("{\"records\":" + new string('[', 100_000) + new string(']', 100_000) + "}", Encoding.UTF8, "application/json");
        (await client.PostAsync(new Uri("/api/v1/sync/push", UriKind.Relative), deep)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Hundreds_that_hang_up_in_mid_body_leave_nothing_behind()
    {
        foreach (var address in new[] { "/api/v1/sync/push", Import })
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
            {
                using var connection = new RawConnection(server.Address);
                await connection.Write(Encoding.ASCII.GetBytes($"POST {address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"));
                await connection.Write(new byte[50_000]);
            }));
        }
        var still = await client.PostAsJsonAsync("/api/v1/sync/push", new { records = Array.Empty<object>() });
        still.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_only_drips_is_cut_off()
    {
        using var connection = new RawConnection(server.Address);
        await connection.Write(Encoding.ASCII.GetBytes($"POST /api/v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bearer}\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{{"));

        var answer = await connection.Read();

        answer.Status.ShouldBe(408);
        answer.Body.ShouldContain("http-408");
    }

    [Fact]
    public async Task A_body_that_waits_to_be_asked_for_is_asked_for()
    {
        using var connection = new RawConnection(server.Address);
        await connection.Write("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        await connection.Write("{}"u8.ToArray());

        (await connection.Read()).Status.ShouldBe(401);
        (await connection.Send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_record_with_broken_text_is_refused_by_itself_and_the_others_are_judged()
    {
        const string Records = """
            {"records":[{"id":"\ud800"},{"id":"019a5000-0000-7000-8000-000000000009","kind":"observation","villageId":"\udc00"},{"villageId":"\u0000"},{"id":"x\\ud800","villageId":"y"},
            {"id":"019a5000-0000-7000-8000-000000000019","kind":"difficulty","observedAt":"2025-11-03T08:15:00+07:00","villageId":"\ud83d\ude00","body":{"n":1e200000}}]}
            """;
        using var content = new StringContent(Records, Encoding.UTF8, "application/json");

        var answer = await client.PostAsync(new Uri("/api/v1/sync/push", UriKind.Relative), content);
        var reasons = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("reason").GetString()!).ToList();

        reasons.Take(3).ShouldAllBe(reason => reason.Contains("ký tự hỏng"));
        reasons.Skip(3).ShouldAllBe(reason => reason.Contains("villageId"));
    }

    [Theory]
    [InlineData("/api/v1/units/%EF%BF%BE", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/units?q=%EF%BF%BE", HttpStatusCode.OK)]
    [InlineData("/api/v1/units?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=%D9%A2%D9%A0%D9%A2%D9%A5", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/measures?program=quang-ngai-2025-12&unit=51&period=2025%0A", HttpStatusCode.OK)]
    public async Task Letters_without_a_normal_form_and_digits_of_other_scripts_are_no_fault_of_the_server(string address, HttpStatusCode status) =>
        (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(status);

    [Fact]
    public async Task A_body_of_nothing_but_null_is_a_bad_request()
    {
        using var content = new StringContent("null", Encoding.UTF8, "application/json");

        (await client.PostAsync(new Uri("/api/v1/sessions", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_that_ends_too_early_is_a_request_without_a_file()
    {
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1,2,3", Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var answer = await client.PostAsync(new Uri(Import, UriKind.Relative), content);

        (await Problem(answer)).GetProperty("code").GetString().ShouldBe("file-missing");
    }

    private static async Task Flood(RawConnection connection, int size)
    {
        var chunk = new byte[1 << 20];
        try
        {
            for (var sent = 0; sent < size; sent += chunk.Length)
            {
                await connection.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
                await connection.Write(chunk);
                await connection.Write("\r\n"u8.ToArray());
            }
        }
        catch (System.Net.Sockets.SocketException)
        {
            // The server does not listen to the end.
        }
    }

    private async Task<HttpResponseMessage> Send(byte[] file, string name, string type = "text/csv")
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(file);
        part.Headers.TryAddWithoutValidation("Content-Type", type);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name.Replace("\0", "%00", StringComparison.Ordinal)}\"");
        form.Add(part);
        return await client.PostAsync(new Uri(Import, UriKind.Relative), form);
    }

    private async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, server.Said);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
