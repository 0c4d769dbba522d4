using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams.Decisions;

public class SheetListingTests
{
    [Fact]
    public void Rows_become_teams_of_the_commune_and_its_villages_and_a_blank_name_continues_the_team_above()
    {
        var listed = ASheet.Read(5, "Tổ CNSCĐ xã An Phú | Lê An | Tổ trưởng (Chủ tịch) | | 0905 000 001", " | Lê Bình | TV | GV Tin học; đoàn thanh niên | | 30/6/2027 | ghi chú", " | | | | | |", "Thôn Phổ An | Lê Chi | Tổ trưởng");

        listed.Faults.ShouldBeEmpty();
        listed.Teams.Select(team => (team.UnitId, team.Level, team.Members.Count)).ShouldBe([(ASheet.Commune.Id, UnitKind.Commune, 2), (ASheet.PhoAn.Id, UnitKind.Village, 1)]);
        var (leader, member) = (listed.Teams[0].Members[0], listed.Teams[0].Members[1]);
        (leader.Role, leader.Post, leader.Phone).ShouldBe((MemberRole.Leader, "Chủ tịch", "0905000001"));
        (string.Join(' ', member.Affiliations), member.Note, member.Term).ShouldBe(("it-teacher youth-union", "ghi chú", new(new DateOnly(2027, 6, 30))));
    }

    [Theory]
    [InlineData("| Lê An | TT", "A", "Thiếu tên Tổ")]
    [InlineData("Thôn Phổ An | | TT", "B", "Thiếu họ tên")]
    [InlineData("Thôn Phổ An | Lê An 3 | TT", "B", "chữ số")]
    [InlineData("Thôn Phổ An | Lê An |", "C", "Thiếu chức vụ")]
    [InlineData("Thôn Phổ An | Lê An | Trùm", "C", "Không rõ chức vụ")]
    [InlineData("Thôn Phổ An | Lê An | TT | Phi hành gia", "D", "không có trong danh sách thành phần")]
    [InlineData("Thôn Phổ An | Lê An | TT | | 0905 000", "E", "")]
    [InlineData("Thôn Phổ An | Lê An | TT | | | 31/2/2026", "F", "viết chưa đúng")]
    [InlineData("Thôn Phổ An | Lê An | TT | | | 1/1/2025", "F", "trước ngày quyết định")]
    public void What_cannot_be_read_is_told_with_row_and_column(string row, string column, string says)
    {
        var fault = ASheet.Read(5, row).Faults.ShouldHaveSingleItem();

        (fault.Row, fault.Column).ShouldBe((1, column));
        fault.Message.ShouldContain(says);
    }

    [Fact]
    public void A_person_twice_in_a_team_is_refused_and_a_village_that_is_not_there_is_noticed()
    {
        ASheet.Read(5, "Thôn Phổ An | Lê An | TT | | 0905000001", "| LÊ AN | TV | | 0905000001").Faults.ShouldHaveSingleItem().Message.ShouldContain("đã có trong Tổ");
        ASheet.Read(5, "Thôn Không Có | Lê An | TT | | 0905000001").Notices.ShouldHaveSingleItem().Message.ShouldContain("Không có thôn");
    }

    [Fact]
    public void What_is_stored_is_written_back_in_words_that_are_read_the_same()
    {
        var cell = new AffiliationCell([new("youth-union", "Đoàn Thanh niên", [], [])]).Knowing(["front"]);

        cell.Text(["front", "youth-union"]).ShouldBe("front; Đoàn Thanh niên");
        cell.Read("front; Đoàn Thanh niên").Match(read => string.Join(' ', read), problem => problem.Title).ShouldBe("front youth-union");
    }
}
