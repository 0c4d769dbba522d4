using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Tests.Features.Accounts.Devices;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

/// <summary>A commune of Quảng Ngãi with villages V1…V4, each with households H1…H5 (4 members; 3 of 14 and older, 3 of 15, 2 of 18).</summary>
public sealed class AField(TestCluster cluster) : IAsyncLifetime
{
    public const string Commune = "21548", Province = "51";

    public TestInstallation Installation { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await Installation.InitializeAsync();
        await Prepare(Installation);
    }

    public static async Task Prepare(TestInstallation installation)
    {
        var villages = "code,name,kind,commune,terrain,households\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"V{i},Thôn {i},Thôn,{Commune},{(i < 3 ? "đồng bằng" : "miền núi")},5\n"));
        await installation.Json("unit", "import", installation.FileWith("villages.csv", villages));
        await installation.Json("household", "import", installation.FileWith("households.csv", Households(5)), "--province", Province);
    }

    public static string Households(int each) => "code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone\n" + string.Concat(
        from village in Enumerable.Range(1, 4) from household in Enumerable.Range(1, each) select $"H{household},V{village},Nguyễn Văn {household},,,4,3,3,2,1,0,1\n");

    public async Task<UnitId> Village(string code) => new((await Installation.Json("unit", "show", code)).GetProperty("id").GetGuid());

    public async Task<Guid> Household(string village, string code) =>
        await Installation.Query<Guid>($"select h.id from p51.household h join cds.unit_version v on v.unit_id = h.village_id where v.code = '{village}' and h.code = '{code}'");

    public static object Observation(Guid id, UnitId village, Guid subject, string indicator, int count, string at = "2025-11-03T08:15:00+07:00") => new
    {
        id, kind = "observation", observedAt = at, villageId = village.Value, body = new { subjectId = subject, indicator, count },
    };

    public static Guid NewId() => Guid.CreateVersion7();

    /// <returns>The results of a push, in order.</returns>
    public static async Task<JsonElement[]> Push(HttpClient client, params object[] records)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/sync/push", new { records });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray()];
    }

    /// <summary>The phone of somebody who was in one village's team in November 2025 and is in another's now.</summary>
    public static async Task<Phone> Moved(TestInstallation installation, string login, string from, string to)
    {
        await installation.Json("user", "add", login, "--name", "Lê Chuyển Tổ", "--role", "member", "--unit", to);
        await installation.Query<Guid>($"""
            insert into cds.account_grant (id, account_id, role, unit_id, valid_from, valid_to, granted_at, granted_by)
            select gen_random_uuid(), id, 'member', '{await installation.IdOf(from)}', '2025-07-01', '2025-12-31', now(), 'roster' from cds.account where login = '{login}' returning id
            """);
        return await Phone.Of(installation, login);
    }

    public static string Status(JsonElement result) => result.GetProperty("status").GetString()!;

    public async Task<JsonElement> Measure(string indicator, string unit = Commune, string period = "2025-Q4", string program = "quang-ngai-2025-12") =>
        (await Installation.Json("measure", "--program", program, "--unit", unit, "--period", period))
            .GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == indicator);

    public async Task ShouldVerify()
    {
        var verified = await Installation.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
