using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <param name="Issuer">Name of the unit whose committee issued it.</param>
public sealed record DecisionRow(RegisteredDecision Decision, string Issuer);

/// <summary>The register of a unit.</summary>
public sealed record DecisionListModel(Unit Unit, IReadOnlyList<Crumb> Trail, DecisionSearch Search, IReadOnlyList<DecisionRow> Rows, int Page, int Total, bool More)
{
    /// <summary>The day it is read.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether decisions can be typed here.</summary>
    public required bool MayWrite { get; init; }

    public bool IsSearch => Search != DecisionSearch.All;
}

/// <summary>A published decision.</summary>
/// <param name="Names">Of its units.</param>
public sealed record DecisionModel(DecisionFacts Facts, IReadOnlyDictionary<UnitId, string> Names, IReadOnlyList<DecisionScan> Scans)
{
    public required bool MayWrite { get; init; }

    public required bool MaySeeScans { get; init; }

    public Problem? Problem { get; init; }

    public RegisteredDecision Decision => Facts.Decision;
}

/// <summary>A decision that is begun: for which unit, of what kind.</summary>
/// <param name="Units">To choose from.</param>
public sealed record NewDecisionModel(Unit Area, IReadOnlyList<Unit> Units, string? Kind)
{
    public Problem? Problem { get; init; }
}

/// <summary>The form of a draft.</summary>
/// <param name="Head">As typed.</param>
/// <param name="Levels">Whose committee may issue it, with the unit's name.</param>
/// <param name="Affiliations">Words of the cell Thành phần.</param>
/// <param name="TeamNames">Usual names of the unit's teams.</param>
public sealed record DraftModel(
    DecisionDraft Draft, Unit Unit, TypedHead Head, IReadOnlyList<(UnitKind Level, string Name)> Levels, IReadOnlyList<OpenTeam> OpenTeams, IReadOnlyList<NamedDecision> Replaceable,
    IReadOnlyList<DecisionScan> Scans, IReadOnlyCollection<string> Affiliations, IReadOnlyList<string> TeamNames, DecisionOutcome Outcome)
{
    /// <summary>Blank rows below those that are filled in.</summary>
    private const int Spare = 5, Fewest = 8;

    public Problem? Problem { get; init; }

    public bool IsSaved { get; init; }

    /// <summary>Last day on which it is kept if nobody saves it; null while that is far off.</summary>
    public DateOnly? KeptUntil { get; init; }

    /// <summary>The rows with some blank ones below.</summary>
    public IReadOnlyList<TypedRow> Lines => [.. Draft.Rows, .. Enumerable.Repeat(TypedRow.Blank, Math.Max(Spare, Fewest - Draft.Rows.Count))];
}

/// <summary>What publishing changes, for its publisher to confirm.</summary>
/// <param name="Problem">What still stands against it.</param>
public sealed record PublishModel(DecisionDraft Draft, Unit Unit, DecisionOutcome Outcome, Problem? Problem);

/// <summary>What a sheet comes to as it is typed.</summary>
/// <param name="Problem">Of the head.</param>
public sealed record SheetVerdictModel(DecisionOutcome Outcome, Problem? Problem);
