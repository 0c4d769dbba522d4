using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Targets.APlace;

namespace CongDongSo.Domain.Tests.Targets;

public sealed class TargetChecksTests
{
    private static readonly Dictionary<UnitId, long> Households = new() { [First.Id] = 300, [Second.Id] = 100 };

    [Fact]
    public void A_sheet_that_adds_up_has_no_remark() =>
        Remarks(Count(Plain, 320, Year, 400), Count(First, 240, Year, 300), Count(Second, 80, Year, 100)).ShouldBeEmpty();

    [Fact]
    public void A_sum_that_differs_is_told_with_by_how_much()
    {
        Remarks(Count(Plain, 320, Year, 400), Count(First, 200, Year, 300), Count(Second, 80, Year, 100)).Single().ShouldContain("280 hộ, thiếu 40 so với 320 giao cho Xã An Phú");
        Remarks(Count(Plain, 320, Year, 400), Count(First, 240, Year, 300), Count(Second, 90, Year, 100)).Single().ShouldContain("vượt 10");
    }

    [Fact]
    public void A_part_without_its_count_is_named() =>
        Remarks(Count(Plain, 320, Year, 400), Count(First, 240, Year, 300)).Single().ShouldContain("chưa có Thôn Hai");

    [Fact]
    public void A_mean_below_the_whole_and_the_parts_below_it_are_told()
    {
        var remarks = Remarks(Share(Plain, 80, Year), Share(First, 76, Year), Share(Second, 90, Year));

        // (76 × 300 + 90 × 100) / 400 = 79,5.
        remarks.Count.ShouldBe(2);
        remarks[0].ShouldContain("79,5 %, thấp hơn 80 %");
        remarks[1].ShouldContain("Thôn Một");
    }

    [Fact]
    public void A_part_without_any_target_is_named_where_others_have_one() =>
        TargetChecks.Of(new([Share(First, 10, Year, line: "line")]), [Line(new Domain.Programs.Population.Residents(15))], Plain, [First, Second], Tree, Year, Households)
            .Single().Sentence.ShouldContain("1 đơn vị chưa có chỉ tiêu: Thôn Hai");

    private static List<string> Remarks(params SetTarget[] targets) =>
        [.. TargetChecks.Of(new(targets), [ServiceLine], Plain, [First, Second], Tree, Year, Households).Select(remark => remark.Sentence)];
}
