using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>Which findings are asked for.</summary>
/// <param name="Day">Null: today.</param>
/// <param name="Program">Id; null: every program in force.</param>
/// <param name="Rule">Id; null: all.</param>
/// <param name="Strength">Null: what must and should be.</param>
public sealed record FindingFilter(DateOnly? Day, string? Program, string? Rule, Strength? Strength, FindingState State)
{
    internal bool Takes(Surveyed one, DateOnly day) =>
        (Rule is null || one.Finding.Key.Rule == Rule)
        && (Strength is { } wanted ? one.Finding.Strength == wanted : Rule is not null || State == FindingState.Waived || one.Finding.Strength != Domain.Programs.Strength.May)
        && State switch
        {
            FindingState.Waived => one.Waiver is not null,
            FindingState.Overdue => one.Waiver is null && one.Finding.IsOverdueOn(day),
            _ => one.Waiver is null,
        };
}

/// <summary>Open: not waived.</summary>
public enum FindingState { Open, Overdue, Waived }

/// <summary>Of a whole unit, whatever is filtered: open ones by how binding they are, those overdue among them, and waived ones apart.</summary>
public sealed record FindingCounts(int Must, int Should, int May, int Overdue, int Waived)
{
    internal static FindingCounts Of(Survey survey)
    {
        var open = survey.All.Where(one => one.Waiver is null).ToList();
        return new(
            open.Count(one => one.Finding.Strength == Strength.Must), open.Count(one => one.Finding.Strength == Strength.Should), open.Count(one => one.Finding.Strength == Strength.May),
            open.Count(one => one.Finding.IsOverdueOn(survey.Day)), survey.All.Count - open.Count);
    }
}

/// <param name="Sentence">The rule in words.</param>
public sealed record FindingRuleCount(string Program, string? Title, string Rule, string Sentence, Strength Strength, int Count);

public sealed record CommuneCount(Unit Commune, int Must, int All);

/// <summary>A finding as a line of the worklist.</summary>
/// <param name="Within">The commune of a village, where the page does not say it.</param>
public sealed record FindingLine(OpenFinding Finding, string? Team, Unit Place, string? Within, Waiver? Waiver)
{
    public string Subject => (Team ?? Place.FullName) + (Within is null ? "" : $", {Within}");

    public Tone Tone => Finding.Strength switch { Strength.Must => Tone.Bad, Strength.Should => Tone.Warning, _ => Tone.Neutral };

    public string Word => RuleSentence.Verb(Finding.Strength);

    internal static FindingLine Of(Surveyed one, SeenUnit seen) => new(one.Finding, one.Team, one.Place, seen.CommuneOf(one.Place.Id), one.Waiver);
}

/// <summary>The worklist of a unit and all below it, as of a day.</summary>
/// <param name="Choice">Programs that say something of teams here.</param>
/// <param name="Looked">Those the teams were compared with.</param>
public sealed record FindingsModel(Unit Unit, IReadOnlyList<Crumb> Trail, DateOnly Day, FindingFilter Filter, IReadOnlyList<Program> Choice, IReadOnlyList<Program> Looked)
{
    public required FindingCounts Counts { get; init; }

    public required IReadOnlyList<FindingRuleCount> Rules { get; init; }

    public required IReadOnlyList<CommuneCount> Communes { get; init; }

    /// <summary>Of this page.</summary>
    public required IReadOnlyList<FindingLine> Rows { get; init; }

    /// <summary>Of all pages, for the file.</summary>
    public required IReadOnlyList<FindingLine> Everything { get; init; }

    public required int Page { get; init; }

    public required int Total { get; init; }

    public bool More => Page * FindingWork.PageSize < Total;

    /// <summary>Waivers are given today, not for the past.</summary>
    public required bool MayWaive { get; init; }
}

/// <summary>The form that lets a finding rest.</summary>
public sealed record WaiverModel(Unit Unit, IReadOnlyList<Crumb> Trail, FindingLine Line, string? Reason, DateOnly? Until, Problem? Problem);
