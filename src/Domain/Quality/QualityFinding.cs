using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>Điểm nghi vấn: something unlikely that a rule found in a month.</summary>
/// <param name="Unit">The village; the commune where it is about several of its villages, or about the commune as such.</param>
/// <param name="Period">A month.</param>
/// <param name="Author">Login of whose work it is; empty where it is about a place.</param>
/// <param name="Subject">What tells it from others of the same rule, place, month and author: an indicator, a member, a photo; may be empty.</param>
/// <param name="Measured">In the unit of the rule: households, minutes, per cent, days.</param>
/// <param name="Expected">The bound, or the neighbours' median.</param>
/// <param name="Message">What was seen, in Vietnamese, without names of people.</param>
/// <param name="Records">A few of the records behind it.</param>
public sealed record QualityFinding(
    QualityRule Rule, UnitId Unit, Period Period, string Author, string Subject, decimal Measured, decimal Expected, string Message, IReadOnlyList<Guid> Records)
{
    /// <summary>So many records are enough to look at.</summary>
    public const int RecordsKept = 5;

    /// <summary>A few of them, from the first to the last.</summary>
    internal static IReadOnlyList<Guid> Few(IReadOnlyList<Guid> records) =>
        records.Count <= RecordsKept ? records : [.. Enumerable.Range(0, RecordsKept).Select(i => records[i * (records.Count - 1) / (RecordsKept - 1)])];
}
