using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>How much was recorded at some places.</summary>
/// <param name="Households">In the register on the day.</param>
/// <param name="Residents">Of these households.</param>
/// <param name="Records">Field records of any kind.</param>
/// <param name="LatestOn">Day of the latest observation; null without records.</param>
public sealed record FieldTotals(long Households, long Residents, long Records, DateOnly? LatestOn);

/// <summary>One field record as a list of the latest shows it.</summary>
/// <param name="Kind">The record's word, e.g. <c>observation</c>.</param>
/// <param name="Indicator">Of an observation.</param>
public sealed record FieldEvent(UnitId Place, string Kind, string? Indicator, DateTimeOffset ObservedAt, DateTimeOffset ReceivedAt, string Author);

/// <summary>Activities of one kind in some time: for those who write reports.</summary>
/// <param name="Kind">Its id in the program; empty where it was not said.</param>
/// <param name="Reached">People reached.</param>
public sealed record ActivitySum(string Kind, long Count, long Reached);

/// <summary>One activity, as lists that officers sign name it.</summary>
/// <param name="Topics">Ids in the program.</param>
/// <param name="Members">Ids of the members who took part.</param>
public sealed record HeldActivity(UnitId Place, TeamId? Team, DateTimeOffset At, string? Where, IReadOnlyList<string> Topics, IReadOnlyList<PersonId> Members, int Reached, string? Note);

/// <summary>What was recorded lately, for overviews.</summary>
public static class FieldActivity
{
    public static async Task<FieldTotals> Totals(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly day, CancellationToken ct)
    {
        var figures = await FieldFigures.Read(province, places.ToDictionary(place => place, place => place), [TallyNames.Households], day, day, FieldParts.None, ct);
        var households = figures.State.Values.Aggregate(default(Figures), (sum, figure) => sum + figure);
        var (records, latest) = await FieldActivityStore.Records(province, places, ct);
        return new(households.Subjects, households.Have, records, latest is { } instant ? VietnamTime.DayOf(instant) : null);
    }

    /// <summary>The latest received first.</summary>
    public static Task<IReadOnlyList<FieldEvent>> Latest(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, int count, CancellationToken ct) =>
        FieldActivityStore.Latest(province, places, count, ct);

    /// <summary>Activities between two days, both included, the most frequent first.</summary>
    public static Task<IReadOnlyList<ActivitySum>> Activities(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly first, DateOnly last, CancellationToken ct) =>
        FieldActivityStore.Activities(province, places, VietnamTime.StartOf(first), VietnamTime.StartOf(last.AddDays(1)), ct);

    /// <summary>Activities of some kinds between two days, both included, the earliest first; one that another record mends is left out for it.</summary>
    public static Task<IReadOnlyList<HeldActivity>> Held(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, IReadOnlyCollection<string> kinds, DateOnly first, DateOnly last, CancellationToken ct) =>
        HeldActivityStore.Held(province, places, kinds, VietnamTime.StartOf(first), VietnamTime.StartOf(last.AddDays(1)), ct);

    /// <summary>Minutes of activity of each team in the weeks that belong to a period.</summary>
    public static Task<IReadOnlyDictionary<TeamId, long>> Minutes(ProvinceDatabase province, IReadOnlyCollection<TeamId> teams, Period period, CancellationToken ct) =>
        HeldActivityStore.Minutes(province, teams, [.. period.Weeks()], ct);

    /// <summary>The last quarter that ended before a day and in which something was recorded; null where there is none.</summary>
    public static async Task<Period?> LatestQuarter(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly before, CancellationToken ct) =>
        await FieldActivityStore.LatestQuarter(province, places, Period.QuarterOf(before).First, ct) is { } start ? Period.QuarterOf(start) : null;
}
