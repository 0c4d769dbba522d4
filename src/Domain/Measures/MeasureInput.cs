using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>All that measures are computed from, for one unit and period.</summary>
public sealed record MeasureInput
{
    public required Program Program { get; init; }

    public required Period Period { get; init; }

    /// <summary>The tree as of the period's end (or today's, restated), with the unit and all below it.</summary>
    public required UnitTree Tree { get; init; }

    /// <summary>The units that get a row for each indicator.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>State at the period's end by tally name, summed into any units at or below those that get rows; a unit's own figure is never in two sums.</summary>
    public required IReadOnlyDictionary<(UnitId Unit, string What), Figures> State { get; init; }

    /// <summary>Registered households at the period's end by village: the weights of targets.</summary>
    public required IReadOnlyDictionary<UnitId, long> Households { get; init; }

    /// <summary>Speed samples by place and first day of the month.</summary>
    public required IReadOnlyDictionary<(UnitId Place, DateOnly Month), long> Samples { get; init; }

    /// <summary>Places with a record of any kind up to the period's end.</summary>
    public required IReadOnlySet<UnitId> Reported { get; init; }

    /// <summary>Restated: units of the tree that have records of places which ended and went into them.</summary>
    public IReadOnlySet<UnitId> Inheriting { get; init; } = new HashSet<UnitId>();

    /// <summary>Teams that stood on any day of the period, and what they worked.</summary>
    public required IReadOnlyList<TeamWork> Teams { get; init; }

    /// <summary>What was set for the period or one around it, or for one of its months; where nothing was, the program's own targets hold.</summary>
    public TargetBook Targets { get; init; } = TargetBook.Empty;

    /// <summary>Weeks that have begun; an unfinished period is measured as far as it went.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>What measures need of a team.</summary>
/// <param name="MembersAtEnd">Members on the period's last day.</param>
/// <param name="ValidTo">Last day, inclusive.</param>
/// <param name="MinutesByWeek">By Monday.</param>
public sealed record TeamWork(UnitId UnitId, UnitKind Level, DateOnly ValidFrom, DateOnly ValidTo, int MembersAtEnd, IReadOnlyDictionary<DateOnly, long> MinutesByWeek)
{
    public bool StandsOn(DateOnly day) => ValidFrom <= day && day <= ValidTo;
}
