using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class RoleReaderTests
{
    [Theory]
    [InlineData("Tổ trưởng", MemberRole.Leader)]
    [InlineData("TỔ TRƯỞNG", MemberRole.Leader)]
    [InlineData("to truong", MemberRole.Leader)]
    [InlineData("TT", MemberRole.Leader)]
    [InlineData("T.Trưởng", MemberRole.Leader)]
    [InlineData("Tổ trưởng Tổ CNSCĐ", MemberRole.Leader)]
    [InlineData("Tổ phó thường trực", MemberRole.StandingDeputy)]
    [InlineData("tổ phó TT", MemberRole.StandingDeputy)]
    [InlineData("Phó Tổ trưởng thường trực", MemberRole.StandingDeputy)]
    [InlineData("Phó tổ trưởng", MemberRole.Deputy)]
    [InlineData("Tổ phó", MemberRole.Deputy)]
    [InlineData("To\u0302\u0309 pho\u0301", MemberRole.Deputy)]
    [InlineData("T.P", MemberRole.Deputy)]
    [InlineData("TV", MemberRole.Member)]
    [InlineData("thành  viên", MemberRole.Member)]
    [InlineData("Thanh vien.", MemberRole.Member)]
    [InlineData("Ủy viên", MemberRole.Member)]
    public void A_role_is_known_by_its_words_and_abbreviations(string text, MemberRole role) =>
        RoleReader.Read(text).ShouldBeOfType<Result<RoleText>.Done>().Value.ShouldBe(new RoleText(role, null));

    [Theory]
    [InlineData("Tổ trưởng (Trưởng thôn)", MemberRole.Leader, "Trưởng thôn")]
    [InlineData("Tổ trưởng - Trưởng thôn", MemberRole.Leader, "Trưởng thôn")]
    [InlineData("Tổ phó, Bí thư Đoàn", MemberRole.Deputy, "Bí thư Đoàn")]
    [InlineData("Thành viên kiêm thư ký", MemberRole.Member, "thư ký")]
    [InlineData("TV: Hội Phụ nữ (chi hội)", MemberRole.Member, "Hội Phụ nữ (chi hội)")]
    public void What_stands_beside_the_role_is_kept_as_the_post(string text, MemberRole role, string post)
    {
        var read = RoleReader.Read(text).ShouldBeOfType<Result<RoleText>.Done>().Value;

        read.ShouldBe(new RoleText(role, post));
        RoleReader.Read(read.Text).ShouldBeOfType<Result<RoleText>.Done>().Value.ShouldBe(read);
    }

    [Theory]
    [InlineData("Trưởng thôn")]
    [InlineData("Bí thư")]
    [InlineData("?")]
    public void Another_post_is_no_role(string text) =>
        RoleReader.Read(text).ShouldBeOfType<Result<RoleText>.Refused>().Problem.Title.ShouldContain("Tổ trưởng, Tổ phó thường trực, Tổ phó, Thành viên");
}
