using CongDongSo.Server.Features.Accounts.Managing;

namespace CongDongSo.Server.Tests.Features.Accounts.Managing;

public class LoginNamesTests
{
    [Theory]
    [InlineData("Nguyễn Thị Ánh", "anh.nt.21034")]
    [InlineData("Đặng Văn Đức", "duc.dv.21034")]
    [InlineData("Y Bhăm", "bham.y.21034")]
    [InlineData("Ánh", "anh.21034")]
    [InlineData("H'Hen Niê", "nie.h.21034")]
    [InlineData("  lê   thị  hồng  gấm ", "gam.lth.21034")]
    [InlineData("…", "thanhvien.21034")]
    public void A_login_is_the_given_name_the_initials_and_the_unit(string name, string login)
    {
        LoginNames.Propose(name, "21034", new HashSet<string>()).ShouldBe(login);
        LoginNames.Fault(login).ShouldBeNull();
    }

    [Fact]
    public void Namesakes_are_counted()
    {
        var taken = new HashSet<string> { "anh.nt.21034" };

        Enumerable.Range(0, 3).Select(_ => LoginNames.Propose("Nguyễn Thị Ánh", "21034", taken)).ShouldBe(["anh.nt2.21034", "anh.nt3.21034", "anh.nt4.21034"]);
    }
}
