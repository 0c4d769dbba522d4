using System.Text;
using CongDongSo.Domain.Teams;

namespace CongDongSo.Server.Tests.Features.Teams;

public class RosterSheetTests
{
    private const string Line = "1 | Phường Hạc Thành | Tổ KP1 | 01/QĐ-UBND ngày 10/7/2025 | Nguyễn Văn An | Tổ trưởng | 0905000001 | ghi chú";

    [Theory]
    [InlineData(@"TT | Tên Phường\xã | Tên Tổ | Số Quyết định | Họ tên thành viên | Chức vụ trong tổ | Số điện thoại liên hệ | Ghi chú")]
    [InlineData("TT | Tên Phường/xã | Tên Tổ | Số Quyết định | Họ tên thành viên | Chức vụ trong tổ | Số điện thoại liên hệ | Ghi chú")]
    [InlineData("tt | TÊN PHƯỜNG / XÃ | TÊN TỔ | SỐ QUYẾT ĐỊNH | HỌ TÊN⏎THÀNH VIÊN | CHỨC VỤ⏎TRONG TỔ | SỐ ĐIỆN THOẠI⏎LIÊN HỆ | GHI CHÚ")]
    [InlineData("STT | ten phuong xa | ten to | so quyet dinh | ho ten thanh vien | chuc vu trong to | so dien thoai lien he | ghi chu")]
    [InlineData("STT | Tên xã/phường | Tên Tổ CNSCĐ | Số QĐ | Họ và tên | Chức vụ | SĐT | Ghi chú")]
    public void The_header_is_known_in_every_spelling(string header)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            var read = RosterFile.Read($"{header.Normalize(form)}\n{Line}");

            read.Faults.ShouldBeEmpty();
            read.Rows.Single().Name.ShouldBe("Nguyễn Văn An");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(19)]
    public void The_header_may_stand_anywhere_in_the_first_twenty_rows(int above)
    {
        var title = string.Concat(Enumerable.Repeat("DANH SÁCH TỔ\n", above));

        RosterFile.Read($"{title}{RosterFile.Header}\n{Line}").Rows.Single().At.Member.Row.ShouldBe(above + 2);
    }

    [Fact]
    public void A_header_below_the_twentieth_row_is_not_looked_for()
    {
        var read = RosterFile.Read($"{string.Concat(Enumerable.Repeat("DANH SÁCH TỔ\n", 20))}{RosterFile.Header}\n{Line}");

        read.Faults.Single().Message.ShouldContain("20 dòng đầu");
    }

    [Theory]
    [InlineData("TT | Tên | Tên Tổ | Số Quyết định | Thành viên | | | Ghi chú\n | Phường\\xã | | | Họ tên | Chức vụ | Số điện thoại |")]
    [InlineData("TT | Tên | Tên Tổ | Số | Họ tên | Chức vụ | Số điện thoại | Ghi chú\n | Phường/xã | | Quyết định | thành viên | trong tổ | liên hệ |")]
    public void A_header_may_take_two_rows(string header) => RosterFile.Read($"{header}\n(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)\n{Line}").Rows.Single().Role.Role.ShouldBe(MemberRole.Leader);

    [Fact]
    public void A_header_that_lacks_a_column_is_a_fault_that_names_it()
    {
        var fault = RosterFile.Read("TT | Tên Phường\\xã | Tên Tổ | Họ tên thành viên | Chức vụ trong tổ | Ghi chú").Faults.Single();

        fault.Message.ShouldContain("“Số Quyết định”, “Số điện thoại liên hệ”");
        fault.Row.ShouldBe(1);
    }

    [Fact]
    public void Columns_may_stand_in_another_order_and_unknown_ones_are_noticed()
    {
        var read = RosterFile.Read("Họ tên thành viên | Email | Chức vụ | SĐT | Tên Tổ | Tên Phường\\xã | Số Quyết định\nNguyễn Văn An | a@b | TT | 0905000001 | Tổ KP1 | Hạc Thành | 01/QĐ-UBND ngày 10/7/2025 | thừa");

        read.Faults.ShouldBeEmpty();
        read.Rows.Single().Phone.ShouldBe("0905000001");
        read.Notices.Select(notice => (notice.Column, notice.Row)).ShouldBe([("H", 2), ("B", 1)]);
    }

    [Fact]
    public void A_column_given_twice_is_a_fault() =>
        RosterFile.Read($"{RosterFile.Header} | Số điện thoại\n{Line}").Faults.Single().ShouldSatisfyAllConditions(fault => fault.Column.ShouldBe("I"), fault => fault.Message.ShouldContain("G"));

    [Fact]
    public void The_annex_as_printed_has_no_member_and_its_examples_are_noticed()
    {
        var read = RosterFile.Read(RosterFile.Header + """

            VD | Phường Hạc Thành | Tổ KP1 | 01/QĐ-UBND⏎ngày 10/7/2025 | Nguyễn Văn A | Tổ trưởng | 0914994*** |
             | | | | Nguyễn Văn B | Thành viên | 0914994*** |
             | | | | Nguyễn Văn C | Thành viên | 0914994*** |
             | | Tổ …. | | | | |
             | Xã Xuân Bình | Thôn 1 | 01/QĐ-UBND⏎ngày 10/7/2025 | Nguyễn Văn A | Tổ trưởng | 0914994*** |
             | | | | Nguyễn Văn B | Thành viên | 0914994*** |
             | | Thôn… | | | | |
             | TỔNG | | | | | |
            """);

        read.Rows.ShouldBeEmpty();
        read.Faults.Single().Message.ShouldBe("Danh sách không có thành viên nào");
        read.Notices.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("")]
    public void Below_the_example_the_list_begins(string ordinal)
    {
        var read = RosterFile.Read($"{RosterFile.Header}\nVD | Phường Hạc Thành | Tổ KP1 | 01/QĐ-UBND ngày 10/7/2025 | Nguyễn Văn A | Tổ trưởng | 0914994*** |\n | | | | Nguyễn Văn B | TV | 0914994*** |\n{ordinal}{Line[1..]}\n | | | | Lê Chi | TV | 0905000003 |");

        read.Faults.ShouldBeEmpty();
        read.Rows.Select(row => row.Name).ShouldBe(["Nguyễn Văn An", "Lê Chi"]);
    }

    [Fact]
    public void Blank_cells_continue_the_row_above_until_the_total()
    {
        var read = RosterFile.Read(RosterFile.Small + "\n | | | | Trần Sau | TV | 0905000009 |");

        read.Faults.ShouldBeEmpty();
        read.Rows.Select(row => (row.Commune, row.Team, row.Decision.Text)).Distinct().ShouldBe(
        [
            ("Phường Hạc Thành", "Tổ CNSCĐ phường Hạc Thành", "01/QĐ-UBND ngày 10/7/2025"), ("Phường Hạc Thành", "Tổ KP1", "01/QĐ-UBND ngày 10/7/2025"),
            ("Xã Xuân Bình", "Thôn 1", "01/QĐ-UBND ngày 12/7/2025"),
        ]);
        read.Rows.Count.ShouldBe(7);
        read.Notices.Single().Message.ShouldContain("sau dòng TỔNG");
    }

    [Fact]
    public void A_placeholder_row_gives_no_team_to_the_rows_below()
    {
        var read = RosterFile.Read($"{RosterFile.Header}\n{Line}\n | | Tổ …. | | | | |\n | | | | Lê Chi | TV | 0905000003 |");

        read.Notices.Single().Message.ShouldContain("chưa có thành viên");
        read.Faults.Single().Message.ShouldBe("Thiếu tên Tổ");
    }

    /// <summary>As many letters as a cell holds had run the pattern of placeholders into its time limit.</summary>
    [Fact]
    public void A_cell_full_of_letters_is_no_placeholder()
    {
        var letters = new string('ă', 32_000);

        var read = RosterFile.Read($"{RosterFile.Header}\n{Line}\n | | {letters} | | Lê Chi | TV | 0905000003 |");

        read.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_commune_needs_its_own_team_and_decision()
    {
        var read = RosterFile.Read($"{RosterFile.Header}\n{Line}\n2 | Xã Xuân Bình | | | Lê Chi | TV | 0905000003 |");

        read.Faults.Select(fault => fault.Column).ShouldBe(["C", "D"]);
    }

    [Theory]
    [InlineData(" | | | | Lê Chi 2 | TV | 0905000003 |", "E", "Lê Chi 2")]
    [InlineData(" | | | | | TV | 0905000003 |", "E", null)]
    [InlineData(" | | | | Lê Chi | Trưởng thôn | 0905000003 |", "F", "Trưởng thôn")]
    [InlineData(" | | | | Lê Chi | | 0905000003 |", "F", null)]
    [InlineData(" | | | | Lê Chi | TV | 0255 3822 123 |", "G", "0255 3822 123")]
    [InlineData(" | | Tổ KP2 | 02/QĐ-UBND | Lê Chi | TV | 0905000003 |", "D", "02/QĐ-UBND")]
    public void Every_fault_stands_at_its_cell(string line, string column, string? value)
    {
        var fault = RosterFile.Read(RosterFile.Xlsx($"{RosterFile.Header}\n{Line}\n{line}", "Trang A")).Faults.Single();

        (fault.Sheet, fault.Row, fault.Column, fault.Value).ShouldBe(("Trang A", 3, column, value));
    }

    [Fact]
    public void All_sheets_with_the_header_are_read()
    {
        var read = RosterFile.Read(RosterFile.Xlsx(("Hạc Thành", $"{RosterFile.Header}\n{Line}"), ("Hướng dẫn", "Cách nhập"), ("Xuân Bình", $"Danh sách\n{RosterFile.Header}\n{Line.Replace("An", "Bình")}")));

        read.Rows.Select(row => (row.At.Member.Sheet, row.At.Member.Row, row.Name)).ShouldBe([("Hạc Thành", 2, "Nguyễn Văn An"), ("Xuân Bình", 3, "Nguyễn Văn Bình")]);
        read.Notices.Single().Sheet.ShouldBe("Hướng dẫn");
    }

    [Theory]
    [InlineData("utf-8", false, ',')]
    [InlineData("utf-8", true, ';')]
    [InlineData("utf-16", true, '\t')]
    [InlineData("utf-16BE", true, ',')]
    public void A_CSV_is_read_in_every_encoding(string name, bool mark, char delimiter)
    {
        var encoding = Encoding.GetEncoding(name);

        RosterFile.Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(RosterFile.Csv(RosterFile.Small, delimiter))]).Rows.Count.ShouldBe(7);
    }

    [Fact]
    public void A_note_is_kept_as_it_is()
    {
        var read = RosterFile.Read($"{RosterFile.Header}\n{Line.Replace("ghi chú", "dòng 1⏎dòng  2; \"nháy\"")}");

        read.Rows.Single().Note.ShouldBe("dòng 1\ndòng  2; \"nháy\"");
    }
}
