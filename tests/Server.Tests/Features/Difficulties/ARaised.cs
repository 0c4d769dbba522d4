using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Difficulties;

/// <summary>Difficulties of the small Quảng Ngãi, as phones, officers and programs see them.</summary>
internal static class ARaised
{
    public const string Village = "21034-01", Commune = PortalProvince.Commune;

    public static async Task<Guid> Difficulty(this PortalProvince province, HttpClient sender, string text, string topic = "network", string place = Village, object? more = null)
    {
        var id = AField.NewId();
        var result = (await AField.Push(sender, new
        {
            id, kind = "difficulty", observedAt = TimeProvider.System.GetUtcNow(), villageId = (await province.Installation.IdOf(place)).Value, body = more ?? new { topic, text },
        })).Single();
        AField.Status(result).ShouldBe("accepted", result.ToString());
        return id;
    }

    /// <returns>The result of one reply.</returns>
    public static async Task<JsonElement> Reply(this PortalProvince province, HttpClient sender, Guid difficulty, string verdict, int version, string? text = null, string place = Village, Guid? id = null) =>
        (await AField.Push(sender, new
        {
            id = id ?? AField.NewId(), kind = "difficultyReply", observedAt = TimeProvider.System.GetUtcNow(), villageId = (await province.Installation.IdOf(place)).Value, body = new { difficultyId = difficulty, verdict, version, text },
        })).Single();

    public static async Task<JsonElement> Now(HttpClient client, Guid id) => await client.GetFromJsonAsync<JsonElement>($"/api/v1/difficulties/{id}", TestContext.Current.CancellationToken);

    public static string StateOf(JsonElement whole) => $"{whole.GetProperty("difficulty").GetProperty("state").GetString()} {whole.GetProperty("difficulty").GetProperty("level").GetString()}";

    public static int VersionOf(JsonElement whole) => whole.GetProperty("difficulty").GetProperty("version").GetInt32();

    public static Task<HttpResponseMessage> Try(HttpClient client, Guid id, int version, string act, string? text = null, string? assignee = null, Guid? other = null) =>
        client.PatchAsJsonAsync($"/api/v1/difficulties/{id}", new { version, act, text, assignee, other }, TestContext.Current.CancellationToken);

    /// <summary>A step at the version of now, which has to be taken.</summary>
    public static async Task<JsonElement> Step(HttpClient client, Guid id, string act, string? text = null, string? assignee = null, Guid? other = null)
    {
        var answer = await Try(client, id, VersionOf(await Now(client, id)), act, text, assignee, other);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public static async Task<string> CodeOf(HttpResponseMessage refused) => (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString()!;

    public static async Task ShouldVerify(this PortalProvince province)
    {
        var verified = await province.Installation.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
    }
}
