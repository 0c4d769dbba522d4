using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Bảng giao chỉ tiêu: the targets of a unit and of those directly below it, of one program and period.</summary>
public sealed record TargetSheet
{
    public required Program Program { get; init; }

    public required SeenUnit Seen { get; init; }

    public required Period Period { get; init; }

    /// <summary>Columns.</summary>
    public required IReadOnlyList<TargetLine> Lines { get; init; }

    /// <summary>What is in force now.</summary>
    public required TargetBook Book { get; init; }

    /// <summary>Registered households of the unit and of its parts.</summary>
    public required IReadOnlyDictionary<UnitId, long> Households { get; init; }

    /// <summary>Their registers of what a line counts.</summary>
    public required IReadOnlyDictionary<(UnitId Unit, string Line), long> Registers { get; init; }

    /// <summary>Grows with every target that is set here or above; who saves says which one they saw.</summary>
    public required long Version { get; init; }

    /// <summary>The unit whose officer the reader is here; null: of none, or of the nation.</summary>
    public required Unit? Officer { get; init; }

    /// <summary>Whether the reader may set anything here at all.</summary>
    public required bool MayWrite { get; init; }

    /// <summary>The day that decides whether the period has begun.</summary>
    public required DateOnly Today { get; init; }

    public Unit Whole => Seen.Unit;

    public IReadOnlyList<Unit> Parts => Seen.Children;

    /// <summary>Rows, the unit itself first.</summary>
    public IReadOnlyList<Unit> Rows => [Whole, .. Parts];

    public bool IsFrozen => Period.First <= Today;

    /// <summary>What was set for this very cell.</summary>
    public SetTarget? Own(Unit unit, TargetLine line) => Book.Own(unit.Id, line.Id, Period) is { } own && own.Period.Code == Period.Code ? own : null;

    /// <summary>Whether the reader may set the row of a unit.</summary>
    public bool MaySet(Unit unit) => MayWrite && (unit.Id != Whole.Id || Officer?.Id != unit.Id || unit.Kind <= UnitKind.Province);
}
