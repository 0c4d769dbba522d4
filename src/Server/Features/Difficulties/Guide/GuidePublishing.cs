using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Guide;

/// <summary>Đưa vào cẩm nang: an officer words question and answer anew, without anybody's name, and the teams of the unit read them on their phones.</summary>
public sealed class GuidePublishing(ProgramCoverage coverage, TimeProvider clock)
{
    internal const int LongestQuestion = 300, LongestAnswer = 2_000, Least = 10;

    /// <summary>So many fit on a phone beside the programs.</summary>
    private const int MostOnPhone = 200;

    /// <summary>What the phones of the caller's places have.</summary>
    public static Question<GuideEntry> OnPhone() => GuideStore.Seen(MostOnPhone).Select(entry => entry with { TopicName = DifficultyWords.Topic(entry.Topic) });

    internal static Task<GuideEntry?> Of(ProvinceDatabase province, Guid difficulty, CancellationToken ct) => GuideStore.Of(province, difficulty, ct);

    /// <summary>Topics of difficulties, and those of the programs that hold in the unit.</summary>
    internal async Task<IReadOnlyList<GuideTopic>> Topics(Unit unit, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        return
        [
            .. DifficultyWords.Topics.Select(topic => new GuideTopic(topic.Id, topic.Name, "Khó khăn thường gặp")),
            .. from program in await coverage.Of(unit, ct) where program.InForceOn(today) from topic in program.Topics select new GuideTopic(topic.Id, topic.Name, program.Title),
        ];
    }

    /// <param name="reporter">Name of who raised it, which may not stand in the texts.</param>
    internal async Task<Problem?> Publish(FoundDifficulty one, UnitId publisher, GuideWish wish, CancellationToken ct)
    {
        if ((await Topics(one.Seen.Unit, ct)).FirstOrDefault(topic => topic.Id == wish.Topic) is not { } topic)
            return new Problem("guide-topic", "Chưa chọn mục của cẩm nang.", "Chọn mục mà Tổ sẽ tìm câu trả lời này.");
        var (question, answer) = (Lines(wish.Question), Lines(wish.Answer));
        if (question.Length is < Least or > LongestQuestion || answer.Length is < Least or > LongestAnswer)
            return new Problem("guide-texts", "Câu hỏi hoặc câu trả lời quá ngắn hoặc quá dài.", $"Câu hỏi từ {Least} đến {LongestQuestion} ký tự, câu trả lời từ {Least} đến {VietnameseNumbers.Text(LongestAnswer)} ký tự.");
        if ((Personal(question, one.Row.ReporterName) ?? Personal(answer, one.Row.ReporterName)) is { } found)
            return new Problem("guide-personal", $"Trong câu hỏi hoặc câu trả lời còn {found}.", "Cẩm nang không nêu tên, số điện thoại, số giấy tờ của ai: viết lại rồi đưa vào.");
        await GuideStore.Publish(one.Province, new(Guid.CreateVersion7(clock.GetUtcNow()), one.Row.Case.Id, publisher, topic.Id, topic.Name, question, answer, clock.GetUtcNow()), ct);
        return null;
    }

    internal async Task<Problem?> Withdraw(FoundDifficulty one, CancellationToken ct) =>
        await GuideStore.Withdraw(one.Province, one.Row.Case.Id, one.Row.Place, clock.GetUtcNow(), ct) ? null
        : new Problem("guide-nothing", "Câu trả lời này không có trong cẩm nang.", "Có thể người khác vừa rút; mở lại trang.") { Kind = ProblemKind.Conflict };

    /// <summary>What cannot stand in a text that everybody reads: the name of who asked, and numbers as long as a phone's or a card's.</summary>
    private static string? Personal(string text, string reporter)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : c is ' ' or '.' ? digits : 0;
            if (digits >= 9)
                return "một dãy số như số điện thoại hoặc số giấy tờ";
        }
        return reporter.Contains(' ', StringComparison.Ordinal) && Folding.Fold(text).Contains(Folding.Fold(reporter), StringComparison.Ordinal) ? "tên người báo" : null;
    }

    private static string Lines(string? text) => string.Join('\n', (text ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n').Select(Folding.Tidy)).Trim('\n');
}
