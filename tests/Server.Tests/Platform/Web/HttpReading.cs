using System.Net;

namespace CongDongSo.Server.Tests.Platform.Web;

internal static class HttpReading
{
    /// <summary>The text of an answer that is expected to have this status.</summary>
    public static async Task<string> GetStringAsync(this HttpClient client, string address, HttpStatusCode expected, CancellationToken cancel)
    {
        var answer = await client.GetAsync(address, cancel);
        answer.StatusCode.ShouldBe(expected);
        return await answer.Content.ReadAsStringAsync(cancel);
    }
}
