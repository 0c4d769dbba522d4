using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

public sealed class RecordDetailsTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Theory]
    [InlineData("activity", """{"minutes":90,"activityKind":"guidance","topics":["health-record"],"place":"Nhà văn hóa","startedAt":"2025-11-03T08:00:00+07:00","endedAt":"2025-11-03T09:30:00+07:00","members":["0199a000-0000-7000-8000-000000000001"],"subjects":[],"location":{"lat":15.2,"lon":108.8,"accuracy":12.5},"photos":[{"id":"0199a000-0000-7000-8000-000000000002","size":180000}],"note":"Đông"}""", true)]
    [InlineData("activity", """{"minutes":90,"startedAt":"2025-11-03T08:00:00+07:00","endedAt":"2025-11-03T07:30:00+07:00"}""", false)]
    [InlineData("activity", """{"minutes":90,"location":{"lat":115.2,"lon":108.8}}""", false)]
    [InlineData("activity", """{"minutes":90,"members":["An"]}""", false)]
    [InlineData("activity", """{"minutes":90,"photos":[{"id":"0199a000-0000-7000-8000-000000000002","size":600000}]}""", false)]
    [InlineData("speedSample", """{"downMbps":93.5,"upMbps":40,"pingMs":12,"provider":"VNPT","program":"quang-ngai-2025-12@0a1b2c"}""", true)]
    [InlineData("speedSample", """{"downMbps":93.5,"pingMs":-1}""", false)]
    [InlineData("difficulty", """{"text":"Cần người đến tận nhà","topic":"support","needs":["elderly","disabled"]}""", true)]
    [InlineData("difficulty", """{"text":"Cần người đến tận nhà","needs":["rich"]}""", false)]
    [InlineData("difficulty", """{"text":"Sóng yếu","corrects":"ban-ghi-cu"}""", false)]
    public async Task What_a_body_says_beside_its_numbers_is_kept_as_sent_or_refused_in_words(string kind, string body, bool isRight)
    {
        using var client = await province.Installation.Http();
        var id = AField.NewId();
        var village = await province.Installation.IdOf("21034-01");

        var result = (await AField.Push(client, new { id, kind, observedAt = "2025-11-03T08:00:00+07:00", villageId = village.Value, body = JsonDocument.Parse(body).RootElement })).Single();

        AField.Status(result).ShouldBe(isRight ? "accepted" : "rejected", result.ToString());
        if (isRight)
            (await province.Installation.Query<bool>($"select body = '{body}'::jsonb from p51.field_record where id = '{id}'")).ShouldBeTrue();
        else
            result.GetProperty("reason").GetString()!.ShouldStartWith("body.");
    }
}
