using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Quality;

/// <summary>How many findings there are by state.</summary>
public sealed record StateCounts(int Open, int Explained, int Confirmed)
{
    public int All => Open + Explained + Confirmed;

    internal static StateCounts Of(IEnumerable<FindingTally> tallies)
    {
        var counts = tallies.GroupBy(tally => tally.State).ToDictionary(group => group.Key, group => group.Sum(tally => tally.Count));
        return new(counts.GetValueOrDefault(QualityState.Open), counts.GetValueOrDefault(QualityState.Explained), counts.GetValueOrDefault(QualityState.Confirmed));
    }
}

/// <summary>A finding as a line of the worklist.</summary>
/// <param name="Within">The commune, where the page does not say it.</param>
public sealed record QualityLine(KeptFinding Finding, Unit Place, string? Within)
{
    public string Where => Place.FullName + (Within is null ? "" : $", {Within}");

    public Tone Tone => Finding.Rule.Severity switch { Severity.Grave => Tone.Bad, Severity.Serious => Tone.Warning, _ => Tone.Neutral };

    /// <summary>Nghiêm trọng, cần xem, lưu ý.</summary>
    public string Word => QualityWords.Text(Finding.Rule.Severity);
}

internal static class QualityWords
{
    public static string Text(Severity severity) => severity switch
    {
        Severity.Grave => "Nghiêm trọng",
        Severity.Serious => "Cần xem",
        _ => "Lưu ý",
    };

    public static Tone ToneOf(QualityState state) => state switch
    {
        QualityState.Open => Tone.Info,
        QualityState.Explained => Tone.Good,
        _ => Tone.Bad,
    };
}

/// <summary>The findings of a unit and all below it.</summary>
/// <param name="LookedAt">When its records were looked through last; null: never.</param>
public sealed record QualityModel(Unit Unit, IReadOnlyList<Crumb> Trail, QualityFilter Filter, QualitySettings Settings, DateTimeOffset? LookedAt)
{
    /// <summary>Whatever was filtered.</summary>
    public required IReadOnlyList<(QualityRule Rule, StateCounts Counts)> Rules { get; init; }

    /// <summary>Communes or villages with findings, those with the most open ones first.</summary>
    public required IReadOnlyList<(Unit Unit, StateCounts Counts)> Parts { get; init; }

    public required IReadOnlyList<QualityLine> Rows { get; init; }

    public required int Page { get; init; }

    public required bool More { get; init; }

    /// <summary>The caller may have a commune looked through now.</summary>
    public bool MayRun { get; init; }

    public bool WasRun { get; init; }
}

/// <summary>One finding with the records behind it.</summary>
/// <param name="Places">Names of their places.</param>
public sealed record QualityFindingModel(
    QualityLine Line, IReadOnlyList<Crumb> Trail, QualitySettings Settings, IReadOnlyList<BehindRecord> Records, IReadOnlyDictionary<UnitId, string> Places, IReadOnlyDictionary<string, string> Indicators)
{
    public bool MayAnswer { get; init; }

    /// <summary>As they were typed, where the answer was refused.</summary>
    public (QualityState? State, string? Reason) Typed { get; init; }

    public Problem? Problem { get; init; }
}
