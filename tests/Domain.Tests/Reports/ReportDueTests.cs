using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports;

public class ReportDueTests
{
    [Fact]
    public void A_commune_owes_each_quarter_in_force_and_the_one_off_deadline()
    {
        var owed = ReportDue.Of(ReportCase.Program, UnitKind.Commune, new(2025, 1, 1), new(2026, 12, 31));

        owed.Select(due => $"{due.Report} {due.Period?.Code} {VietnamTime.Text(due.LastDay!.Value)}")
            .ShouldBe(["quarter 2025-Q2 19/06/2025", "quarter 2025-Q3 19/09/2025", "quarter 2025-Q4 19/12/2025", "teams-complete  19/12/2025"]);
    }

    [Fact]
    public void A_report_without_a_due_day_counts_on_the_last_day_of_its_period() =>
        ReportDue.Of(ReportCase.Program, UnitKind.Province, new(2025, 12, 1), new(2025, 12, 31)).ShouldHaveSingleItem().Period.ShouldBe(ReportCase.Quarter);

    [Fact]
    public void Villages_owe_nothing() => ReportDue.Of(ReportCase.Program, UnitKind.Village, new(2025, 1, 1), new(2025, 12, 31)).ShouldBeEmpty();

    [Theory]
    [InlineData(PeriodKind.Week)]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Year)]
    public void At_both_ends_of_the_calendar_nothing_is_owed(PeriodKind kind)
    {
        var program = ReportCase.Program with { Reports = [ReportCase.Schedule with { Every = kind }] };

        ReportDue.Of(program, UnitKind.Commune, DateOnly.MinValue, new(1, 12, 31)).ShouldBeEmpty();
        ReportDue.Of(program, UnitKind.Commune, new(9999, 1, 1), DateOnly.MaxValue).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PeriodKind.Week)]
    [InlineData(PeriodKind.Month)]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Year)]
    public void Cutting_the_days_in_two_loses_and_doubles_nothing(PeriodKind kind)
    {
        var schedule = ReportCase.Schedule with { Every = kind };
        var program = ReportCase.Program with { Reports = [schedule], InForceTo = null };
        var whole = ReportDue.Of(program, UnitKind.Commune, new(2025, 4, 5), new(2027, 12, 31));

        for (var cut = new DateOnly(2025, 5, 1); cut < new DateOnly(2027, 12, 1); cut = cut.AddDays(37))
        {
            IReadOnlyList<ReportDue> parts = [.. ReportDue.Of(program, UnitKind.Commune, new(2025, 4, 5), cut), .. ReportDue.Of(program, UnitKind.Commune, cut.AddDays(1), new(2027, 12, 31))];
            parts.Select(due => (due.Report, due.Period?.Code)).Order().ShouldBe(whole.Select(due => (due.Report, due.Period?.Code)).Order(), $"cut at {cut}");
        }
    }
}
