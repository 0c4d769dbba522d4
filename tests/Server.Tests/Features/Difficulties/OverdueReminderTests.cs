using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Difficulties;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Difficulties;

/// <summary>What waits at the province past its term is reminded of: once an arrival, whoever it is given to, else the province's officers.</summary>
public sealed class OverdueReminderTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task Who_it_is_given_to_is_reminded_once_and_nobody_when_it_is_answered()
    {
        Installation.HaveOneConnection();
        var (officer, _) = await Installation.Account("province-officer", "51");
        var (contact, _) = await Installation.Account("admin", "51");
        var (phone, commune, above) = (await Installation.As("member", ARaised.Village), await Installation.As("commune-officer", PortalProvince.Commune), await Installation.As("province-officer", "51"));
        var (open, given, inTime) = (await Escalated("Chưa có sóng ở xóm trên"), await Escalated("Máy đọc thẻ hỏng"), await Escalated("Thiếu tài liệu hướng dẫn"));
        await ARaised.Step(above, given, "take", assignee: contact);
        await Installation.Query<long>($"with late as (update p51.difficulty set arrived_at = arrived_at - interval '40 days' where id in ('{open}', '{given}') returning 1) select count(*) from late");

        await Remind();
        await Remind();

        (await Told(open)).ShouldBe([(officer, false), (contact, false)], ignoreOrder: true);
        (await Told(given)).ShouldBe([(contact, false)]);
        (await Told(inTime)).ShouldBeEmpty();
        await ARaised.Step(above, open, "answer", "Trạm mới phát sóng trong tháng");
        (await Told(open)).ShouldAllBe(one => one.Settled);
        await Remind();
        (await Told(open)).Count.ShouldBe(2);

        async Task<Guid> Escalated(string text)
        {
            var id = await province.Difficulty(phone, text);
            await ARaised.Step(commune, id, "escalate", "Ngoài khả năng của xã");
            return id;
        }
    }

    private async Task Remind()
    {
        Acting.Set(Acting.UpkeepOfFigures("difficulties"));
        var database = ((Result<ProvinceDatabase>.Done)(await Installation.Service<Databases>()).Province("51")).Value;
        await (await Installation.Service<DifficultyReminding>()).Remind(database, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<(string Login, bool Settled)>> Told(Guid difficulty) =>
    [
        .. (await Installation.Query<string>($"""
            select coalesce(string_agg(a.login || ' ' || (m.settled_at is not null), ','), '') from p51.message m join cds.account a on a.id = m.account_id
            where m.subject_id = '{difficulty}' and m.reason = 'difficultyOverdue'
            """)).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => (one.Split(' ')[0], one.Split(' ')[1] == "true")),
    ];
}
