using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>A figure that changes on a day: the sum of all changes up to a day is the state on that day.</summary>
/// <param name="Subjects">Households or businesses (seen, for an indicator), samples, or activities.</param>
/// <param name="Met">Subjects that have it; minutes of activities.</param>
/// <param name="Have">Residents that have it, or are of the age; people reached.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Figures(long Subjects, long Met, long Have)
{
    public bool IsZero => Subjects == 0 && Met == 0 && Have == 0;

    public static Figures operator +(Figures a, Figures b) => new(a.Subjects + b.Subjects, a.Met + b.Met, a.Have + b.Have);

    public static Figures operator -(Figures a, Figures b) => new(a.Subjects - b.Subjects, a.Met - b.Met, a.Have - b.Have);
}

/// <summary>What a tally counts besides the indicators, which go by their ids.</summary>
public static class TallyNames
{
    /// <summary>Hộ: subjects = households, have = residents.</summary>
    public const string Households = "@households";

    public const string Elderly = "@elderly60", Disabled = "@disabled", NoSmartphone = "@noSmartphone";

    public const string Businesses = "@businesses", OcopMakers = "@ocop";

    /// <summary>Mẫu đo i-Speed: subjects = samples.</summary>
    public const string SpeedSamples = "@speed";

    /// <summary>Hoạt động: subjects = activities, met = minutes, have = people reached.</summary>
    public const string Activities = "@activities";

    public const string Difficulties = "@difficulties";

    /// <summary>Residents from an age on: have.</summary>
    public static string Residents(int fromAge) => fromAge switch { 14 => "@r14", 15 => "@r15", 18 => "@r18", _ => Elderly };
}

/// <summary>Spans of days that changes are summed over in advance, so that any sum up to a day adds few rows.</summary>
public enum TallyGrain { Day, Month, Quarter, Year }

/// <summary>Changes of figures by unit, name and day, gathered before they are stored.</summary>
public sealed class TallyChanges
{
    private readonly Dictionary<(UnitId Unit, string What, DateOnly Day), Figures> changes = [];

    public void Add(UnitId unit, string what, DateOnly day, Figures change)
    {
        if (change.IsZero)
            return;
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(changes, (unit, what, day), out _);
        sum += change;
    }

    public void AddAll(TallyChanges others)
    {
        foreach (var ((unit, what, day), change) in others.changes)
            Add(unit, what, day, change);
    }

    /// <summary>The places whose figures change, and the first day from which they do.</summary>
    public IReadOnlyDictionary<UnitId, DateOnly> FirstDays()
    {
        var days = new Dictionary<UnitId, DateOnly>();
        foreach (var (unit, _, day) in changes.Keys)
            days[unit] = days.TryGetValue(unit, out var known) && known < day ? known : day;
        return days;
    }

    public static DateOnly StartOf(TallyGrain grain, DateOnly day) => grain switch
    {
        TallyGrain.Day => day,
        TallyGrain.Month => new(day.Year, day.Month, 1),
        TallyGrain.Quarter => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        _ => new(day.Year, 1, 1),
    };

    /// <summary>The changes in every grain, none of them zero.</summary>
    public IEnumerable<(TallyGrain Grain, DateOnly StartsOn, string What, UnitId Unit, Figures Change)> InEveryGrain()
    {
        var sums = new Dictionary<(TallyGrain, DateOnly, string, UnitId), Figures>(changes.Count * 4);
        foreach (var ((unit, what, day), change) in changes)
        {
            for (var grain = TallyGrain.Day; grain <= TallyGrain.Year; grain++)
            {
                ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, (grain, StartOf(grain, day), what, unit), out _);
                sum += change;
            }
        }
        return sums.Where(sum => !sum.Value.IsZero).Select(sum => (sum.Key.Item1, sum.Key.Item2, sum.Key.Item3, sum.Key.Item4, sum.Value));
    }
}
