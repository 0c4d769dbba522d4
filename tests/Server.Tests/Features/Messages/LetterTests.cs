using CongDongSo.Domain.Messages;
using CongDongSo.Server.Features.Messages.Email;
using CongDongSo.Server.Features.Messages.Sending;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>Letters through a mail server that is there, is not, hangs up, and a sender who dies between sending and noting it.</summary>
public sealed class LetterTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Commune = PortalProvince.Commune;

    private readonly MailServer mail = new();
    private AQuarter quarter = null!;
    private string login = "";

    public async ValueTask InitializeAsync()
    {
        quarter = new(cluster, services => services.AddSingleton<IMessageChannel>(new EmailChannel(Settings(), mail.TrustedBy)));
        await quarter.InitializeAsync();
        quarter.Begin();
        login = (await quarter.Installation.Account("commune-officer", Commune)).Login;
        await Wants(MessageHours.Usual);
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 0, minute: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await quarter.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task A_digest_goes_once_a_day_at_its_hour_encrypted_and_says_nothing_but_name_unit_title_and_day()
    {
        await quarter.Remind();
        (await Round()).ShouldBe(0);
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);

        (await Round()).ShouldBe(1);
        (await Round()).ShouldBe(0);

        var letter = mail.Received.ShouldHaveSingleItem();
        (letter.User, letter.WasEncrypted, letter.To).ShouldBe(("gui/mat-khau", true, "TO:<an.phu@quangngai.gov.vn>"));
        letter.Body.ShouldContain("Kính gửi Nguyễn Thị Ánh,");
        letter.Body.ShouldContain("của Xã An Phú: còn 7 ngày, hạn 19/12/2025.");
        letter.Body.ShouldContain("https://to.quangngai.gov.vn/tin-nhan");
        letter.Header("Subject").ShouldStartWith("=?utf-8?B?");
        (await State()).ShouldBe($"sent 1 {letter.MessageId}");
    }

    [Fact]
    public async Task A_sender_that_dies_between_sending_and_noting_it_sends_again_under_the_same_id_when_its_lease_has_run_out()
    {
        await quarter.Remind();
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);
        using var kill = new CancellationTokenSource();
        mail.Taken = () => kill.Cancel();
        mail.HangsUpAfterTaking = true;

        await Should.ThrowAsync<OperationCanceledException>(() => Round(kill.Token));
        (mail.Taken, mail.HangsUpAfterTaking) = (() => { }, false);
        (await State()).ShouldBe("claimed 1 ");
        (await Round()).ShouldBe(0);
        quarter.Clock.Pass(LetterRound.Lease + TimeSpan.FromSeconds(1));
        (await Round()).ShouldBe(1);
        quarter.Clock.Pass(TimeSpan.FromHours(3));
        (await Round()).ShouldBe(0);

        mail.Received.Count.ShouldBe(2);
        mail.Received.Select(one => one.MessageId).Distinct().ShouldHaveSingleItem();
        (await State()).ShouldStartWith("sent 2 ");
    }

    [Fact]
    public async Task Two_servers_that_send_at_once_send_each_letter_once()
    {
        await quarter.Remind();
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(_ => Task.Run(() => Round())));

        mail.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_returned_goes_at_once_but_not_in_quiet_hours_and_not_when_it_was_sent_again_meanwhile()
    {
        var id = await quarter.Report(Commune);
        quarter.Clock.Set(quarter.LastDay.AddDays(-8), hour: 14);
        var version = await AQuarter.Send(await quarter.Installation.As("commune-officer", Commune), id, 0);
        version = await Return(id, version);

        (await Round()).ShouldBe(1);
        mail.Received.ShouldHaveSingleItem().Body.ShouldContain("bị trả lại, có ý kiến ở từng chỗ cần sửa.");

        version = await AQuarter.Step(await quarter.Installation.As("commune-officer", Commune), id, new { deed = "submit", version });
        quarter.Clock.Set(quarter.LastDay.AddDays(-8), hour: 21);
        version = await Return(id, version);
        (await Round()).ShouldBe(0);
        await AQuarter.Step(await quarter.Installation.As("commune-officer", Commune), id, new { deed = "submit", version });
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 8);
        (await Round()).ShouldBe(0);
        mail.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_tried_again_ever_later_and_an_address_that_it_refuses_is_dead()
    {
        await quarter.Remind();
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);
        mail.Answers["DATA"] = "451 try later";
        await Round();
        (await State()).ShouldBe("failed 1 Máy chủ thư không nhận thư (451).");
        (await Round()).ShouldBe(0);
        quarter.Clock.Pass(TimeSpan.FromMinutes(2));
        await Round();
        (await State()).ShouldBe("failed 2 Máy chủ thư không nhận thư (451).");
        mail.Answers.TryRemove("DATA", out _);
        mail.Answers["RCPT"] = "550 no such user an.phu@quangngai.gov.vn";
        quarter.Clock.Pass(TimeSpan.FromMinutes(5));
        await Round();

        // The server's words have the address in them, the program's have not.
        (await State()).ShouldBe("dead 3 Máy chủ thư không nhận địa chỉ người nhận (550).");
        mail.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_lost_the_role_meanwhile_is_sent_nothing()
    {
        await quarter.Remind();
        quarter.Clock.Set(quarter.LastDay.AddDays(-7), hour: 7, minute: 31);
        await quarter.Installation.Query<Guid>($"update cds.account_grant set ended_at = now() where account_id = '{await quarter.Account(login)}' returning id");

        (await Round()).ShouldBe(0);

        mail.Received.ShouldBeEmpty();
        (await State()).ShouldStartWith("dropped");
    }

    private EmailSettings Settings() => EmailSettings.Of(new Dictionary<string, string>
    {
        ["CDS_MAIL_HOST"] = "localhost", ["CDS_MAIL_PORT"] = $"{mail.Port}", ["CDS_MAIL_FROM"] = "Cộng Đồng Số <to@quangngai.gov.vn>", ["CDS_MAIL_USER"] = "gui", ["CDS_MAIL_PASSWORD"] = "mat-khau",
        ["CDS_SITE"] = "https://to.quangngai.gov.vn",
    })!;

    private async Task Wants(MessageHours hours) => await (await quarter.Installation.Service<MessageSettingStore>()).Set(
        await quarter.Account(login), new("an.phu@quangngai.gov.vn", true, "", false, hours, null, null), quarter.Clock.GetUtcNow().AddDays(-2), TestContext.Current.CancellationToken);

    private async Task<int> Return(Guid id, int version)
    {
        using var above = await quarter.Installation.As("province-officer", "51");
        return await AQuarter.Step(above, id, new { deed = "return", version, remarks = new[] { new { at = "whole", text = "Nêu rõ." } } });
    }

    private async Task<int> Round(CancellationToken? ct = null)
    {
        Acting.Set(Acting.UpkeepOfFigures("messages"));
        return await (await quarter.Installation.Service<LetterRound>()).Run(await quarter.Database(), ct ?? TestContext.Current.CancellationToken);
    }

    private Task<string> State() => quarter.Installation.Query<string>("select concat(state, ' ', attempts, ' ', coalesce(provider_id, error)) from p51.message_parcel order by made_at desc limit 1");
}
