using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>One count of a household as it was recorded.</summary>
/// <param name="Author">Login.</param>
public sealed record SeenCount(Guid Record, DateTimeOffset At, string Author, UnitId Village, Guid Household, string Indicator, int Count);

/// <summary>Lần thăm hộ: what one person recorded of one household without a long pause.</summary>
/// <param name="At">Of the first count.</param>
public sealed record Visit(string Author, UnitId Village, Guid Household, DateTimeOffset At, IReadOnlyList<SeenCount> Counts)
{
    /// <summary>Who comes back after it visits again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    public Guid Record => Counts[0].Record;

    /// <summary>By time.</summary>
    public static IReadOnlyList<Visit> Of(IEnumerable<SeenCount> seen)
    {
        var visits = new List<Visit>();
        foreach (var household in seen.GroupBy(one => (one.Author, one.Household)))
        {
            var counts = new List<SeenCount>();
            foreach (var one in household.OrderBy(one => one.At).ThenBy(one => one.Record))
            {
                if (counts.Count > 0 && one.At - counts[^1].At > Pause)
                {
                    visits.Add(Made(counts));
                    counts = [];
                }
                counts.Add(one);
            }
            visits.Add(Made(counts));
        }
        return [.. visits.OrderBy(visit => visit.At).ThenBy(visit => visit.Household)];
    }

    private static Visit Made(List<SeenCount> counts) => new(counts[0].Author, counts[0].Village, counts[0].Household, counts[0].At, counts);
}
