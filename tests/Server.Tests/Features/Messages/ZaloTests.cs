using CongDongSo.Domain.Messages;
using CongDongSo.Server.Features.Messages.Sending;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Features.Messages.Zalo;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.DataProtection;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>Template messages through a Zalo on this machine: tokens that run out and rotate, limits, faults, silence.</summary>
public sealed class ZaloTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ZaloServer zalo = new();
    private AQuarter quarter = null!;

    public async ValueTask InitializeAsync()
    {
        await zalo.Start();
        quarter = new(cluster);
        await quarter.InitializeAsync();
        foreach (var (name, value) in Variables())
            quarter.Installation.Set(name, value);
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 0, minute: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await quarter.DisposeAsync();
        await zalo.DisposeAsync();
    }

    [Fact]
    public async Task A_message_has_the_phone_as_abroad_the_template_s_parameters_and_an_id_to_know_it_by()
    {
        await Wanted();

        (await Round()).ShouldBe(1);

        var message = zalo.Taken.ShouldHaveSingleItem();
        (message.GetProperty("phone").GetString(), message.GetProperty("template_id").GetString()).ShouldBe(("84914555666", "367"));
        var data = message.GetProperty("template_data");
        (data.GetProperty("name").GetString(), data.GetProperty("unit").GetString(), data.GetProperty("date").GetString(), data.GetProperty("reason").GetString()).ShouldBe(("Nguyễn Thị Ánh", "Xã An Phú", "19/12/2025", "Sắp đến hạn"));
        (await State()).ShouldBe("sent 1 zns-1");
        (await quarter.Installation.Query<Guid>("select id from p51.message_parcel")).ToString("N").ShouldBe(message.GetProperty("tracking_id").GetString());
        (await quarter.Installation.Query<string>("select protected_tokens from cds.channel_token")).ShouldNotContain("lam-moi");
    }

    [Fact]
    public async Task An_access_token_that_is_refused_is_renewed_once_and_the_message_goes()
    {
        await Access(null);
        zalo.Expire();
        await Wanted();

        (await Round()).ShouldBe(1);

        (zalo.Pairs, zalo.Reused).ShouldBe((2, 0));
    }

    [Fact]
    public async Task However_many_ask_at_once_the_refresh_token_is_used_once()
    {
        zalo.Delay = TimeSpan.FromMilliseconds(200);

        // Two processes: each with its own tokens over the same database.
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Task.Run(() => Access(null))));

        answers.ShouldAllBe(answer => answer is TokenAnswer.Got);
        answers.Distinct().ShouldHaveSingleItem();
        (zalo.Pairs, zalo.Reused).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_refresh_token_that_is_used_up_is_asked_with_once_and_said_so_until_the_settings_have_another()
    {
        await Access(null);
        await quarter.Installation.Query<string>("delete from cds.channel_token returning channel");

        (await Access(null)).ShouldBeOfType<TokenAnswer.Refused>();
        (await Access(null)).ShouldBeOfType<TokenAnswer.Refused>();

        zalo.Reused.ShouldBe(1);
        (await (await Tokens()).Access(Settings() with { Seed = "lam-moi-1" }, null, TestContext.Current.CancellationToken)).ShouldBeOfType<TokenAnswer.Got>();
    }

    [Fact]
    public async Task A_sender_that_dies_when_Zalo_has_the_message_sends_again_with_the_same_tracking_id()
    {
        await Wanted();
        using var kill = new CancellationTokenSource();
        zalo.OnTaken = () => kill.Cancel();
        zalo.IsSilentAfterTaking = true;

        await Should.ThrowAsync<OperationCanceledException>(() => Round(kill.Token));
        (zalo.OnTaken, zalo.IsSilentAfterTaking) = (() => { }, false);
        (await Round()).ShouldBe(0);
        quarter.Clock.Pass(LetterRound.Lease + TimeSpan.FromSeconds(1));
        (await Round()).ShouldBe(1);

        zalo.Taken.Count.ShouldBe(2);
        zalo.Taken.Select(one => one.GetProperty("tracking_id").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(429, "failed 1 Zalo: gửi quá nhanh (429).")]
    [InlineData(-32, "failed 1 Zalo: gửi quá nhanh (-32).")]
    [InlineData(503, "failed 1 Zalo trả lời 503.")]
    [InlineData(-118, "dead 1 Zalo: số điện thoại không có tài khoản Zalo (-118).")]
    [InlineData(-131, "dead 1 Zalo: mẫu tin chưa được duyệt, hoặc không khớp (-131).")]
    [InlineData(-9999, "failed 1 Zalo: lỗi khác (-9999).")]
    public async Task Each_answer_is_tried_again_or_dead_as_it_means(int answer, string state)
    {
        await Wanted();
        zalo.Answers.Enqueue(answer);

        await Round();

        (await State()).ShouldBe(state);
        quarter.Clock.Pass(TimeSpan.FromMinutes(11));
        (await Round()).ShouldBe(state.StartsWith("dead", StringComparison.Ordinal) ? 0 : 1);
    }

    private Dictionary<string, string> Variables() => new()
    {
        ["CDS_ZALO_APP"] = ZaloServer.App, ["CDS_ZALO_SECRET"] = ZaloServer.Secret, ["CDS_ZALO_REFRESH_TOKEN"] = ZaloServer.FirstRefresh, ["CDS_ZALO_TEMPLATE"] = "367",
        ["CDS_ZALO_TOKEN_ADDRESS"] = $"{zalo.Address}/v4/oa/access_token", ["CDS_ZALO_SEND_ADDRESS"] = $"{zalo.Address}/message/template",
    };

    private ZaloSettings Settings() => ZaloSettings.Of(Variables())!;

    /// <summary>A reminder that the commune's officer wants by Zalo, at its hour.</summary>
    private async Task Wanted()
    {
        var (login, _) = await quarter.Installation.Account("commune-officer", PortalProvince.Commune);
        await (await quarter.Installation.Service<MessageSettingStore>()).Set(
            await quarter.Account(login), new("", false, "0914555666", true, MessageHours.Usual, null, null), quarter.Clock.GetUtcNow().AddDays(-1), TestContext.Current.CancellationToken);
        await quarter.Remind();
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);
    }

    private async Task<ZaloTokens> Tokens() => new(
        new ZaloTokenStore(await quarter.Installation.Service<Databases>()), await quarter.Installation.Service<IDataProtectionProvider>(), new HttpClient(), quarter.Clock);

    private async Task<TokenAnswer> Access(string? stale) => await (await Tokens()).Access(Settings(), stale, TestContext.Current.CancellationToken);

    private async Task<int> Round(CancellationToken? ct = null)
    {
        Acting.Set(Acting.UpkeepOfFigures("messages"));
        return await (await quarter.Installation.Service<LetterRound>()).Run(await quarter.Database(), ct ?? TestContext.Current.CancellationToken);
    }

    private Task<string> State() => quarter.Installation.Query<string>("select concat(state, ' ', attempts, ' ', coalesce(provider_id, error)) from p51.message_parcel order by made_at desc limit 1");
}
