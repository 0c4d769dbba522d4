using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>A real OAuth 2 provider in a process of its own, and what an installation is told of it.</summary>
public sealed class IdentityProviderProcess : IAsyncDisposable
{
    /// <summary>Id of the provider in the settings and in addresses.</summary>
    public const string Id = "tinh", Name = "Cổng đăng nhập tỉnh";

    private readonly HttpClient client = new();
    private Process? process;

    public string ClientSecret { get; } = "client-" + RandomNumberGenerator.GetHexString(32);

    /// <summary>The password of everybody at the provider.</summary>
    public string Password { get; } = "person-" + RandomNumberGenerator.GetHexString(32);

    public Uri Address { get; private set; } = null!;

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "identity-provider.dll"), "cds", ClientSecret, Password])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        Address = new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The identity provider did not start"));
        client.BaseAddress = Address;
    }

    /// <param name="host">Name of this machine by which browsers reach the provider.</param>
    public IEnumerable<(string Variable, string Value)> Settings(string host = "127.0.0.1", string id = "TINH", string name = Name)
    {
        var forBrowsers = new UriBuilder(Address) { Host = host }.Uri;
        return
        [
            ($"CDS_SSO_{id}_NAME", name), ($"CDS_SSO_{id}_AUTHORIZE", new Uri(forBrowsers, "/authorize").ToString()),
            ($"CDS_SSO_{id}_TOKEN", new Uri(Address, "/token").ToString()), ($"CDS_SSO_{id}_USERINFO", new Uri(Address, "/userinfo").ToString()),
            ($"CDS_SSO_{id}_CLIENT_ID", "cds"), ($"CDS_SSO_{id}_CLIENT_SECRET", ClientSecret),
        ];
    }

    /// <summary>Registers the way back to an installation.</summary>
    public async Task Register(Uri installation, string id = Id) => await Put($"redirectUri={Uri.EscapeDataString(new Uri(installation, $"/dang-nhap/qua/{id}/tro-lai").ToString())}");

    /// <param name="mischief">Empty: as the standard says.</param>
    public Task Misbehave(string mischief) => Put($"mischief={mischief}");

    public async Task<string[]> Seen() => (await client.GetFromJsonAsync<string[]>("/conduct/seen"))!;

    /// <summary>Ends as a provider does that is down.</summary>
    public async Task Stop()
    {
        if (process is not { HasExited: false })
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        process?.Dispose();
        client.Dispose();
    }

    private async Task Put(string query)
    {
        using var answer = await client.PutAsync($"/conduct?{query}", null);
        answer.EnsureSuccessStatusCode();
    }
}
