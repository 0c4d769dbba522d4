using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Difficulties;

/// <summary>A difficulty with its topic and steps, to be counted.</summary>
public sealed record CountedDifficulty(string Topic, DifficultyCase Raised, IReadOnlyList<DifficultyStep> Steps);

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
    /// <param name="until">The end of the period, or now while it runs: states and lateness are those of this instant.</param>
    public static DifficultyCounts Of(IEnumerable<CountedDifficulty> difficulties, DateTimeOffset from, DateTimeOffset until, DifficultySettings settings)
    {
        var (raised, open, late, answered, answeredLate, confirmed, reopened, days) = (0, 0, 0, 0, 0, 0, 0, new List<int>());
        foreach (var (_, at, steps) in difficulties.Where(one => one.Raised.RaisedAt < until))
        {
            var (now, answer) = (at, (DifficultyCase?)null);
            var (wasConfirmed, wasReopened) = (false, false);
            foreach (var step in steps.TakeWhile(step => step.At < until))
            {
                now = now.After(step);
                answer = step.Kind == StepKind.Answered && step.At >= from ? now : answer;
                wasConfirmed |= step.Kind == StepKind.Confirmed && step.At >= from;
                wasReopened |= step.Kind == StepKind.Reopened && step.At >= from;
            }
            raised += at.RaisedAt >= from ? 1 : 0;
            open += now.IsOpen ? 1 : 0;
            late += now.IsOpen && now.SameAs is null && now.IsLate(settings, until) ? 1 : 0;
            confirmed += wasConfirmed ? 1 : 0;
            reopened += wasReopened ? 1 : 0;
            if (answer is { AnsweredAt: { } when })
            {
                answered++;
                answeredLate += answer.IsLate(settings, when) ? 1 : 0;
                days.Add(WorkingDays.Between(VietnamTime.DayOf(at.RaisedAt), VietnamTime.DayOf(when)));
            }
        }
        return new(raised, open, late, answered, answeredLate, confirmed, reopened, Median(days));
    }

    /// <summary>The level that a difficulty stood at when a period ended.</summary>
    public static DifficultyLevel LevelAt(CountedDifficulty one, DateTimeOffset until) => one.Raised.After(one.Steps.TakeWhile(step => step.At < until)).Level;

    private static decimal? Median(List<int> days)
    {
        if (days.Count == 0)
            return null;
        days.Sort();
        return days.Count % 2 == 1 ? days[days.Count / 2] : (days[(days.Count / 2) - 1] + days[days.Count / 2]) / 2m;
    }
}
