using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;

namespace CongDongSo.Domain.Tests.Teams.Rosters.Mapping;

public class ColumnGuessTests
{
    [Theory]
    [InlineData("STT", RosterColumn.Ordinal)]
    [InlineData("Xã, phường, đặc khu", RosterColumn.Commune)]
    [InlineData("Tên đơn vị hành chính cấp xã", RosterColumn.Commune)]
    [InlineData("UBND xã/phường", RosterColumn.Commune)]
    [InlineData("Thôn, bản, TDP", RosterColumn.Village)]
    [InlineData("Tổ dân phố/Khu phố", RosterColumn.Village)]
    [InlineData("Tên Tổ công nghệ số cộng đồng", RosterColumn.Team)]
    [InlineData("Tổ CNSCĐ", RosterColumn.Team)]
    [InlineData("Số, ngày Quyết định thành lập Tổ", RosterColumn.Decision)]
    [InlineData("Số QĐ", RosterColumn.Decision)]
    [InlineData("Ngày ban hành", RosterColumn.DecisionDate)]
    [InlineData("Quyết định Ngày", RosterColumn.DecisionDate)]
    [InlineData("Ngày tháng năm QĐ", RosterColumn.DecisionDate)]
    [InlineData("HỌ VÀ TÊN", RosterColumn.Name)]
    [InlineData("Họ, tên thành viên", RosterColumn.Name)]
    [InlineData("Vai trò trong Tổ", RosterColumn.Role)]
    [InlineData("Chức danh trong Tổ CNSCĐ", RosterColumn.Role)]
    [InlineData("Chức vụ, đơn vị công tác", RosterColumn.Post)]
    [InlineData("Số ĐT liên hệ (Zalo)", RosterColumn.Phone)]
    [InlineData("SĐT", RosterColumn.Phone)]
    [InlineData("Ghi chú", RosterColumn.Note)]
    public void A_header_says_what_its_column_is(string header, RosterColumn meaning) =>
        ColumnGuess.Of([header], []).ShouldBe(new Dictionary<RosterColumn, int> { [meaning] = 0 });

    [Theory]
    [InlineData("Địa chỉ email")]
    [InlineData("Số CCCD")]
    [InlineData("Ngày sinh")]
    [InlineData("Số lượng thành viên Tổ CNSCĐ")]
    [InlineData("")]
    public void What_a_roster_has_no_use_for_is_left_out(string header) => ColumnGuess.Of([header], []).ShouldBeEmpty();

    [Fact]
    public void The_likely_columns_of_the_online_sheet_of_Quang_Ngai_leave_nothing_open()
    {
        string[] headers = ["TT", "Xã, phường, đặc khu", "Thôn, tổ dân phố", "Tên Tổ CNSCĐ", "Số Quyết định", "Ngày ban hành", "Họ và tên", "Chức vụ/ Đơn vị công tác", "Chức vụ trong Tổ", "Số điện thoại", "Email", "Ghi chú"];

        var columns = ColumnGuess.Of(headers, []);

        columns.OrderBy(one => one.Value).Select(one => one.Key).ShouldBe(
        [
            RosterColumn.Ordinal, RosterColumn.Commune, RosterColumn.Village, RosterColumn.Team, RosterColumn.Decision, RosterColumn.DecisionDate, RosterColumn.Name, RosterColumn.Post, RosterColumn.Role,
            RosterColumn.Phone, RosterColumn.Note,
        ]);
        columns.ContainsKey(RosterColumn.Note).ShouldBeTrue();
        new RosterMapping(columns, new Dictionary<RosterColumn, string>(), CommuneIsSheetName: false).Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Of_two_columns_named_for_a_post_the_one_with_roles_below_is_the_role()
    {
        var columns = ColumnGuess.Of(["Họ tên", "Chức vụ", "Chức danh"], [["An", "Trưởng thôn", "Tổ trưởng"], ["Bình", "Bí thư Đoàn", "Tổ phó"], ["Chi", "", "TV"]]);

        (columns[RosterColumn.Role], columns[RosterColumn.Post]).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("Họ và tên đệm")]
    [InlineData("Họ và chữ lót")]
    [InlineData("Họ và")]
    [InlineData("Họ")]
    public void A_name_in_two_columns_is_read_from_both(string family)
    {
        var columns = ColumnGuess.Of([family, "Tên"], []);

        (columns[RosterColumn.Name], columns[RosterColumn.GivenName]).ShouldBe((0, 1));
        ColumnGuess.Of(["TT", "Tên"], [])[RosterColumn.Name].ShouldBe(1);
    }

    [Fact]
    public void The_header_is_found_below_titles_and_over_the_numbers_of_columns()
    {
        string[][] rows =
        [
            ["UBND TỈNH QUẢNG NGÃI", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG XÃ AN PHÚ"],
            ["STT", "Thôn", "Quyết định", "", "Họ và tên", "Nhiệm vụ"],
            ["", "", "Số", "Ngày", "", ""],
            ["1", "Phổ An", "12/QĐ-UBND", "22/7/2025", "Nguyễn An", "Tổ trưởng"],
        ];

        var guess = HeaderGuess.Of(rows);
        var columns = ColumnGuess.Of(HeaderCells.Joined(rows[2..4]), [rows[4]]);

        guess.ShouldBe(new HeaderGuess(2, 2));
        (columns[RosterColumn.Decision], columns[RosterColumn.DecisionDate], columns[RosterColumn.Role]).ShouldBe((2, 3, 5));
    }

    [Fact]
    public void Rows_of_data_are_no_header() =>
        HeaderGuess.Of([["1", "Xã An Phú", "Tổ CNSCĐ thôn Phổ An", "12/QĐ-UBND ngày 22/7/2025", "Nguyễn An", "Tổ trưởng", "0914994001"]]).ShouldBeNull();

    [Fact]
    public void A_header_is_known_again_in_other_letters_and_signs() =>
        HeaderCells.Signature(["HỌ TÊN", "Xã/Phường", ""]).ShouldBe(HeaderCells.Signature(["Họ  tên:", "xã - phường"]));

    [Theory]
    [InlineData("03. Xã Tịnh Khê", "Xã Tịnh Khê")]
    [InlineData("12-Bình Sơn (2)", "Bình Sơn")]
    [InlineData("An_Phu", "An Phu")]
    [InlineData("Phường 1", "Phường 1")]
    [InlineData("7", null)]
    [InlineData(null, null)]
    public void A_sheet_s_name_without_its_number_is_the_commune(string? sheet, string? commune) => SheetName.Commune(sheet).ShouldBe(commune);
}
