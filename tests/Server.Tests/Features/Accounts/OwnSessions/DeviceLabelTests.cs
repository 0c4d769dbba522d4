using System.Net;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Features.Accounts.OwnSessions;

public class DeviceLabelTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome trên Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge trên Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0.0.0 Safari/537.36", "Cốc Cốc trên Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "Samsung Internet trên Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari trên iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox trên Linux")]
    [InlineData("cong-dong-so/1.2 (build 7)", "cong-dong-so/1.2")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("", "Thiết bị không rõ")]
    [InlineData(null, "Thiết bị không rõ")]
    public void A_device_is_named_as_its_owner_would(string? userAgent, string label) => DeviceLabel.Of(userAgent).ShouldBe(label);

    [Fact]
    public void Of_a_long_header_little_is_kept() => DeviceLabel.Of(new string('x', 5000)).Length.ShouldBe(60);

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1234:5678::9", "2001:db8:1234::/48")]
    public void Of_an_address_only_the_network_is_kept(string address, string network) => ShortAddress.Of(IPAddress.Parse(address)).ShouldBe(network);
}
