using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>The small Quảng Ngãi with a clock that a test sets, and what its communes owe by 20/12/2025 (Quảng Ngãi 12/2025, 1) asked for.</summary>
public sealed class AQuarter : IAsyncLifetime
{
    private readonly PortalProvince province;

    public AQuarter(TestCluster cluster)
        : this(cluster, _ => { })
    {
    }

    internal AQuarter(TestCluster cluster, Action<IServiceCollection> more) =>
        province = new(cluster) { Features = [.. Cds.Features, new Replacement(services => more(services.AddSingleton<TimeProvider>(Clock)))] };

    public StandingClock Clock { get; } = new();

    public PortalProvince Province => province;

    public TestInstallation Installation => province.Installation;

    /// <summary>The last day of what communes owe: before 20/12/2025.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Codes of communes that no other part of the province is about.</summary>
    public IReadOnlyList<string> Communes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await province.InitializeAsync();
        Installation.LiftRateLimits();
        // Days pass here, and nobody sets up a second factor.
        Installation.Set("CDS_SECOND_FACTOR_GRACE_DAYS", "365");
        await Installation.Json("report", "open", "--province", "51", "--since", "2025-10-01");
        Communes = await Installation.Query<string[]>($"""
            select array_agg(v.code order by v.code) from p51.report r join cds.unit_version v on v.unit_id = r.unit_id and v.valid_to = 'infinity'
            where r.report = 'teams-complete' and v.code not in ('{PortalProvince.Commune}', '{PortalProvince.OtherCommune}')
            """);
        LastDay = await Installation.Query<DateOnly>($"select due_on from p51.report where id = '{await Report(PortalProvince.Commune)}'");
    }

    public ValueTask DisposeAsync() => province.DisposeAsync();

    /// <summary>Ten days before the last day: accounts that a test makes hold their roles from then on.</summary>
    public void Begin() => Clock.Set(LastDay.AddDays(-10));

    /// <summary>Id of what a commune owes.</summary>
    public async Task<Guid> Report(string unit) => await Installation.Query<Guid>(
        $"select id from p51.report where program = '{PortalProvince.Program}' and report = 'teams-complete' and unit_id = '{await Installation.IdOf(unit)}'");

    /// <summary>What the night does, on behalf of the installation.</summary>
    public async Task<int> Remind()
    {
        Acting.Set(Acting.UpkeepOfFigures("reports"));
        return await (await Installation.Service<ReportReminding>()).Remind(await Database(), TestContext.Current.CancellationToken);
    }

    public async Task<ProvinceDatabase> Database() => ((Result<ProvinceDatabase>.Done)(await Installation.Service<Databases>()).Province("51")).Value;

    /// <summary>The steps told to an account about a unit's report, in their order.</summary>
    public async Task<string> Told(string login, string unit) => await Installation.Query<string>($"""
        select coalesce(string_agg(split_part(m.key, '/', 1), ' ' order by m.made_at, m.key), '') from p51.message m join cds.account a on a.id = m.account_id
        where a.login = '{login}' and m.subject_id = '{await Report(unit)}'
        """);

    public async Task<Guid> Account(string login) => await Installation.Query<Guid>($"select id from cds.account where login = '{login}'");

    public static async Task<int> Step(HttpClient client, Guid id, object step)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/reports/{id}/steps", step, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}", TestContext.Current.CancellationToken)).GetProperty("version").GetInt32();
    }

    /// <summary>Writes a few words and sends the report.</summary>
    public static async Task<int> Send(HttpClient client, Guid id, int version)
    {
        var written = await Step(client, id, new { deed = "write", version, sections = new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn." } });
        return await Step(client, id, new { deed = "submit", version = written });
    }
}
