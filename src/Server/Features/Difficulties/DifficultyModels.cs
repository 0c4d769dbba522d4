using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A difficulty as a line of the worklist.</summary>
/// <param name="Where">Place, and its commune where the page does not say it.</param>
/// <param name="Reporter">Whole or masked, as the reader may see it.</param>
public sealed record DifficultyLine(DifficultyRow Row, string Where, string Reporter, DateOnly DueOn, bool IsLate)
{
    public DifficultyCase Case => Row.Case;

    public string Topic => DifficultyWords.Topic(Row.Topic);

    public Tone Tone => Case.State switch { DifficultyState.Confirmed => Tone.Good, DifficultyState.Answered => Tone.Info, DifficultyState.Reopened => Tone.Bad, DifficultyState.Taken => Tone.Neutral, _ => Tone.Warning };

    /// <summary>Hạn, quá hạn, or when it was answered.</summary>
    public string Clock => Case switch
    {
        { AnsweredAt: { } at } => $"trả lời {VietnamTime.Text(VietnamTime.DayOf(at))}{(IsLate ? ", quá hạn" : ", đúng hạn")}",
        { SameAs: not null } => "chờ câu trả lời của khó khăn trùng",
        _ => $"hạn {VietnamTime.Text(DueOn)}{(IsLate ? ", đã quá" : "")}",
    };

    public static string ReporterText(DifficultyRow row, string login, bool seesNames) => seesNames || row.Case.Reporter == login ? row.ReporterName : MaskedName.Text(row.ReporterName);
}

/// <summary>The difficulties of a unit and all below it.</summary>
public sealed record DifficultyListModel(Unit Unit, IReadOnlyList<Crumb> Trail, DifficultyFilter Filter, DifficultySettings Settings, DifficultyFigureSet Figures)
{
    public required IReadOnlyList<DifficultyLine> Rows { get; init; }

    public required int Page { get; init; }

    public required bool More { get; init; }

    public required bool MayRaise { get; init; }
}

/// <summary>One difficulty with all that was done, and what the reader may do next.</summary>
public sealed record DifficultyModel(DifficultyLine Line, IReadOnlyList<Crumb> Trail, DifficultySettings Settings, IReadOnlyList<ToldStep> Steps)
{
    public required IReadOnlyList<Guid> Photos { get; init; }

    /// <summary>The one whose answer will be this one's.</summary>
    public required DifficultyLine? Head { get; init; }

    /// <summary>Those that wait for this one's answer.</summary>
    public required IReadOnlyList<DifficultyLine> Same { get; init; }

    public required IReadOnlyList<DifficultyLine> Related { get; init; }

    /// <summary>What reads much the same, the likest first; for officers.</summary>
    public required IReadOnlyList<DifficultyLine> Alike { get; init; }

    /// <summary>Who is asked at the province; null: its officers.</summary>
    public required DifficultyContact? Contact { get; init; }

    /// <summary>Accounts that it may be given to.</summary>
    public required IReadOnlyList<(string Login, string Name)> Officers { get; init; }

    /// <summary>What the reader may do with it now.</summary>
    public required DifficultyActor Actor { get; init; }

    public required bool SeesNames { get; init; }

    /// <summary>Who was told of it, for officers.</summary>
    public IReadOnlyList<ToldMessage> Told { get; init; } = [];

    /// <summary>What was published of it; null where nothing stands in the guide.</summary>
    public required GuideEntry? Published { get; init; }

    /// <summary>Where the answer may be put in the guide; none where the reader may not.</summary>
    public required IReadOnlyList<GuideTopic> GuideTopics { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>What was typed, where it was refused.</summary>
    public string? Typed { get; init; }

    /// <summary>Question and answer as they were worded for the guide, where that was refused.</summary>
    public GuideWish? TypedGuide { get; init; }

    public DifficultyCase Case => Line.Case;

    public string? Answer => Steps.LastOrDefault(step => step.Step.Kind == StepKind.Answered)?.Step.Text;

    public bool May(DifficultyAct act) => Case.Allows(act, Actor);

    public string NameOf(ToldStep step) =>
        step.Step.Actor.StartsWith("cds:", StringComparison.Ordinal) ? "Hệ thống" : step.Step.Actor == Case.Reporter ? Line.Reporter : step.ActorName;
}
