using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Difficulties.Guide;

/// <summary>Who may put an answer into the guide: officers of the level at which it was given. The province's is read in all of it, a commune's in the commune.</summary>
internal sealed class DifficultyPublishing(DifficultyReading reading, GuidePublishing guide)
{
    private static readonly Problem NotYet = new("guide-no-answer", "Khó khăn này chưa có câu trả lời.", "Trả lời trước, rồi đưa vào cẩm nang.") { Kind = ProblemKind.Conflict };

    public async Task<Problem?> Publish(Caller caller, Guid id, GuideWish wish, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        return found is not Result<(FoundDifficulty One, DifficultyLevel Office)>.Done((var one, var office)) ? Refused(found)
            : one.Row.Case.AnsweredAt is null ? NotYet
            : await guide.Publish(one, office == DifficultyLevel.Province ? one.Top : one.Commune ?? one.Row.Place, wish, ct);
    }

    public async Task<Problem?> Withdraw(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        return found is Result<(FoundDifficulty One, DifficultyLevel Office)>.Done((var one, _)) ? await guide.Withdraw(one, ct) : Refused(found);
    }

    private async Task<Result<(FoundDifficulty One, DifficultyLevel Office)>> Find(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await reading.Find(caller, id, ct);
        if (found is not Result<FoundDifficulty>.Done(var one))
            return ((Result<FoundDifficulty>.Refused)found).Problem;
        return (await reading.ActorOf(caller, one, ct)).Office is { } office && office >= one.Row.Case.Level ? (one, office)
            : new Problem("guide-not-permitted", "Bạn không đưa câu trả lời này vào cẩm nang được.", "Cán bộ của cấp trả lời đưa vào, rút ra.") { Kind = ProblemKind.Forbidden };
    }

    private static Problem Refused(Result<(FoundDifficulty, DifficultyLevel)> found) => ((Result<(FoundDifficulty, DifficultyLevel)>.Refused)found).Problem;
}
