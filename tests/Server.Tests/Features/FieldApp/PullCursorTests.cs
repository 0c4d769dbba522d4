using CongDongSo.Server.Tests.Harness;
using System.Buffers.Text;
using System.Net;

namespace CongDongSo.Server.Tests.Features.FieldApp;

public class PullCursorTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task A_cursor_that_somebody_made_up_breaks_nothing_and_shows_nothing_more()
    {
        using var member = await province.Installation.As("member", "21034-01");
        var real = (await new PhoneState(member).Pull()).Cursor!;
        var bytes = Base64Url.DecodeFromChars(real);
        var random = new Random(11);

        for (var i = 0; i < 120; i++)
        {
            var made = bytes.ToArray();
            for (var change = 0; change <= i % 6; change++)
                made[random.Next(made.Length)] = (byte)random.Next(256);
            if (i % 5 == 0)
                Array.Resize(ref made, random.Next(made.Length + 40));
            var phone = new PhoneState(member) { Cursor = Base64Url.EncodeToString(made) };
            var answer = await member.GetAsync($"/api/v1/sync/pull?cursor={phone.Cursor}");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, phone.Cursor);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Võ Thị Dung");
        }
    }
}
