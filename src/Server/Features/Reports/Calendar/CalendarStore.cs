using CongDongSo.Domain.Time;
using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Reports.Calendar;

/// <summary>What is due when, of reports whose periods are open.</summary>
internal static class CalendarStore
{
    /// <summary>A moved day was last said with the step that moved it.</summary>
    private const string SaidAt = "case when r.extended_to is null then r.opened_at else (select max(s.at) from report_step s where s.report_id = r.id and s.deed = 'extend') end";

    /// <summary>Of a unit and the units below it, due from one day to another; what need not be sent is not there.</summary>
    /// <param name="below">Ids of the units below.</param>
    public static async Task<IReadOnlyList<CalendarEntry>> Of(ProvinceDatabase province, Unit unit, IReadOnlyCollection<UnitId> below, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var query = province.AskAnew().Add($"""
            select r.program, r.report, r.period, r.title, u.kind, coalesce(r.extended_to, r.due_on) as day, true as own, r.id, 1, (r.submissions > 0)::int, r.extended_to is not null,
              r.request_id is not null, false, {SaidAt}
            from report r join cds.unit u on u.id = r.unit_id
            where r.unit_id = $1 and r.excused is null and coalesce(r.extended_to, r.due_on) between $3 and $4
            union all
            select r.program, r.report, r.period, min(r.title), u.kind, coalesce(r.extended_to, r.due_on), false, null, count(*)::int, count(*) filter (where r.submissions > 0)::int, r.extended_to is not null,
              bool_or(r.request_id is not null), bool_and(r.superior_id is not distinct from $1), max({SaidAt})
            from report r join cds.unit u on u.id = r.unit_id
            where r.unit_id = any($2) and r.excused is null and coalesce(r.extended_to, r.due_on) between $3 and $4
            group by r.program, r.report, r.period, u.kind, coalesce(r.extended_to, r.due_on), r.extended_to is not null
            """, unit.Id.Value, below.Select(one => one.Value).ToArray(), from, to);
        await using var row = await query.Read(ct);
        var entries = new List<CalendarEntry>();
        while (await row.ReadAsync(ct))
            entries.Add(Entry(row, unit.Id));
        return entries;
    }

    /// <summary>Program, report, period and level of all that has been opened for these units, whatever became of it.</summary>
    public static async Task<IReadOnlySet<(string Program, string Report, string Period, UnitKind Level)>> Opened(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var query = province.AskAnew().Add("select distinct r.program, r.report, r.period, u.kind from report r join cds.unit u on u.id = r.unit_id where r.unit_id = any($1)", units.Select(unit => unit.Value).ToArray());
        await using var row = await query.Read(ct);
        var opened = new HashSet<(string, string, string, UnitKind)>();
        while (await row.ReadAsync(ct))
            opened.Add((row.GetString(0), row.GetString(1), row.GetString(2), Level(row.GetString(3))));
        return opened;
    }

    private static CalendarEntry Entry(NpgsqlDataReader row, UnitId unit) => new(
        row.GetString(0), row.GetString(1), Period.Parse(row.GetString(2)), row.GetString(3), unit, Level(row.GetString(4)), row.GetFieldValue<DateOnly>(5), row.GetBoolean(6), row.IsDBNull(7) ? null : row.GetGuid(7),
        row.GetInt32(8), row.GetInt32(9))
    {
        IsExtended = row.GetBoolean(10), IsRequested = row.GetBoolean(11), IsReceived = row.GetBoolean(12), IsOpen = true, SaidAt = row.GetFieldValue<DateTimeOffset>(13),
    };

    private static UnitKind Level(string code) => Enum.Parse<UnitKind>(code, ignoreCase: true);
}
