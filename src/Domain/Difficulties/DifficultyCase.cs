using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Difficulties;

/// <summary>Trạng thái of a difficulty.</summary>
public enum DifficultyState
{
    /// <summary>Mới: came to its level, nobody has taken it.</summary>
    Raised,

    /// <summary>Đã nhận: somebody works on it.</summary>
    Taken,

    /// <summary>Đã trả lời; whoever raised it has not said whether that helped.</summary>
    Answered,

    /// <summary>Người báo xác nhận: it is done.</summary>
    Confirmed,

    /// <summary>Mở lại: the answer did not help, and why.</summary>
    Reopened,
}

/// <summary>Cấp xử lý: the commune first, then the province's contact (đầu mối) for the area (Quảng Ngãi 335/2025, 3).</summary>
public enum DifficultyLevel { Commune, Province }

/// <summary>What was done to a difficulty; a step is only added, never changed.</summary>
public enum StepKind
{
    Taken, Escalated, Answered, Confirmed, Reopened,

    /// <summary>Trùng: it is the same as another, whose answer will be its answer.</summary>
    Joined,

    /// <summary>Không trùng: it goes its own way again.</summary>
    Parted,

    /// <summary>Liên quan: worth reading together.</summary>
    Related,

    /// <summary>Whoever raised it spoke of an answer that is no longer the last: kept, without effect.</summary>
    Remarked,
}

/// <summary>Một bước xử lý.</summary>
/// <param name="Actor">Login; <c>cds:…</c> of the installation's own clock.</param>
/// <param name="Text">The answer, or why.</param>
/// <param name="Assignee">Login of who works on it, with <see cref="StepKind.Taken"/> and <see cref="StepKind.Escalated"/>.</param>
/// <param name="Other">The other difficulty, of links.</param>
public sealed record DifficultyStep(StepKind Kind, DateTimeOffset At, string Actor, string? Text = null, string? Assignee = null, Guid? Other = null);

/// <summary>Hồ sơ khó khăn, vướng mắc: a field record of that kind on its way to an answer, as the fold of its steps.</summary>
/// <param name="Id">Of the field record, which holds what was said.</param>
/// <param name="Reporter">Login of the người báo.</param>
/// <param name="RaisedAt">When it came to the server; of records from a file, when they were observed.</param>
/// <param name="ArrivedAt">When it came to its level, or was reopened there: the clock of the level runs from here.</param>
/// <param name="Assignee">Login; null: nobody yet.</param>
/// <param name="AnsweredAt">Of the answer that stands; null without one.</param>
/// <param name="SameAs">The difficulty whose answer will be this one's.</param>
/// <param name="Version">Grows by one with each step.</param>
/// <param name="AnswerVersion">That of the last answer: what is said of an earlier one comes too late.</param>
public sealed record DifficultyCase(
    Guid Id, string Reporter, DifficultyState State, DifficultyLevel Level, DateTimeOffset RaisedAt, DateTimeOffset ArrivedAt, string? Assignee, DateTimeOffset? AnsweredAt, Guid? SameAs, int Version, int AnswerVersion)
{
    public static DifficultyCase Raised(Guid id, string reporter, DateTimeOffset at) => new(id, reporter, DifficultyState.Raised, DifficultyLevel.Commune, at, at, null, null, null, 1, 0);

    /// <summary>Chưa có trả lời.</summary>
    public bool IsOpen => State is DifficultyState.Raised or DifficultyState.Taken or DifficultyState.Reopened;

    /// <summary>Quá hạn: past its level's term without an answer, or answered after it.</summary>
    public bool IsLate(DifficultySettings settings, DateTimeOffset now) => VietnamTime.DayOf(AnsweredAt ?? now) > settings.DueOn(Level, ArrivedAt);

    /// <summary>The case after a step.</summary>
    public DifficultyCase After(DifficultyStep step)
    {
        var next = this with { Version = Version + 1 };
        return step.Kind switch
        {
            StepKind.Taken => next with { State = DifficultyState.Taken, Assignee = step.Assignee },
            StepKind.Escalated => next with { State = DifficultyState.Raised, Level = DifficultyLevel.Province, ArrivedAt = step.At, Assignee = step.Assignee },
            StepKind.Answered => next with { State = DifficultyState.Answered, AnsweredAt = step.At, AnswerVersion = next.Version },
            StepKind.Confirmed => next with { State = DifficultyState.Confirmed },
            StepKind.Reopened => next with { State = DifficultyState.Reopened, ArrivedAt = step.At, AnsweredAt = null, SameAs = null },
            StepKind.Joined => next with { SameAs = step.Other },
            StepKind.Parted => next with { SameAs = null },
            _ => next,
        };
    }

    /// <summary>The case after all its steps, in their order.</summary>
    public DifficultyCase After(IEnumerable<DifficultyStep> steps) => steps.Aggregate(this, (one, step) => one.After(step));
}
