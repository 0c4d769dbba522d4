using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports.Reminders;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Features.Messages;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Reports.Workflow;

/// <summary>
/// The second quarter of 2025 in Quảng Nam, the last with three levels, under a clock that stands where the test puts it: Huyện Thăng Bình with four communes that have a
/// village of four households each, and what those learned in the quarter.
/// </summary>
public sealed class AQuangNamQuarter(TestCluster cluster) : IAsyncLifetime
{
    public const string Program = "quang-nam-2025", Report = "quarter", Period = "2025-Q2", Schema = "p48";

    /// <summary>Tỉnh Quảng Nam, Huyện Thăng Bình, xã Bình Nguyên, Bình Phục, Bình Quý and Bình Giang.</summary>
    public const string Province = "49", District = "513", OnTime = "20800", Late = "20803", Extended = "20824", Missing = "20797";

    private TestInstallation? installation;

    public StandingClock Clock { get; } = new();

    public TestInstallation Installation => installation ??= new(cluster) { Features = [.. Cds.Features, new Replacement(services => services.AddSingleton<TimeProvider>(Clock))] };

    /// <summary>A token lives for minutes, and days pass here: everybody signs in anew.</summary>
    public async Task<HttpClient> As(string role, string unit) => await Installation.As(role, unit);

    public async ValueTask InitializeAsync()
    {
        Clock.Set(new(2025, 4, 1));
        await Installation.InitializeAsync();
        Installation.LiftRateLimits();
        // Days pass here, and nobody sets up a second factor.
        Installation.Set("CDS_SECOND_FACTOR_GRACE_DAYS", "365");
        string[] communes = [OnTime, Late, Extended, Missing];
        await Installation.Json("unit", "import", Installation.FileWith("thon.csv",
            "code,name,kind,commune,terrain,households,validFrom\n" + string.Concat(communes.Select(commune => $"{commune}-01,Thôn Một,Thôn,{commune},đồng bằng,4,2025-01-01\n"))));
        await Installation.Json("household", "import", Installation.FileWith("ho.csv", "code,village,head,members,from14,from15,from18\n" + string.Concat(
            from commune in communes from household in Enumerable.Range(1, 4) select $"H{household},{commune}-01,Nguyễn Văn Hộ,4,3,3,2\n")), "--province", "48");
        // Of the four households of each, one, two, three and four know how to use public services online.
        Clock.Set(new(2025, 6, 1));
        var records = new StringBuilder();
        foreach (var (commune, index) in communes.Select((commune, index) => (commune, index)))
        {
            for (var household = 1; household <= 4; household++)
            {
                records.AppendLine(CultureInfo.InvariantCulture,
                    $$$"""{"id":"0197{{{index}}}{{{household}}}00-0000-7000-8000-000000000001","kind":"observation","observedAt":"2025-05-20T08:15:00+07:00","village":"{{{commune}}}-01","body":{"count":{{{(household <= index + 1 ? 1 : 0)}}},"subject":"H{{{household}}}","indicator":"online-public-service"}}""");
            }
        }
        (await Installation.Json("record", "push", Installation.FileWith("ghi.ndjson", records.ToString()), "--province", "48")).GetProperty("accepted").GetInt32().ShouldBe(16);
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    /// <summary>What a night does: periods are opened and people reminded. Then it is nine in the morning.</summary>
    public async Task<JsonElement> Night(DateOnly day)
    {
        Clock.Set(day, hour: 0, minute: 1);
        var opened = await Installation.Json("report", "open", "--province", "48", "--since", "2025-04-01");
        Acting.Set(Acting.UpkeepOfFigures("reports"));
        var province = ((Result<ProvinceDatabase>.Done)(await Installation.Service<Databases>()).Province("48")).Value;
        await (await Installation.Service<ReportReminding>()).Remind(province, TestContext.Current.CancellationToken);
        Clock.Set(day);
        return opened;
    }

    /// <summary>What a unit owes for the quarter.</summary>
    public async Task<Guid> Owed(string unit, string report = Report, string period = Period) => await Installation.Query<Guid>($"""
        select r.id from {Schema}.report r join cds.unit_version v on v.unit_id = r.unit_id and v.code = '{unit}' and v.valid_from <= '2025-06-30' and v.valid_to >= '2025-04-01'
        where r.program = '{Program}' and r.report = '{report}' and r.period = '{period}'
        """);

    /// <summary>The steps told to an account about a report, in their order.</summary>
    public async Task<string> Told(string login, Guid report) => await Installation.Query<string>($"""
        select coalesce(string_agg(split_part(m.key, '/', 1), ' ' order by m.made_at, m.key), '') from {Schema}.message m join cds.account a on a.id = m.account_id
        where a.login = '{login}' and m.subject_id = '{report}'
        """);

    public static async Task<JsonElement> Show(HttpClient client, Guid id) => await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}", TestContext.Current.CancellationToken);

    public static async Task<JsonElement> Received(HttpClient client, string unit) =>
        await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/received?unit={unit}&program={Program}&report={Report}&period={Period}", TestContext.Current.CancellationToken);

    public static JsonElement Row(JsonElement shown, string indicator) =>
        shown.GetProperty("report").GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == indicator);
}
