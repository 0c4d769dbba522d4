using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports;

public class ReportTests
{
    [Fact]
    public void A_missing_number_reads_so_and_is_never_zero()
    {
        var report = ReportCase.Done(ReportCase.Input(ReportCase.Informed(null, 120, null, 80, MeasureStatus.Missing)));

        report.Rows[0].NumeratorText.ShouldBe("chưa có số liệu");
        report.Rows[0].DenominatorText.ShouldBe("120");
        report.Rows[0].ValueText.ShouldBe("chưa có số liệu");
        report.Rows[1].ValueText.ShouldBe("chưa có số liệu");
        report.Rows[1].TargetText.ShouldBe("chưa giao");
        report.ResultStory.ShouldContain("Hộ được thông tin: chưa có số liệu.");
        report.Rows.SelectMany(row => new[] { row.NumeratorText, row.ValueText }).ShouldNotContain("0");
    }

    [Theory]
    [InlineData(82.5, 80.0, "Hộ được thông tin: 82,5% (1.234/1.496 hộ), vượt chỉ tiêu 80% là 2,5 điểm phần trăm.")]
    [InlineData(76.9, 80.0, "Hộ được thông tin: 76,9% (1.234/1.496 hộ), thấp hơn chỉ tiêu 80% là 3,1 điểm phần trăm.")]
    [InlineData(80.0, 80.0, "Hộ được thông tin: 80% (1.234/1.496 hộ), đúng bằng chỉ tiêu 80%.")]
    [InlineData(0.0, null, "Hộ được thông tin: 0% (1.234/1.496 hộ), chưa giao chỉ tiêu.")]
    public void A_sentence_says_how_far_from_its_target_an_indicator_stands(double value, double? target, string sentence) =>
        ReportCase.Done(ReportCase.Input(ReportCase.Informed(1234, 1496, (decimal)value, (decimal?)target, MeasureStatus.Met))).ResultStory.ShouldContain(sentence);

    [Fact]
    public void Samples_are_told_in_their_own_unit()
    {
        var measure = new Measure(ReportCase.Commune, "i-speed-sample", 1234, 3, 411.33m, 300m, MeasureStatus.Met, []);

        ReportCase.Done(ReportCase.Input(measure)).ResultStory
            .ShouldContain("Mẫu đo i-Speed: 411,33 mẫu/xã/tháng (1.234 trong 3 lượt xã-tháng), vượt chỉ tiêu 300 mẫu/xã/tháng là 111,33 mẫu/xã/tháng.");
    }

    [Fact]
    public void Villages_without_records_are_named_up_to_a_dozen()
    {
        Unit[] villages = [.. Enumerable.Range(1, 14).Select(i => ReportCase.UnitOf($"{i:00}", UnitKind.Village, "Thôn"))];

        var report = ReportCase.Done(ReportCase.Input(ReportCase.Informed(1, 2, 50, null, MeasureStatus.NoTarget, villages)));

        report.MissingVillages.Count.ShouldBe(14);
        report.ResultStory[^1].ShouldEndWith("Thôn 12 và 2 thôn, tổ dân phố khác.");
    }

    [Fact]
    public void Numbers_of_a_running_period_speak_of_the_day_they_were_read()
    {
        var input = ReportCase.Input();
        var early = input with { Whole = input.Whole with { AsOf = new(2025, 12, 14, 18, 0, 0, TimeSpan.Zero) } };

        ReportCase.Done(early).TeamStory[0].ShouldStartWith("Đến ngày 15/12/2025");
        ReportCase.Done(input).TeamStory[0].ShouldStartWith("Đến ngày 31/12/2025");
    }

    [Fact]
    public void Teams_and_findings_are_totalled()
    {
        var member = new Member(new(Guid.CreateVersion7()), "Nguyễn Văn A", MemberRole.Leader, [], null, null);
        Team Team(UnitKind level) => new(new(Guid.CreateVersion7()), ReportCase.Commune.Id, level, "Tổ", new(new(Guid.CreateVersion7()), "01/QĐ-UBND", new(2025, 7, 10), UnitKind.Commune), [member]);
        var lacking = Enumerable.Range(1, 2).Select(i => new Finding(null, UnitId.Of($"v{i}"), ReportCase.Program.Composition[0], "")).ToList();

        var report = ReportCase.Done(ReportCase.Input() with { Teams = [Team(UnitKind.Village), Team(UnitKind.Commune)], Findings = lacking });

        report.TeamStory[0].ShouldBe("Đến ngày 31/12/2025, trên địa bàn xã Tịnh Khê có 2 Tổ công nghệ số cộng đồng (1 Tổ cấp xã, 1 Tổ cấp thôn) với 2 thành viên.");
        report.TeamStory[1].ShouldBe("Có 2 trường hợp cấp thôn chưa bảo đảm: “mỗi thôn có 01 Tổ” (mục II.3).");
        report.Teams.ShouldNotBeNull().People.ShouldBe(1);
        report.Teams.UnitsWithout.ShouldBe(2);
    }

    [Fact]
    public void Unknown_teams_are_missing_and_no_teams_are_none()
    {
        ReportCase.Done(ReportCase.Input() with { Teams = null }).TeamStory[0].ShouldEndWith("chưa có số liệu.");
        ReportCase.Done(ReportCase.Input()).TeamStory[0].ShouldContain("chưa có Tổ công nghệ số cộng đồng nào");
    }

    [Fact]
    public void What_people_wrote_stands_in_its_section_and_the_rest_keeps_its_prompt()
    {
        var report = ReportCase.Done(ReportCase.Input() with { Written = new Dictionary<string, string> { ["Khó khăn, vướng mắc"] = "Sóng yếu." } });

        report.Narratives.Select(narrative => narrative.Text).ShouldBe([null, "Sóng yếu."]);
        report.ResultNarrative.ShouldNotBeNull().Prompt.ShouldBe("Kể việc đã làm");
        report.Receivers.ShouldBe(["Ủy ban nhân dân cấp huyện"]);
        report.DueOn.ShouldBe(new DateOnly(2025, 12, 19));
    }

    [Fact]
    public void A_level_that_owes_no_report_and_a_period_of_another_kind_are_refused()
    {
        ReportCase.Refused(ReportCase.Input() with { Unit = ReportCase.UnitOf("1", UnitKind.Village, "Thôn") }).Code.ShouldBe("report-not-owed");
        var input = ReportCase.Input();
        ReportCase.Refused(input with { Whole = input.Whole with { Period = Period.Month(2025, 11) } }).Detail.ShouldNotBeNull().ShouldContain("2025-Q4");
    }
}
