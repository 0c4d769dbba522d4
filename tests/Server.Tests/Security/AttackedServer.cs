using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>One server process that takes every attack one after the other, as an installation would; without limits of rate, which would hide it from most of them.</summary>
public sealed class AttackedServer(TestCluster cluster) : IAsyncLifetime
{
    private readonly PortalProvince province = new(cluster);

    public ServedProgram Server { get; private set; } = null!;

    /// <summary>Signed in as an administrator of the province.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string Bearer { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await province.InitializeAsync();
        Server = await ServedProgram.Start(province.Installation.Settings, ("Logging__LogLevel__Default", "Error"), ("CDS_RATE_LIMITS", "off"));
        Client = Server.Client();
        var (login, password) = await province.Installation.Account("admin", "51");
        Bearer = (await (await Client.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Bearer);
        using var form = new MultipartFormDataContent { { new StringContent(PortalProvince.Roster()), "file", "to.csv" } };
        await Client.PostAsync(new Uri("/api/v1/rosters/import?province=51&program=quang-ngai-2025-12&dryRun=true", UriKind.Relative), form);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        await province.DisposeAsync();
    }
}
