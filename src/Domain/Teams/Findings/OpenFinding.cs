using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Findings;

/// <summary>Điểm cần xem: what is still to be done about a team, a unit or a decision, as of a day.</summary>
/// <param name="Clause">Null where no program says it: a team of a unit that no longer stands.</param>
/// <param name="UnitId">Where it stands in the worklist.</param>
/// <param name="TeamId">Null where it is not about one team.</param>
/// <param name="Message">Vietnamese: what is missing.</param>
public sealed record OpenFinding(FindingKey Key, FindingKind Kind, Strength Strength, Clause? Clause, UnitId UnitId, TeamId? TeamId, string Message)
{
    /// <summary>The last day on time that the program sets; null where it sets none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Quá hạn.</summary>
    public bool IsOverdueOn(DateOnly day) => DueOn < day;
}

/// <summary>Tells a finding from all others, and finds it again on another day.</summary>
/// <param name="Program">Id; empty where no program says it.</param>
/// <param name="Rule">Id of the program's rule or deadline, or <see cref="UnitEnded"/>.</param>
/// <param name="Subject">Id of the team, unit or decision.</param>
public sealed record FindingKey(string Program, string Rule, Guid Subject)
{
    public const string UnitEnded = "unit-ended";
}

/// <summary>Loại điểm cần xem.</summary>
public enum FindingKind
{
    /// <summary>Thành phần của Tổ.</summary>
    Composition,

    /// <summary>Đơn vị chưa có Tổ, or fewer than the rule asks for.</summary>
    TeamMissing,

    /// <summary>Tổ của đơn vị không còn.</summary>
    UnitEnded,

    /// <summary>Quyết định chưa gửi cấp trên.</summary>
    DecisionNotSent,
}
