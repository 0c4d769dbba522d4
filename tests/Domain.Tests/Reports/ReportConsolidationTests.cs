using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports;

public class ReportConsolidationTests
{
    private static readonly DateTimeOffset Sent = new(2025, 12, 14, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_is_late_not_accepted_and_missing_is_named_and_none_of_them_blocks()
    {
        var consolidation = ReportConsolidation.Of(
            [
                Of("Một", ReportState.Accepted, Timeliness.OnTime, 3), Of("Hai", ReportState.Accepted, Timeliness.Late, 4), Of("Ba", ReportState.Submitted, Timeliness.OnTime, 5),
                Of("Bốn", ReportState.Owed, Timeliness.Missing, null), Of("Năm", ReportState.Owed, Timeliness.Excused, null),
            ],
            [Row(20)]);

        consolidation.Story().ShouldBe(
        [
            "4 đơn vị phải gửi: 2 đúng hạn, 1 trễ hạn, 1 chưa gửi; 2 báo cáo đã tiếp nhận được cộng vào bảng.", "Gửi trễ hạn: Xã Hai.", "Đã gửi, chưa được tiếp nhận: Xã Ba.", "Chưa gửi: Xã Bốn.",
        ]);
        var line = consolidation.Lines.ShouldHaveSingleItem();
        (line.Numerator, line.Denominator, line.Reports, line.Difference).ShouldBe((7, 20, 2, 13));
    }

    [Fact]
    public void Where_nothing_was_accepted_the_sum_is_missing_and_not_zero()
    {
        var line = ReportConsolidation.Of([Of("Một", ReportState.Submitted, Timeliness.OnTime, 3)], [Row(20)]).Lines[0];

        (line.Numerator, line.AddedText, line.DifferenceText).ShouldBe((null, "–", "–"));
    }

    [Fact]
    public void What_there_is_nothing_to_compare_with_is_a_dash_and_never_zero()
    {
        var row = Row(20);

        (row.PreviousText, row.YearAgoText, row.DeclaredText).ShouldBe(("–", "–", "–"));
        (row with { Previous = 0, Declared = new(1_200, 3_400, "Sổ") }).ShouldSatisfyAllConditions(one => one.PreviousText.ShouldBe("0"), one => one.DeclaredText.ShouldBe("1.200/3.400"));
    }

    private static ReportFromBelow Of(string name, ReportState state, Timeliness timeliness, long? having) => new(
        Guid.CreateVersion7(), ReportCase.UnitOf(name, UnitKind.Commune, "Xã"), state, timeliness, having is null ? null : Sent, having is null ? [] : [new("household-informed", having, 10, having * 10m)]);

    private static ReportRow Row(long having) => ReportRow.Of(ReportCase.Program.Indicators[0], ReportCase.Informed(having, 50, having * 2m, 80m, MeasureStatus.Behind));
}
