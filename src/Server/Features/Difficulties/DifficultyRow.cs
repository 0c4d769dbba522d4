using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A difficulty with what was said.</summary>
/// <param name="Question">As the record has it.</param>
/// <param name="ReporterName">Họ tên: shown to those who may see names, masked to others.</param>
/// <param name="Household">Of a request for one household.</param>
public sealed record DifficultyRow(DifficultyCase Case, UnitId Place, string Topic, string Question, DateTimeOffset ObservedAt, string ReporterName, string? AssigneeName, Guid? Household);

/// <summary>A step with the name of who did it.</summary>
public sealed record ToldStep(DifficultyStep Step, string ActorName, string? AssigneeName);

/// <summary>Which difficulties a worklist shows.</summary>
/// <param name="State">A state's code, or <c>open</c>: without an answer.</param>
/// <param name="Late">Only those past their level's term without an answer.</param>
public sealed record DifficultyFilter(string? State, string? Topic, DifficultyLevel? Level, bool Late)
{
    public const string Open = "open";

    public static readonly DifficultyFilter All = new(null, null, null, false);

    public static bool IsState(string? code) => code == Open || DifficultyWords.Read<DifficultyState>(code) is not null;
}
