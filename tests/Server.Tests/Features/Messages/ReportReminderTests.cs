using CongDongSo.Domain.Time;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>A quarter of reports, night by night: each test has one of its own, for all of a province's reports are reminded of in a night.</summary>
public sealed class ReportReminderTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly AQuarter quarter = new(cluster);

    private const string Sends = PortalProvince.Commune, Forgets = PortalProvince.OtherCommune;

    public ValueTask InitializeAsync() => quarter.InitializeAsync();

    public ValueTask DisposeAsync() => quarter.DisposeAsync();

    [Fact]
    public async Task Each_reminder_is_told_once_to_who_owes_then_to_the_superior_and_nothing_after_the_report_was_sent()
    {
        quarter.Begin();
        var (sender, _) = await quarter.Installation.Account("commune-officer", Sends);
        var (forgetful, _) = await quarter.Installation.Account("commune-officer", Forgets);
        var (above, _) = await quarter.Installation.Account("province-officer", "51");
        var last = quarter.LastDay;

        // The server was away on some nights; on others the job ran twice.
        foreach (var days in new[] { -9, -8, -7, -7, -5, -3, -2 })
            await Night(last.AddDays(days));
        using (var commune = await quarter.Installation.As("commune-officer", Sends))
            await AQuarter.Send(commune, await quarter.Report(Sends), 0);
        foreach (var days in new[] { -1, 0, 0, 1, 2, 3, 5, 8, 14 })
            await Night(last.AddDays(days));

        (await quarter.Told(sender, Sends)).ShouldBe("coming-7 coming-3");
        (await quarter.Told(forgetful, Forgets)).ShouldBe("coming-7 coming-3 coming-1 dueToday0 overdue+1 overdue+3 overdue+7 overdue+14");
        (await quarter.Told(above, Forgets)).ShouldBe("overdueBelow+1 overdueBelow+7 overdueBelow+14");
        (await quarter.Told(above, Sends)).ShouldBe("");
        (await quarter.Installation.Query<long>($"select count(*) from p51.message where subject_id = '{await quarter.Report(Sends)}' and settled_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_returned_report_is_told_at_once_reminded_of_after_days_and_done_when_it_is_sent_again()
    {
        quarter.Begin();
        var commune = quarter.Communes[0];
        var (login, _) = await quarter.Installation.Account("commune-officer", commune);
        var (day, id) = (quarter.LastDay.AddDays(-9), await quarter.Report(commune));
        quarter.Clock.Set(day);
        var version = await AQuarter.Send(await quarter.Installation.As("commune-officer", commune), id, 0);
        using (var above = await quarter.Installation.As("province-officer", "51"))
            version = await AQuarter.Step(above, id, new { deed = "return", version, remarks = new[] { new { at = "whole", text = "Nêu rõ số buổi." } } });
        foreach (var days in new[] { 0, 1, 3, 4, 7 })
            await Night(day.AddDays(days));

        (await quarter.Told(login, commune)).ShouldBe("returned stillReturned+3 stillReturned+7");
        quarter.Clock.Set(day.AddDays(8));
        using var again = await quarter.Installation.As("commune-officer", commune);
        version = await AQuarter.Step(again, id, new { deed = "submit", version });
        await Night(day.AddDays(14));
        (await quarter.Told(login, commune)).ShouldBe("returned stillReturned+3 stillReturned+7");
        (await quarter.Installation.Query<long>($"select count(*) from p51.message where subject_id = '{id}' and settled_at is null")).ShouldBe(0);
        using var judge = await quarter.Installation.As("province-officer", "51");
        await AQuarter.Step(judge, id, new { deed = "accept", version });
        (await quarter.Told(login, commune)).ShouldBe("returned stillReturned+3 stillReturned+7 accepted");
    }

    [Fact]
    public async Task An_extension_is_told_and_begins_the_reminders_anew()
    {
        quarter.Begin();
        var commune = quarter.Communes[1];
        var (login, _) = await quarter.Installation.Account("commune-officer", commune);
        var id = await quarter.Report(commune);
        await Night(quarter.LastDay.AddDays(-3));
        using (var above = await quarter.Installation.As("province-officer", "51"))
            await AQuarter.Step(above, id, new { deed = "extend", version = 0, until = quarter.LastDay.AddDays(5).ToString("yyyy-MM-dd"), reason = "Bão số 12" });
        foreach (var days in new[] { -2, 0, 1, 2 })
            await Night(quarter.LastDay.AddDays(days));

        (await quarter.Told(login, commune)).ShouldStartWith("coming-3 extended");
        (await quarter.Told(login, commune)).ShouldEndWith("coming-7 coming-3");
        (await quarter.Told(login, commune)).ShouldNotContain("overdue");
    }

    [Fact]
    public async Task Somebody_who_sends_while_the_night_s_job_runs_is_told_nothing_that_stays()
    {
        quarter.Begin();
        var commune = quarter.Communes[2];
        await quarter.Installation.Account("commune-officer", commune);
        quarter.Clock.Set(quarter.LastDay.AddDays(-1));
        var id = await quarter.Report(commune);
        using var client = await quarter.Installation.As("commune-officer", commune);
        var written = await AQuarter.Step(client, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã làm." } });

        await Task.WhenAll(Task.Run(quarter.Remind), AQuarter.Step(client, id, new { deed = "submit", version = written }), Task.Run(quarter.Remind));
        await quarter.Remind();

        (await quarter.Installation.Query<long>($"select count(*) from p51.message where subject_id = '{id}' and settled_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task The_bell_counts_the_page_shows_and_a_message_leads_to_its_report_and_is_read_then()
    {
        quarter.Begin();
        var (commune, elsewhere) = (quarter.Communes[3], quarter.Communes[4]);
        var (login, _) = await quarter.Installation.Account("commune-officer", commune);
        await Night(quarter.LastDay.AddDays(-3));
        quarter.Clock.SetToNow();
        var officer = await PortalBrowser.As(quarter.Installation, "commune-officer", commune);

        var page = await officer.Open("/tin-nhan");

        page.QuerySelector(".bell")!.GetAttribute("aria-label").ShouldStartWith("Tin nhắn: ");
        page.Body!.TextContent.ShouldContain($"ngày, hạn {VietnamTime.Text(quarter.LastDay)}.");
        var id = await quarter.Installation.Query<Guid>($"select id from p51.message where subject_id = '{await quarter.Report(commune)}' and account_id = '{await quarter.Account(login)}'");
        (await officer.Download($"/tin-nhan/{id}")).Headers.Location!.OriginalString.ShouldBe($"/bao-cao/{await quarter.Report(commune)}");
        (await quarter.Installation.Query<long>($"select count(*) from p51.message where id = '{id}' and read_at is not null")).ShouldBe(1);
        await officer.Send(page, "/tin-nhan/da-doc", System.Net.HttpStatusCode.Redirect);
        (await officer.Open("/tin-nhan")).QuerySelector(".bell")!.GetAttribute("aria-label").ShouldBe("Tin nhắn");
        // Another's message is not there, and who has no longer the role does not see their own.
        var other = await PortalBrowser.As(quarter.Installation, "commune-officer", elsewhere);
        (await other.Download($"/tin-nhan/{id}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await quarter.Installation.Query<Guid>($"update cds.account_grant set unit_id = '{await quarter.Installation.IdOf(elsewhere)}' where account_id = '{await quarter.Account(login)}' returning id");
        (await (await PortalBrowser.As(quarter.Installation, "commune-officer", commune)).Open("/tin-nhan")).Body!.TextContent.ShouldContain("Chưa có tin nhắn nào");
    }

    private async Task Night(DateOnly day)
    {
        quarter.Clock.Set(day, hour: 0, minute: 1);
        await quarter.Remind();
        quarter.Clock.Set(day);
    }
}
