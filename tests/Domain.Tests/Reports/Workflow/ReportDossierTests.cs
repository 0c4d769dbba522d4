using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace CongDongSo.Domain.Tests.Reports.Workflow;

public sealed class ReportDossierTests
{
    private static readonly DateTimeOffset Noon = new(2025, 12, 18, 12, 0, 0, VietnamTime.Offset);

    private static readonly ReportDossier Owed = new() { State = ReportState.Owed, Sections = ["Kết quả thực hiện", "Kiến nghị, đề xuất"], DueOn = new(2025, 12, 19) };

    private static readonly ReportDeed.Write Words = new(new Dictionary<string, string> { ["Kết quả thực hiện"] = "Đã hướng dẫn 120 hộ." });

    private static readonly ReportDeed.Return Back = new([new(new ReportAnchor.Row("health-record"), "Số đạt nhiều hơn tổng số.")]);

    /// <summary>What may follow what: the whole of the workflow (issue: draft → submitted → returned → resubmitted → accepted → consolidated and locked; reopened with a reason).</summary>
    [Theory]
    [InlineData(ReportState.Owed, "write", ReportState.Draft)]
    [InlineData(ReportState.Owed, "submit", null)]
    [InlineData(ReportState.Owed, "return", null)]
    [InlineData(ReportState.Owed, "accept", null)]
    [InlineData(ReportState.Owed, "consolidate", null)]
    [InlineData(ReportState.Owed, "reopen", null)]
    [InlineData(ReportState.Draft, "write", ReportState.Draft)]
    [InlineData(ReportState.Draft, "submit", ReportState.Submitted)]
    [InlineData(ReportState.Draft, "return", null)]
    [InlineData(ReportState.Draft, "accept", null)]
    [InlineData(ReportState.Draft, "consolidate", null)]
    [InlineData(ReportState.Draft, "reopen", null)]
    [InlineData(ReportState.Submitted, "write", null)]
    [InlineData(ReportState.Submitted, "submit", null)]
    [InlineData(ReportState.Submitted, "return", ReportState.Returned)]
    [InlineData(ReportState.Submitted, "accept", ReportState.Accepted)]
    [InlineData(ReportState.Submitted, "consolidate", null)]
    [InlineData(ReportState.Submitted, "reopen", null)]
    [InlineData(ReportState.Returned, "write", ReportState.Returned)]
    [InlineData(ReportState.Returned, "submit", ReportState.Submitted)]
    [InlineData(ReportState.Returned, "return", null)]
    [InlineData(ReportState.Returned, "accept", null)]
    [InlineData(ReportState.Returned, "consolidate", null)]
    [InlineData(ReportState.Accepted, "write", null)]
    [InlineData(ReportState.Accepted, "submit", null)]
    [InlineData(ReportState.Accepted, "return", null)]
    [InlineData(ReportState.Accepted, "accept", null)]
    [InlineData(ReportState.Accepted, "consolidate", ReportState.Consolidated)]
    [InlineData(ReportState.Accepted, "reopen", ReportState.Returned)]
    [InlineData(ReportState.Consolidated, "write", null)]
    [InlineData(ReportState.Consolidated, "submit", null)]
    [InlineData(ReportState.Consolidated, "return", null)]
    [InlineData(ReportState.Consolidated, "accept", null)]
    [InlineData(ReportState.Consolidated, "consolidate", null)]
    [InlineData(ReportState.Consolidated, "reopen", ReportState.Returned)]
    [InlineData(ReportState.Owed, "attach", ReportState.Owed)]
    [InlineData(ReportState.Owed, "detach", ReportState.Owed)]
    [InlineData(ReportState.Draft, "attach", ReportState.Draft)]
    [InlineData(ReportState.Draft, "detach", ReportState.Draft)]
    [InlineData(ReportState.Submitted, "attach", null)]
    [InlineData(ReportState.Submitted, "detach", null)]
    [InlineData(ReportState.Returned, "attach", ReportState.Returned)]
    [InlineData(ReportState.Returned, "detach", ReportState.Returned)]
    [InlineData(ReportState.Accepted, "attach", null)]
    [InlineData(ReportState.Accepted, "detach", null)]
    [InlineData(ReportState.Consolidated, "attach", null)]
    [InlineData(ReportState.Consolidated, "detach", null)]
    public void Each_state_allows_these_deeds_and_no_others(ReportState state, string deed, ReportState? becomes)
    {
        var dossier = Owed with { State = state, Text = Words.Sections };

        var done = dossier.Do(Deed(deed), dossier.Version, Noon);

        (done is Result<ReportDossier>.Done(var after) ? after.State : (ReportState?)null).ShouldBe(becomes);
    }

    [Fact]
    public void A_report_in_a_consolidated_one_that_was_sent_is_not_reopened_before_that_one() => Refusal(Owed with { State = ReportState.Consolidated }, new ReportDeed.Reopen("Sai số"), superiorIsLocked: true)
        .Title.ShouldBe("Báo cáo đã nằm trong báo cáo tổng hợp mà cấp trên đã gửi.");

    [Fact]
    public void Who_acts_on_what_has_changed_meanwhile_is_told_and_changes_nothing()
    {
        var changed = Done(Done(Owed, Words), Words);

        var refused = (Result<ReportDossier>.Refused)changed.Do(Words, seen: 1, Noon);

        refused.Problem.Kind.ShouldBe(ProblemKind.Conflict);
        refused.Problem.Title.ShouldBe("Báo cáo vừa có thay đổi: đang soạn, phiên bản 2; bạn đang xem phiên bản 1.");
    }

    [Theory]
    [InlineData("2025-12-19", null, Timeliness.OnTime)]
    [InlineData("2025-12-20", null, Timeliness.Late)]
    [InlineData("2025-12-20", "2025-12-22", Timeliness.OnTime)]
    [InlineData("2025-12-23", "2025-12-22", Timeliness.Late)]
    public void What_counts_is_the_first_sending_against_the_extended_day(string sentOn, string? extendedTo, Timeliness timeliness)
    {
        var sent = VietnamTime.StartOf(DateOnly.Parse(sentOn)).AddHours(23);
        var dossier = Owed with { ExtendedTo = extendedTo is null ? null : DateOnly.Parse(extendedTo) };
        var submitted = Done(Done(dossier, Words), new ReportDeed.Submit(), sent);
        var again = Done(Done(submitted, Back, sent.AddDays(9)), new ReportDeed.Submit(), sent.AddDays(10));

        submitted.On(new(2026, 1, 31)).ShouldBe(timeliness);
        again.On(new(2026, 1, 31)).ShouldBe(timeliness);
        again.Submissions.ShouldBe(2);
    }

    [Theory]
    [InlineData("2025-12-19", Timeliness.Open)]
    [InlineData("2025-12-20", Timeliness.Missing)]
    public void What_is_not_sent_is_missing_from_the_day_after(string today, Timeliness timeliness) => Owed.On(DateOnly.Parse(today)).ShouldBe(timeliness);

    [Fact]
    public void A_return_without_a_reason_or_about_a_section_that_is_not_there_is_refused()
    {
        var submitted = Owed with { State = ReportState.Submitted };

        Refusal(submitted, new ReportDeed.Return([])).Title.ShouldBe("Trả lại cần ít nhất một lý do.");
        Refusal(submitted, new ReportDeed.Return([new(new ReportAnchor.Whole(), "  ")])).Title.ShouldBe("Trả lại cần ít nhất một lý do.");
        Refusal(submitted, new ReportDeed.Return([new(new ReportAnchor.Section("Mở bài"), "Thừa")])).Title.ShouldBe("Báo cáo không có phần “Mở bài”.");
    }

    [Fact]
    public void An_extension_goes_forward_and_has_a_reason()
    {
        Refusal(Owed, new ReportDeed.Extend(new(2025, 12, 19), "Bão số 15")).Title.ShouldBe("Hạn mới phải sau hạn đang có, 19/12/2025.");
        Refusal(Owed, new ReportDeed.Extend(new(2025, 12, 25), " ")).Title.ShouldBe("Cần ghi lý do.");
        Done(Owed, new ReportDeed.Extend(new(2025, 12, 25), "Bão số 15")).LastDay.ShouldBe(new DateOnly(2025, 12, 25));
    }

    [Fact]
    public void What_is_excused_is_neither_written_nor_missing_until_it_is_asked_for_again()
    {
        var excused = Done(Owed, new ReportDeed.Excuse("Đơn vị kết thúc ngày 30/06/2025."));

        excused.On(new(2026, 6, 1)).ShouldBe(Timeliness.Excused);
        Refusal(excused, Words).Title.ShouldBe("Báo cáo này không phải gửi nữa: Đơn vị kết thúc ngày 30/06/2025.");
        Done(excused, new ReportDeed.Reopen("Nhầm đơn vị")).On(new(2026, 6, 1)).ShouldBe(Timeliness.Missing);
    }

    /// <summary>100,000 random deeds by people who saw the last version or an old one, on a report and the one it is consolidated into.</summary>
    [Fact]
    public void No_sequence_of_deeds_changes_what_was_sent()
    {
        var deed = Gen.Elements("write", "write", "attach", "detach", "submit", "submit", "return", "accept", "accept", "consolidate", "reopen", "extend", "excuse");
        var step = Gen.Zip(deed, Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 1)));
        var sequences = Gen.ListOf(step, 100).ToArbitrary();

        Prop.ForAll(sequences, steps =>
        {
            var (part, whole, sent) = (Owed, Owed, new List<IReadOnlyDictionary<string, string>>());
            var number = 0;
            foreach (var (name, (behind, which)) in steps)
            {
                var doing = name == "write" ? new ReportDeed.Write(new Dictionary<string, string> { ["Kết quả thực hiện"] = $"Lần {++number}" }) : Deed(name);
                var before = which == 0 ? part : whole;
                var done = before.Do(doing, before.Version - Math.Max(0, behind - 2), Noon.AddMinutes(number), superiorIsLocked: which == 0 && ReportStateWords.IsSent(whole.State));
                var after = done is Result<ReportDossier>.Done(var changed) ? changed : before;

                if (done is Result<ReportDossier>.Done)
                    after.Version.ShouldBe(before.Version + 1);
                if (ReportStateWords.IsSent(before.State))
                {
                    after.Text.ShouldBeSameAs(before.Text);
                    (doing is ReportDeed.Attach or ReportDeed.Detach && done is Result<ReportDossier>.Done).ShouldBeFalse();
                }
                if (before.State == ReportState.Consolidated && after.State != before.State)
                    (doing is ReportDeed.Reopen && (which == 1 || !ReportStateWords.IsSent(whole.State))).ShouldBeTrue();
                after.Submissions.ShouldBe(before.Submissions + (doing is ReportDeed.Submit && done is Result<ReportDossier>.Done ? 1 : 0));
                if (after.State == ReportState.Submitted && before.State != ReportState.Submitted)
                    sent.Add(after.Text);
                (part, whole) = which == 0 ? (after, whole) : (part, after);
            }
            sent.Count.ShouldBe(part.Submissions + whole.Submissions);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void A_place_in_a_report_is_written_and_read_alike()
    {
        ReportAnchor[] anchors = [new ReportAnchor.Whole(), new ReportAnchor.Section("Khó khăn: vướng mắc"), new ReportAnchor.Row("bank-account"), new ReportAnchor.Cell(new(Guid.NewGuid()), "bank-account")];

        anchors.Select(anchor => ReportAnchor.Read(anchor.Code)).ShouldBe(anchors);
        ReportAnchor.Read("cell:không:phải").ShouldBeNull();
    }

    private static ReportDeed Deed(string name) => name switch
    {
        "write" => Words,
        "attach" => new ReportDeed.Attach("danh-sach.pdf"),
        "detach" => new ReportDeed.Detach("danh-sach.pdf"),
        "submit" => new ReportDeed.Submit(),
        "return" => Back,
        "accept" => new ReportDeed.Accept(),
        "consolidate" => new ReportDeed.Consolidate(),
        "extend" => new ReportDeed.Extend(new(2026, 1, 5), "Bão số 15"),
        "excuse" => new ReportDeed.Excuse("Đơn vị đã kết thúc"),
        _ => new ReportDeed.Reopen("Sai số ở bảng 1"),
    };

    private static ReportDossier Done(ReportDossier dossier, ReportDeed deed, DateTimeOffset? at = null) =>
        dossier.Do(deed, dossier.Version, at ?? Noon).ShouldBeOfType<Result<ReportDossier>.Done>().Value;

    private static Problem Refusal(ReportDossier dossier, ReportDeed deed, bool superiorIsLocked = false) =>
        dossier.Do(deed, dossier.Version, Noon, superiorIsLocked).ShouldBeOfType<Result<ReportDossier>.Refused>().Problem;
}
