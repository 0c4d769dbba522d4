using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Khó khăn, vướng mắc as JSON.</summary>
/// <param name="Reporter">Name of who raised it, masked where the caller may not see names.</param>
/// <param name="DueOn">Last day of its level's term; where it is answered, of the term in which that was.</param>
/// <param name="Version">To be given back with a step.</param>
public sealed record DifficultyDocument(
    Guid Id, UnitId UnitId, string Place, string Topic, string TopicName, string Text, DifficultyState State, DifficultyLevel Level, string Reporter, string? Assignee, DateTimeOffset ObservedAt, DateTimeOffset RaisedAt,
    DateTimeOffset ArrivedAt, DateOnly DueOn, bool Late, DateTimeOffset? AnsweredAt, Guid? SameAs, int Version)
{
    internal static DifficultyDocument Of(DifficultyLine line) => new(
        line.Case.Id, line.Row.Place, line.Where, line.Row.Topic, line.Topic, line.Row.Question, line.Case.State, line.Case.Level, line.Reporter, line.Row.AssigneeName, line.Row.ObservedAt, line.Case.RaisedAt,
        line.Case.ArrivedAt, line.DueOn, line.IsLate, line.Case.AnsweredAt, line.Case.SameAs, line.Case.Version);
}

/// <param name="Cursor">For the next page; null after the last.</param>
public sealed record DifficultyList(IReadOnlyList<DifficultyDocument> Items, int Total, string? Cursor)
{
    internal static DifficultyList Of(DifficultyListModel model) => new([.. model.Rows.Select(DifficultyDocument.Of)], model.Rows.Count, model.More ? $"{model.Page + 1}" : null);
}

/// <param name="Kind">taken, escalated, answered, confirmed, reopened, joined, parted, related or remarked.</param>
public sealed record DifficultyStepDocument(StepKind Kind, DateTimeOffset At, string By, string? Text, string? Assignee, Guid? Other);

/// <summary>One difficulty with its steps and links.</summary>
public sealed record DifficultyWhole(DifficultyDocument Difficulty, IReadOnlyList<DifficultyStepDocument> Steps, IReadOnlyList<Guid> Same, IReadOnlyList<Guid> Related, IReadOnlyList<Guid> Alike)
{
    internal static DifficultyWhole Of(DifficultyModel model) => new(
        DifficultyDocument.Of(model.Line), [.. model.Steps.Select(one => new DifficultyStepDocument(one.Step.Kind, one.Step.At, model.NameOf(one), one.Step.Text, one.AssigneeName, one.Step.Other))],
        [.. model.Same.Select(other => other.Case.Id)], [.. model.Related.Select(other => other.Case.Id)], [.. model.Alike.Select(other => other.Case.Id)]);
}

/// <param name="Unit">Code or id of the village or commune.</param>
/// <param name="Topic">support, network, device, platform, people, team or other.</param>
public sealed record RaiseRequest(string Unit, string Topic, string Text);

/// <param name="Version">Of the difficulty as the caller saw it.</param>
/// <param name="Act">take, escalate, answer, confirm, reopen, join, part or relate.</param>
/// <param name="Text">The answer, or why.</param>
/// <param name="Assignee">Login, with take; left out: the caller.</param>
/// <param name="Other">The other difficulty, with join and relate.</param>
public sealed record StepRequest(int Version, string Act, string? Text, string? Assignee, Guid? Other);
