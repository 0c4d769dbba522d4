using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports.Calendar;

/// <summary>Mục trong lịch báo cáo: a report of a unit, or the same report of all units of a level below it, that is due on a day.</summary>
/// <param name="Report">Id of schedule, deadline or request.</param>
/// <param name="Unit">The unit whose calendar it is.</param>
/// <param name="Level">Of who owes it.</param>
/// <param name="Day">The last day on time, moved where it was extended.</param>
/// <param name="IsOwn">Owed by the unit itself; else by units below it.</param>
/// <param name="Case">The unit's own report; null before its period is opened, and of units below.</param>
/// <param name="Expected">How many are owed, of which <paramref name="Sent"/> were sent.</param>
public sealed record CalendarEntry(
    string Program, string Report, Period? Period, string Title, UnitId Unit, UnitKind Level, DateOnly Day, bool IsOwn, Guid? Case, int Expected, int Sent)
{
    /// <summary>The day was moved.</summary>
    public bool IsExtended { get; init; }

    /// <summary>Báo cáo đột xuất.</summary>
    public bool IsRequested { get; init; }

    /// <summary>Its period has opened; what has not is what the document will ask.</summary>
    public bool IsOpen { get; init; }

    /// <summary>They are sent to this unit, so that it has their progress.</summary>
    public bool IsReceived { get; init; }

    /// <summary>When it was last said.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    public CalendarState On(DateOnly today) => this switch
    {
        { Sent: var sent, Expected: var expected } when sent >= expected => CalendarState.Sent,
        _ when Day < today => CalendarState.Late,
        _ when Day.DayNumber - today.DayNumber <= Soon => CalendarState.Soon,
        _ => CalendarState.Coming,
    };

    private const int Soon = 7;

    /// <summary>Says in every reading which entry it is, also after a day was moved: <c>program.report.period.unit</c>.</summary>
    public string Key => $"{Program}.{Report}.{Period?.Code ?? "once"}.{Unit}{(IsOwn ? "" : $".{UnitWords.Code(Level)}.{Day:yyyyMMdd}")}";
}

/// <summary>Tình trạng của một mục.</summary>
public enum CalendarState
{
    /// <summary>Chưa đến hạn.</summary>
    Coming,

    /// <summary>Sắp đến hạn: within a week.</summary>
    Soon,

    /// <summary>Quá hạn: not all are sent.</summary>
    Late,

    /// <summary>Đã gửi, all of them.</summary>
    Sent,
}
