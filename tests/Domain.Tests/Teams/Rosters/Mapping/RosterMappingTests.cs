using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;

namespace CongDongSo.Domain.Tests.Teams.Rosters.Mapping;

public class RosterMappingTests
{
    private static readonly RosterMapping Whole = new(
        new Dictionary<RosterColumn, int> { [RosterColumn.Name] = 1, [RosterColumn.Village] = 2 },
        new Dictionary<RosterColumn, string> { [RosterColumn.Decision] = "01/QĐ-UBND", [RosterColumn.DecisionDate] = "10/7/2025", [RosterColumn.Role] = "Thành viên" }, CommuneIsSheetName: true);

    [Fact]
    public void What_no_column_has_can_be_said_once_for_all_rows() => Whole.Problems().ShouldBeEmpty();

    [Fact]
    public void Each_thing_that_is_open_is_named_with_the_way_out()
    {
        var empty = new RosterMapping(new Dictionary<RosterColumn, int>(), new Dictionary<RosterColumn, string>(), CommuneIsSheetName: false);

        empty.Problems().Count.ShouldBe(5);
        empty.Problems().ShouldAllBe(problem => problem.Contains("chọn"));
    }

    [Theory]
    [InlineData(RosterColumn.Role, "Sếp", "Không rõ chức vụ “Sếp”")]
    [InlineData(RosterColumn.DecisionDate, "hôm qua", "Thiếu ngày quyết định")]
    public void A_value_for_all_rows_that_cannot_be_read_is_refused_before_any_row_is(RosterColumn column, string value, string says)
    {
        var constants = new Dictionary<RosterColumn, string>(Whole.Constants) { [column] = value };

        (Whole with { Constants = constants }).Problems().ShouldHaveSingleItem().ShouldContain(says);
    }
}
