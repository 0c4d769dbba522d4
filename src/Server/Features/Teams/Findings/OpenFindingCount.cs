using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>How many findings a unit has and all below it: what other features tell of the worklist.</summary>
public sealed class OpenFindingCount
{
    private readonly FindingSurvey survey;

    internal OpenFindingCount(FindingSurvey survey) => this.survey = survey;

    /// <param name="seen">The unit, in the tree of the day.</param>
    /// <param name="program">Id of the only program to look at; null: all that are in force on the day.</param>
    public async Task<FindingCounts> Of(SeenUnit seen, string? program, CancellationToken ct) => FindingCounts.Of(await survey.Of(seen, program, ct));
}
