using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Devices;

/// <summary>A phone as the server meets it: it enrols with a code and calls with its token.</summary>
public sealed class Phone
{
    private Phone(HttpClient client, JsonElement enrolled) => (Client, Enrolled) = (client, enrolled);

    public HttpClient Client { get; }

    /// <summary>What the server answered.</summary>
    public JsonElement Enrolled { get; }

    public Guid Id => Enrolled.GetProperty("deviceId").GetGuid();

    public string Token => Enrolled.GetProperty("token").GetString()!;

    public string RecoveryKey => Enrolled.GetProperty("recoveryKey").GetString()!;

    public static async Task<Phone> Of(TestInstallation installation, string login, Guid? again = null)
    {
        var answer = await Enrol(installation, await CodeFor(installation, login), again);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var enrolled = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var client = await installation.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", enrolled.GetProperty("token").GetString());
        return new(client, enrolled);
    }

    public static async Task<string> CodeFor(TestInstallation installation, string login) =>
        (await installation.Json("user", "code", login)).GetProperty("code").GetString()!;

    public static async Task<HttpResponseMessage> Enrol(TestInstallation installation, string code, Guid? again = null) =>
        await (await installation.Anonymous()).PostAsJsonAsync("/api/v1/devices", new { code, deviceId = again, label = "Máy của tôi", appVersion = "1.0.0" });

    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, object? body = null, int? waiting = null, TimeSpan clockAhead = default)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Cds-App", "1.0.1");
        request.Headers.Add("Cds-Clock", (TimeProvider.System.GetUtcNow() + clockAhead).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (waiting is { } number)
            request.Headers.Add("Cds-Waiting", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> Get(string address)
    {
        var answer = await Send(HttpMethod.Get, address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
