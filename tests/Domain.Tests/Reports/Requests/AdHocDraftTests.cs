using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports.Requests;

public class AdHocDraftTests
{
    private static readonly DateOnly Today = new(2025, 12, 9);

    private static readonly Program Empty = new() { Id = "p", Title = "P", Number = "1", Issuer = "I", Date = Today, InForceFrom = Today, Territory = ["51"], Levels = [UnitKind.Commune] };

    private static readonly AdHocDraft Good = new("Thiết bị sau bão", "218/UBND-VHXH", new(2025, 12, 8), "Bão số 13", [new("Thiệt hại", "")], [], null, new(2025, 12, 12), null);

    [Fact]
    public void Questions_stand_one_a_line_and_what_follows_a_colon_is_the_hint() =>
        AdHocDraft.ReadQuestions("Thiệt hại: số máy hỏng: bao nhiêu\r\n\n  Kiến nghị  \nViệc đã làm:").ShouldBe([new("Thiệt hại", "số máy hỏng: bao nhiêu"), new("Kiến nghị", ""), new("Việc đã làm", "")]);

    [Fact]
    public void What_was_typed_reads_again_as_the_same_questions() =>
        AdHocDraft.ReadQuestions((Good with { Questions = [new("Thiệt hại", "số máy"), new("Kiến nghị", "")] }).QuestionLines).ShouldBe([new("Thiệt hại", "số máy"), new("Kiến nghị", "")]);

    [Fact]
    public void A_draft_that_has_all_it_needs_can_be_asked() => Good.Refusal(Empty, Today).ShouldBeNull();

    [Fact]
    public void A_question_without_a_hint_is_asked_with_one() => Good.Asked.ShouldAllBe(question => question.Prompt.Length > 0);

    public static TheoryData<string, AdHocDraft> Faulty => new()
    {
        { "trích yếu", Good with { Title = " " } },
        { "trích yếu", Good with { Title = "Hai\ndòng" } },
        { "số và ngày", Good with { Number = "" } },
        { "số và ngày", Good with { Dated = null } },
        { "chưa đến", Good with { Dated = new(2025, 12, 10) } },
        { "lý do", Good with { Reason = "" } },
        { "Hạn gửi", Good with { DueOn = null } },
        { "Hạn gửi", Good with { DueOn = new(2025, 12, 8) } },
        { "Hạn gửi", Good with { DueOn = new(2027, 1, 1) } },
        { "chưa bắt đầu", Good with { Period = Period.Month(2026, 1) } },
        { "chỉ tiêu", Good with { Indicators = ["khong-co"] } },
        { "nội dung", Good with { Questions = [] } },
        { "hai lần", Good with { Questions = [new("Thiệt hại", ""), new("thiệt hại ", "")] } },
        { "quá dài", Good with { Questions = [new(new('a', 201), "")] } },
        { "quá dài", Good with { WholeTo = new('a', 201) } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_is_missing_is_said(string named, AdHocDraft draft) => draft.Refusal(Empty, Today).ShouldNotBeNull().Title.ShouldContain(named);
}
