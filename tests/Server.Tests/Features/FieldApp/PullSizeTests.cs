using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>A village of 300 households, and one of 1,500, with a year of observations.</summary>
public class PullSizeTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private static readonly string[] Indicators = ["health-record", "bank-account", "adult-signature", "citizen-app", "online-public-service", "e-payment-account", "household-informed"];

    [Fact]
    public async Task A_village_with_a_year_of_state_fits_into_80_KB_and_a_large_one_comes_in_small_pages()
    {
        await Fill(("V1", 300), ("V2", 1_500));
        using var member = await installation.As("member", "V1");
        using var other = await installation.As("member", "V2");

        var sent = await Compressed(member);
        var large = await new PhoneState(other).Pull();

        TestContext.Current.SendDiagnosticMessage($"300 households: {sent} bytes compressed");
        sent.ShouldBeLessThan(80 * 1024);
        large.Subjects.Count.ShouldBe(1_500);
        large.Pages.ShouldBeGreaterThan(3);
        large.LargestPage.ShouldBeLessThan(300 * 1024);
    }

    private static async Task<long> Compressed(HttpClient client)
    {
        var (sent, cursor, more) = (0L, "", true);
        while (more)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/sync/pull?cursor={cursor}");
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            sent += bytes.Length;
            await using var unpacked = new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
            using var page = await JsonDocument.ParseAsync(unpacked, default, TestContext.Current.CancellationToken);
            (cursor, more) = (page.RootElement.GetProperty("cursor").GetString()!, page.RootElement.GetProperty("more").GetBoolean());
        }
        return sent;
    }

    private async Task Fill(params (string Village, int Households)[] places)
    {
        await installation.Json("unit", "import", installation.FileWith("thon.csv", "code,name,kind,commune,terrain,households\n" + string.Concat(places.Select(place => $"{place.Village},Thôn {place.Village},Thôn,{AField.Commune},đồng bằng,5\n"))));
        string[] names = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Châu", "Phạm Thị Dung", "Võ Văn Em", "Đỗ Thị Giang", "Bùi Quang Hà", "Huỳnh Thị Kiều"];
        var random = new Random(7);
        var register = new StringBuilder("code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone\n");
        foreach (var (village, households) in places)
        {
            for (var i = 1; i <= households; i++)
                register.AppendLine(CultureInfo.InvariantCulture, $"HM{i:0000},{village},{names[random.Next(names.Length)]},Xóm {random.Next(1, 9)},09{random.Next(10_000_000, 99_999_999)},{random.Next(4, 7)},{3},{3},{2},{random.Next(2)},0,{random.Next(2)}");
        }
        await installation.Json("household", "import", installation.FileWith("ho.csv", register.ToString()), "--province", AField.Province);
        var records = new StringBuilder();
        var day = new DateTimeOffset(2025, 1, 2, 8, 0, 0, TimeSpan.FromHours(7));
        foreach (var (village, households) in places)
        {
            for (var i = 1; i <= households; i++)
            {
                // Two visits in the year: a record for each chip, all of one instant.
                foreach (var visit in new[] { day.AddDays(random.Next(150)).AddSeconds(random.Next(36_000)), day.AddDays(160 + random.Next(150)).AddSeconds(random.Next(36_000)) })
                {
                    foreach (var indicator in Indicators)
                        records.AppendLine(CultureInfo.InvariantCulture, $$$"""{"id":"{{{Guid.CreateVersion7(visit)}}}","kind":"observation","observedAt":"{{{visit:O}}}","village":"{{{village}}}","body":{"count":{{{random.Next(2)}}},"subject":"HM{{{i:0000}}}","indicator":"{{{indicator}}}"}}""");
                }
            }
        }
        (await installation.Json("record", "push", installation.FileWith("ghi.ndjson", records.ToString()), "--province", AField.Province)).GetProperty("rejected").GetArrayLength().ShouldBe(0);
    }
}
