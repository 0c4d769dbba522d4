using System.Diagnostics;
using System.Net;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.SingleSignOn;

/// <summary>A provider that is down, slow, or answers what it should not: always a page with a way out.</summary>
public class ProviderMischiefTests(SsoPortal portal, TestCluster cluster) : IClassFixture<SsoPortal>
{
    private const string SignInAddress = "/dang-nhap/qua/tinh";

    [Theory]
    [InlineData("token-error", HttpStatusCode.Forbidden, "không chấp nhận")]
    [InlineData("token-broken", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-forbidden", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-no-json", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-array", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-huge", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-charset", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-elsewhere", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("token-empty", HttpStatusCode.Forbidden, "không chấp nhận")]
    [InlineData("token-odd-token", HttpStatusCode.Forbidden, "không chấp nhận")]
    [InlineData("userinfo-broken", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("userinfo-forbidden", HttpStatusCode.Forbidden, "không chấp nhận")]
    [InlineData("userinfo-elsewhere", HttpStatusCode.Forbidden, "không chấp nhận")]
    [InlineData("userinfo-no-json", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("userinfo-huge", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("userinfo-array", HttpStatusCode.Forbidden, "không cho biết bạn là ai")]
    [InlineData("userinfo-empty", HttpStatusCode.Forbidden, "không cho biết bạn là ai")]
    [InlineData("userinfo-odd-subject", HttpStatusCode.Forbidden, "không cho biết bạn là ai")]
    [InlineData("authorize-temporarily_unavailable", HttpStatusCode.ServiceUnavailable, "chưa trả lời được")]
    [InlineData("authorize-unauthorized_client", HttpStatusCode.Forbidden, "không chấp nhận")]
    public async Task A_provider_that_answers_wrongly_is_told_in_plain_words(string mischief, HttpStatusCode status, string words)
    {
        var person = await portal.Somebody();
        await portal.Provider.Misbehave(mischief);
        try
        {
            using var answer = await person.Through(SignInAddress, "lan");

            (await SsoPerson.Refusal(answer, status)).ShouldContain(words);
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldNotContain("bí mật của nhà cung cấp");
            page.ShouldNotContain(portal.Provider.ClientSecret);
            (await person.IsSignedIn()).ShouldBeFalse();
            (await portal.Provider.Seen()).ShouldNotContain(seen => seen.Contains("elsewhere", StringComparison.Ordinal));
        }
        finally
        {
            await portal.Provider.Misbehave("");
        }
    }

    [Theory]
    [InlineData("token-slow")]
    [InlineData("userinfo-slow")]
    public async Task A_provider_that_does_not_answer_is_given_up_after_five_seconds(string mischief)
    {
        var person = await portal.Somebody();
        await portal.Provider.Misbehave(mischief);
        var back = await person.AtProvider(await person.Leave(SignInAddress), "lan");
        var watch = Stopwatch.StartNew();

        (await SsoPerson.Refusal(await person.Return(back), HttpStatusCode.ServiceUnavailable)).ShouldContain("chưa trả lời được");

        watch.Elapsed.TotalSeconds.ShouldBeInRange(4, 9);
        await portal.Provider.Misbehave("");
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_the_password_as_the_way_in()
    {
        await using var provider = new IdentityProviderProcess();
        await provider.Start();
        await using var other = new TestInstallation(cluster);
        await other.InitializeAsync();
        foreach (var (variable, value) in provider.Settings())
            other.Set(variable, value);
        using var client = await other.Anonymous();
        await provider.Register(client.BaseAddress!);
        var person = new SsoPerson(client, provider, "ai.do", "");
        var back = await person.AtProvider(await person.Leave(SignInAddress), "lan");

        await provider.Stop();

        (await SsoPerson.Refusal(await person.Return(back), HttpStatusCode.ServiceUnavailable)).ShouldContain("chưa trả lời được");
    }
}
