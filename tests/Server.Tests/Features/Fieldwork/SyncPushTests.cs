using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

public sealed class SyncPushTests(AField field) : IClassFixture<AField>
{
    [Fact]
    public async Task A_record_is_accepted_once_and_a_duplicate_ever_after()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V1");
        var record = AField.Observation(AField.NewId(), village, await field.Household("V1", "H1"), "health-record", 2);

        var first = await AField.Push(client, record, record);
        var second = await AField.Push(client, record);

        first.Select(AField.Status).ShouldBe(["accepted", "duplicate"]);
        second.Select(AField.Status).ShouldBe(["duplicate"]);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task Each_record_is_answered_for_itself()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V1");
        var household = await field.Household("V1", "H2");
        var other = await field.Household("V2", "H2");

        var results = await AField.Push(
            client,
            AField.Observation(AField.NewId(), village, household, "citizen-app", 1),
            AField.Observation(Guid.NewGuid(), village, household, "citizen-app", 1),
            AField.Observation(AField.NewId(), village, household, "no-such-indicator", 1),
            AField.Observation(AField.NewId(), village, household, "citizen-app", -1),
            AField.Observation(AField.NewId(), village, Guid.NewGuid(), "citizen-app", 1),
            AField.Observation(AField.NewId(), village, other, "citizen-app", 1),
            AField.Observation(AField.NewId(), new(Guid.NewGuid()), household, "citizen-app", 1),
            AField.Observation(AField.NewId(), village, household, "citizen-app", 1, "2099-01-01T00:00:00+07:00"),
            AField.Observation(AField.NewId(), village, household, "citizen-app", 1, "2025-11-03T08:15:00"),
            new { id = AField.NewId(), kind = "song", observedAt = "2025-11-03T08:15:00+07:00", villageId = village.Value, body = new { } },
            42,
            AField.Observation(AField.NewId(), village, household, "citizen-app", 0, "2025-11-04T08:15:00Z"));

        results.Select(AField.Status).ShouldBe(["accepted", .. Enumerable.Repeat("rejected", 10), "accepted"]);
        results[1..11].ShouldAllBe(result => result.GetProperty("reason").GetString()!.Length > 10);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task A_household_may_be_registered_and_observed_in_one_push_in_any_order()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V3");
        var subject = AField.NewId();
        var card = new { subjectId = subject, head = "Trần Thị Lệ", members = 5, from14 = 4, from15 = 4, from18 = 3, elderly60 = 1, disabled = 0, noSmartphone = 2 };

        var results = await AField.Push(
            client,
            AField.Observation(AField.NewId(), village, subject, "health-record", 4),
            new { id = AField.NewId(), kind = "household", observedAt = "2025-11-01T08:00:00+07:00", villageId = village.Value, body = card });

        results.Select(AField.Status).ShouldBe(["accepted", "accepted"]);
        var measure = await field.Measure("health-record", "V3");
        (measure.GetProperty("numerator").GetInt32(), measure.GetProperty("denominator").GetInt32()).ShouldBe((4, (5 * 3) + 4));
        await field.ShouldVerify();
    }

    [Fact]
    public async Task Every_kind_of_record_is_stored_and_counted()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V4");
        var commune = await field.Village(AField.Commune);
        var shop = AField.NewId();

        var results = await AField.Push(
            client,
            new { id = AField.NewId(), kind = "business", observedAt = "2025-11-01T08:00:00+07:00", villageId = village.Value, body = new { subjectId = shop, name = "Tạp hóa Hoa", kind = "shop", ocop = true } },
            AField.Observation(AField.NewId(), village, shop, "cashless-merchant", 1),
            AField.Observation(AField.NewId(), village, shop, "ocop-online", 1),
            new { id = AField.NewId(), kind = "speedSample", observedAt = "2025-11-01T08:00:00+07:00", villageId = commune.Value, body = new { downMbps = 93.5, upMbps = 40 } },
            new { id = AField.NewId(), kind = "speedSample", observedAt = "2025-12-01T08:00:00+07:00", villageId = village.Value, body = new { downMbps = 12 } },
            new { id = AField.NewId(), kind = "difficulty", observedAt = "2025-11-01T08:00:00+07:00", villageId = village.Value, body = new { text = "Sóng yếu ở xóm trên" } },
            new { id = AField.NewId(), kind = "activity", observedAt = "2025-11-01T08:00:00+07:00", villageId = village.Value, body = new { minutes = 90 } });

        results[..6].Select(AField.Status).ShouldBe(Enumerable.Repeat("accepted", 6));
        results[6].GetProperty("reason").GetString()!.ShouldContain("tổ");
        (await field.Measure("cashless-merchant")).GetProperty("value").GetDecimal().ShouldBe(100);
        (await field.Measure("ocop-online")).GetProperty("numerator").GetInt32().ShouldBe(1);
        var speed = await field.Measure("i-speed-sample");
        (speed.GetProperty("numerator").GetInt32(), speed.GetProperty("denominator").GetInt32()).ShouldBe((2, 3));
        await field.ShouldVerify();
    }

    [Fact]
    public async Task The_latest_observation_holds_whatever_order_they_arrive_in()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V2");
        var household = await field.Household("V2", "H3");

        foreach (var (at, count) in ((string, int)[])[("2025-11-20T08:00:00+07:00", 0), ("2025-11-10T08:00:00+07:00", 1), ("2025-11-15T08:00:00+07:00", 1)])
            await AField.Push(client, AField.Observation(AField.NewId(), village, household, "citizen-app", count, at));

        (await field.Measure("citizen-app", "V2")).GetProperty("numerator").GetInt32().ShouldBe(0);
        (await field.Measure("citizen-app", "V2", "2025-W46")).GetProperty("numerator").GetInt32().ShouldBe(1);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task Many_phones_at_once_with_the_same_and_other_records_lose_and_double_nothing()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V1");
        var household = await field.Household("V1", "H4");
        var records = Enumerable.Range(0, 200).Select(i => AField.Observation(AField.NewId(), village, household, i % 2 == 0 ? "bank-account" : "adult-signature", i % 4, $"2025-11-{1 + (i % 28):00}T08:00:{i % 60:00}+07:00")).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(async phone =>
        {
            var shuffled = records.ToArray();
            new Random(phone).Shuffle(shuffled);
            var answers = new List<JsonElement>();
            foreach (var batch in shuffled.Chunk(17))
                answers.AddRange(await AField.Push(client, batch));
            return answers;
        }));

        results.SelectMany(answers => answers).Count(result => AField.Status(result) == "accepted").ShouldBe(200);
        results.SelectMany(answers => answers).Count(result => AField.Status(result) == "duplicate").ShouldBe(15 * 200);
        await field.ShouldVerify();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"records\":7}")]
    [InlineData("{\"record\":[]}")]
    public async Task A_body_that_is_no_push_is_refused_in_words(string body)
    {
        using var client = await field.Installation.Http();

        var answer = await client.PostAsync("/api/v1/sync/push", new StringContent(body, Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString().ShouldBe("Gói gửi không đọc được.");
    }

    [Fact]
    public async Task More_than_500_records_or_1_MiB_is_refused_whole()
    {
        using var client = await field.Installation.Http();
        var village = await field.Village("V1");
        var household = await field.Household("V1", "H5");
        var before = await field.Installation.Query<long>("select count(*) from p51.field_record");

        var many = await client.PostAsJsonAsync("/api/v1/sync/push", new { records = Enumerable.Range(0, 501).Select(_ => AField.Observation(AField.NewId(), village, household, "citizen-app", 1)) });
        var large = await client.PostAsJsonAsync("/api/v1/sync/push", new { records = Array.Empty<int>(), padding = new string('x', 1024 * 1024) });

        many.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        large.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await field.Installation.Query<long>("select count(*) from p51.field_record")).ShouldBe(before);
    }

    [Fact]
    public async Task Nobody_writes_outside_their_unit_and_a_viewer_writes_nowhere()
    {
        var village = await field.Village("V1");
        var household = await field.Household("V1", "H1");
        using var stranger = await field.Installation.As("communeOfficer", "21025");
        using var own = await field.Installation.As("communeOfficer", AField.Commune);
        using var viewer = await field.Installation.As("viewer", AField.Commune);
        using var nobody = await field.Installation.Anonymous();
        object[] records = [AField.Observation(AField.NewId(), village, household, "citizen-app", 1)];

        AField.Status((await AField.Push(stranger, records)).Single()).ShouldBe("rejected");
        AField.Status((await AField.Push(own, records)).Single()).ShouldBe("accepted");
        (await viewer.PostAsJsonAsync("/api/v1/sync/push", new { records })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.PostAsJsonAsync("/api/v1/sync/push", new { records })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
