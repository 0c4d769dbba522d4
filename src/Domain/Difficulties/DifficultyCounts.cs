using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Difficulties;

/// <summary>A difficulty with its topic and steps, to be counted.</summary>
public sealed record CountedDifficulty(string Topic, DifficultyCase Raised, IReadOnlyList<DifficultyStep> Steps)
{
    /// <summary>What it adds to the figures of a period; null: it came after it.</summary>
    /// <param name="until">The end of the period, or now while it runs: states and lateness are those of this instant.</param>
    public DifficultyCourse? In(DateTimeOffset from, DateTimeOffset until, DifficultySettings settings)
    {
        if (Raised.RaisedAt >= until)
            return null;
        var (now, answer) = (Raised, (DifficultyCase?)null);
        var (wasConfirmed, wasReopened) = (false, false);
        foreach (var step in Steps.TakeWhile(step => step.At < until))
        {
            now = now.After(step);
            answer = step.Kind == StepKind.Answered && step.At >= from ? now : answer;
            wasConfirmed |= step.Kind == StepKind.Confirmed && step.At >= from;
            wasReopened |= step.Kind == StepKind.Reopened && step.At >= from;
        }
        return new(
            Topic, now.Level, Raised.RaisedAt >= from, now.IsOpen, now.IsOpen && now.SameAs is null && now.IsLate(settings, until), wasConfirmed, wasReopened,
            answer is { AnsweredAt: { } when } ? WorkingDays.Between(VietnamTime.DayOf(Raised.RaisedAt), VietnamTime.DayOf(when)) : null,
            answer is { AnsweredAt: { } at } && answer.IsLate(settings, at));
    }
}

/// <summary>One difficulty in a period; see <see cref="DifficultyCounts"/>.</summary>
/// <param name="Level">At which it stood when the period ended.</param>
/// <param name="AnsweredAfter">Working days from the raising to the last answer of the period; null without one.</param>
public sealed record DifficultyCourse(
    string Topic, DifficultyLevel Level, bool WasRaised, bool IsOpen, bool IsLate, bool WasConfirmed, bool WasReopened, int? AnsweredAfter, bool WasAnsweredLate);

/// <summary>Số liệu khó khăn of one group in a period.</summary>
/// <param name="Raised">Came in the period.</param>
/// <param name="Open">Without an answer at its end.</param>
/// <param name="Late">Of those, past their level's term; one that is the same as another waits for that one's answer.</param>
/// <param name="Answered">Had an answer in the period; one reopened and answered again counts once.</param>
/// <param name="AnsweredLate">Of those, after their level's term.</param>
/// <param name="Confirmed">Confirmed by who raised them in the period.</param>
/// <param name="Reopened">Reopened in the period.</param>
/// <param name="MedianDays">Median of the working days from the raising to the last answer of the period; null without an answer, which is not 0.</param>
public sealed record DifficultyCounts(int Raised, int Open, int Late, int Answered, int AnsweredLate, int Confirmed, int Reopened, decimal? MedianDays)
{
    public static DifficultyCounts Of(IReadOnlyCollection<DifficultyCourse> some)
    {
        List<decimal> days = [.. some.Select(one => one.AnsweredAfter).OfType<int>()];
        return new(
            some.Count(one => one.WasRaised), some.Count(one => one.IsOpen), some.Count(one => one.IsLate), days.Count, some.Count(one => one.WasAnsweredLate),
            some.Count(one => one.WasConfirmed), some.Count(one => one.WasReopened), Median.Of(days));
    }
}
