using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Calendar;

/// <summary>What is due in some days.</summary>
/// <param name="Programs">That have something to do there.</param>
/// <param name="Program">Null: all programs.</param>
/// <param name="Entries">By day; on a day the unit's own first.</param>
public sealed record CalendarOf(SeenUnit Seen, IReadOnlyList<Program> Programs, Program? Program, IReadOnlyList<CalendarEntry> Entries, DateOnly Today);

/// <summary>Lịch báo cáo: what a unit and the units below it owe by when, as far as it is asked for, and as documents will ask.</summary>
internal sealed class ReportCalendar(Databases databases, UnitInScope seen, ProgramCoverage coverage, TimeProvider clock)
{
    private const int MostDays = 800;

    /// <param name="unit">Null: the caller's own.</param>
    public async Task<Result<CalendarOf>> Of(Caller caller, string? unit, string? program, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (to < from || to.DayNumber - from.DayNumber > MostDays)
            return new Problem("days-unreadable", "Khoảng ngày chưa đúng.", $"Ngày đầu phải trước ngày cuối và cách nhau không quá {MostDays} ngày.");
        var found = await seen.Find(caller, unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var area))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(area.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(area.ProvinceCode)).Problem;
        var today = VietnamTime.Today(clock);
        var areas = await coverage.Areas(area.Unit, area.Tree, ct);
        var chosen = areas.FirstOrDefault(one => one.Program.Id == program)?.Program;
        UnitId[] below = [.. area.Tree.Under(area.Unit.Id).Select(one => one.Id).Where(id => id != area.Unit.Id)];
        var opened = await CalendarStore.Of(province, area.Unit, below, from, to, ct);
        var known = to > today ? await CalendarStore.Opened(province, [area.Unit.Id, .. below], ct) : new HashSet<(string, string, string, UnitKind)>();
        var coming = to > today ? areas.SelectMany(one => Coming(one, area, known, from > today ? from : today, to, today)) : [];
        return new CalendarOf(
            area, [.. areas.Select(one => one.Program)], chosen,
            [
                .. opened.Concat(coming).Where(entry => chosen is null || entry.Program == chosen.Id)
                    .OrderBy(entry => entry.Day).ThenByDescending(entry => entry.IsOwn).ThenBy(entry => entry.Level).ThenBy(entry => entry.Title, StringComparer.Ordinal),
            ], today);
    }

    /// <summary>What a document will ask when its period begins: of the units of today.</summary>
    private static IEnumerable<CalendarEntry> Coming(
        ProgramArea area, SeenUnit seen, IReadOnlySet<(string, string, string, UnitKind)> opened, DateOnly first, DateOnly last, DateOnly today) =>
        from level in area.Tops.SelectMany(seen.Tree.Under).DistinctBy(unit => unit.Id).GroupBy(unit => unit.Kind)
        from due in ReportDue.Of(area.Program, level.Key, first, last)
        where due.LastDay is not null && (due.Period?.First ?? area.Program.InForceFrom) > today && !opened.Contains((due.Program, due.Report, due.Period?.Code ?? "", level.Key))
        let isOwn = level.Key == seen.Unit.Kind
        select new CalendarEntry(due.Program, due.Report, due.Period, due.Title, seen.Unit.Id, level.Key, due.LastDay!.Value, isOwn, null, level.Count(), 0)
        {
            IsReceived = !isOwn && level.All(unit => unit.ParentId == seen.Unit.Id), SaidAt = VietnamTime.StartOf(area.Program.Date),
        };
}
