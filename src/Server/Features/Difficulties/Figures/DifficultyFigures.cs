using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Figures;

/// <summary>Số liệu khó khăn of some units in a period.</summary>
/// <param name="AsOf">The end of the period; while it runs, the moment it was read.</param>
/// <param name="ByTopic">Topics of which any was open or had something done to it in the period, in their order.</param>
/// <param name="ByLevel">By the level that each stood at when the period ended.</param>
public sealed record DifficultyFigureSet(
    Period Period, DateTimeOffset AsOf, DifficultyCounts Whole, IReadOnlyList<(string Topic, DifficultyCounts Counts)> ByTopic, IReadOnlyList<(DifficultyLevel Level, DifficultyCounts Counts)> ByLevel)
{
    public bool IsEmpty => Whole is { Raised: 0, Open: 0, Answered: 0 };
}

/// <summary>Counts and median days, for pages, boards and reports. They name nobody: whoever sees numbers of the units may have them.</summary>
public sealed class DifficultyFigures(DifficultySettings settings, TimeProvider clock)
{
    /// <param name="units">These and all below them, each once.</param>
    public async Task<DifficultyFigureSet> Of(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, Period period, CancellationToken ct)
    {
        var (from, end, now) = (VietnamTime.StartOf(period.First), VietnamTime.StartOf(period.Last.AddDays(1)), clock.GetUtcNow());
        var until = end < now ? end : now;
        List<DifficultyCourse> all = [.. (await FigureStore.Courses(province, units, from, until, ct)).Select(one => one.In(from, until, settings)).OfType<DifficultyCourse>()];
        return new(
            period, until, DifficultyCounts.Of(all),
            [.. all.GroupBy(one => DifficultyWords.Topic(one.Topic)).OrderBy(group => DifficultyWords.Topics.TakeWhile(topic => topic.Name != group.Key).Count()).Select(group => (group.Key, DifficultyCounts.Of([.. group])))],
            [.. all.GroupBy(one => one.Level).OrderBy(group => group.Key).Select(group => (group.Key, DifficultyCounts.Of([.. group])))]);
    }

    /// <summary>Of the year that runs.</summary>
    public Task<DifficultyFigureSet> OfYear(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, CancellationToken ct) => Of(province, units, Period.Year(VietnamTime.Today(clock).Year), ct);
}
