using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Messages;
using static CongDongSo.Server.Tests.Features.Reports.Workflow.AQuangNamQuarter;

namespace CongDongSo.Server.Tests.Features.Reports.Workflow;

/// <summary>A whole quarter of Quảng Nam's plan for 2025, night by night: communes before the 20th, districts before the 26th, the province, and the reform on the day after.</summary>
public sealed class ThreeLevelQuarterTests(AQuangNamQuarter quarter) : IClassFixture<AQuangNamQuarter>
{
    [Fact]
    public async Task Every_deadline_reminder_lateness_return_extension_and_sum_of_the_quarter_comes_out()
    {
        var nights = new Queue<DateOnly>(Enumerable.Range(0, 24).Select(i => new DateOnly(2025, 6, 9).AddDays(i)));
        (await quarter.Night(new(2025, 4, 1))).GetProperty("added").GetInt32().ShouldBeGreaterThan(200);
        var logins = new Dictionary<string, string>();
        foreach (var commune in new[] { OnTime, Late, Extended, Missing })
            logins[commune] = (await quarter.Installation.Account("commune-officer", commune)).Login;
        logins[District] = (await quarter.Installation.Account("district-officer", District)).Login;
        logins[Province] = (await quarter.Installation.Account("province-officer", Province)).Login;
        var (onTime, late, extended, missing, district) = (await quarter.Owed(OnTime), await quarter.Owed(Late), await quarter.Owed(Extended), await quarter.Owed(Missing), await quarter.Owed(District));

        // II.3: the communes before the 20th of the quarter's last month.
        await Until(new(2025, 6, 17));
        var version = await Send("commune-officer", OnTime, onTime, 0);
        using (var above = await quarter.As("district-officer", District))
            await AQuarter.Step(above, onTime, new { deed = "return", version, remarks = new[] { new { at = "row:online-public-service", text = "So lại với sổ của thôn." } } });
        await Until(new(2025, 6, 18));
        using (var commune = await quarter.As("commune-officer", OnTime))
            version = await AQuarter.Step(commune, onTime, new { deed = "submit", version = version + 1 });
        using (var above = await quarter.As("district-officer", District))
        {
            await AQuarter.Step(above, onTime, new { deed = "accept", version });
            await AQuarter.Step(above, extended, new { deed = "extend", version = 0, until = "2025-06-23", reason = "Mưa lũ, thôn mất điện" });
        }
        await Until(new(2025, 6, 21));
        await Accept("district-officer", District, late, await Send("commune-officer", Late, late, 0));
        await Until(new(2025, 6, 23));
        await Accept("district-officer", District, extended, await Send("commune-officer", Extended, extended, await Version("commune-officer", Extended, extended)));

        using (var above = await quarter.As("district-officer", District))
        {
            var received = (await Received(above, District)).GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("unitCode").GetString()!, item => item.GetProperty("timeliness").GetString());
            (received[OnTime], received[Late], received[Extended], received[Missing]).ShouldBe(("onTime", "late", "onTime", "missing"));
            received.Count.ShouldBe((int)await Communes());
        }

        // II.3, IV.5.k: the district before the 26th, with what is there.
        await Until(new(2025, 6, 25));
        version = await Send("district-officer", District, district, 0);
        using (var officer = await quarter.As("district-officer", District))
        {
            var whole = await Show(officer, district);
            (whole.GetProperty("timeliness").GetString(), whole.GetProperty("state").GetString()).ShouldBe(("onTime", "submitted"));
            await SumsAgree(officer, whole, [onTime, late, extended], ["20800", "20803", "20824"]);
            var consolidation = whole.GetProperty("consolidation");
            (consolidation.GetProperty("counted").GetInt32(), consolidation.GetProperty("missing").EnumerateArray().Select(code => code.GetString())).ShouldSatisfyAllConditions(
                one => one.Item1.ShouldBe(3), one => one.Item2.ShouldContain(Missing), one => one.Item2.ShouldNotContain(Late));
            // The missing commune's four households are measured and not added.
            var line = consolidation.GetProperty("lines").EnumerateArray().Single(one => one.GetProperty("indicator").GetString() == "online-public-service");
            (line.GetProperty("numerator").GetInt64(), line.GetProperty("measured").GetInt64()).ShouldBe((1 + 2 + 3, 1 + 2 + 3 + 4));
        }
        using (var commune = await quarter.As("commune-officer", Late))
        using (var refused = await commune.PostAsJsonAsync($"/api/v1/reports/{late}/steps", new { deed = "write", version = await Version("commune-officer", Late, late), sections = new Dictionary<string, string>() }))
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Accept("province-officer", Province, district, version);

        // IV.1.e: the province adds up its districts and reports outside.
        await Until(new(2025, 6, 28));
        var top = await quarter.Owed(Province);
        await Send("province-officer", Province, top, 0);
        using (var officer = await quarter.As("province-officer", Province))
        {
            var whole = await Show(officer, top);
            await SumsAgree(officer, whole, [district], [District]);
            // Of 17 districts since Nông Sơn went into Quế Sơn (1241/NQ-UBTVQH15).
            whole.GetProperty("consolidation").GetProperty("missing").GetArrayLength().ShouldBe(16);
        }

        // The day after, there are no districts: what they owed for the year is excused, with the day.
        await Until(new(2025, 7, 2));
        (await quarter.Installation.Query<string>($"select excused from {Schema}.report where id = '{await quarter.Owed(District, "year", "2025")}'")).ShouldContain("30/06/2025");

        (await quarter.Told(logins[OnTime], onTime)).ShouldBe("coming-7 coming-3 returned accepted");
        (await quarter.Told(logins[Late], late)).ShouldBe("coming-7 coming-3 coming-1 dueToday0 overdue+1 accepted");
        (await quarter.Told(logins[Extended], extended)).ShouldBe("coming-7 coming-3 coming-1 extended coming-7 coming-3 coming-1 dueToday0 accepted");
        (await quarter.Told(logins[Missing], missing)).ShouldBe("coming-7 coming-3 coming-1 dueToday0 overdue+1 overdue+3 overdue+7");
        (await quarter.Told(logins[District], missing)).ShouldBe("overdueBelow+1 overdueBelow+7");
        (await quarter.Told(logins[District], district)).ShouldBe("coming-7 coming-3 coming-1 dueToday0 accepted");
        // Tam Kỳ sent nothing: what was due before the district ended stays missing.
        (await quarter.Told(logins[Province], await quarter.Owed("502"))).ShouldBe("overdueBelow+1 overdueBelow+7");

        async Task Until(DateOnly day)
        {
            while (nights.TryPeek(out var night) && night <= day)
                await quarter.Night(nights.Dequeue());
        }
    }

    /// <summary>Each line is the sum of what the parts sent, and of the measures of their units.</summary>
    private static async Task SumsAgree(HttpClient officer, JsonElement whole, Guid[] parts, string[] units)
    {
        var sent = new List<JsonElement>();
        foreach (var part in parts)
            sent.Add(await Show(officer, part));
        var measured = new List<JsonElement>();
        foreach (var unit in units)
            measured.Add(await officer.GetFromJsonAsync<JsonElement>($"/api/v1/measures?program={Program}&unit={unit}&period={Period}"));
        var lines = whole.GetProperty("consolidation").GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("numerator").ValueKind == JsonValueKind.Number).ToList();
        lines.ShouldNotBeEmpty();
        foreach (var line in lines)
        {
            var indicator = line.GetProperty("indicator").GetString()!;
            line.GetProperty("numerator").GetInt64().ShouldBe(sent.Sum(part => Number(Row(part, indicator))), indicator);
            line.GetProperty("numerator").GetInt64().ShouldBe(measured.Sum(unit => Number(unit.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == indicator))), indicator);
        }

        static long Number(JsonElement row) => row.GetProperty("numerator") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
    }

    private async Task<int> Send(string role, string unit, Guid id, int version)
    {
        using var officer = await quarter.As(role, unit);
        return await AQuarter.Send(officer, id, version);
    }

    private async Task<int> Accept(string role, string unit, Guid id, int version)
    {
        using var officer = await quarter.As(role, unit);
        return await AQuarter.Step(officer, id, new { deed = "accept", version });
    }

    private async Task<int> Version(string role, string unit, Guid id)
    {
        using var officer = await quarter.As(role, unit);
        return (await Show(officer, id)).GetProperty("version").GetInt32();
    }

    private Task<long> Communes() => quarter.Installation.Query<long>("""
        select count(*) from cds.unit_version v join cds.unit_version p on p.unit_id = v.parent_id and p.code = '513' and p.valid_to >= '2025-06-01' and p.valid_from <= '2025-06-01'
        where v.valid_from <= '2025-06-01' and v.valid_to >= '2025-06-01'
        """);
}
