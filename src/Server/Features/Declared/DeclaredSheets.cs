using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Which sheet is wanted; blank for what is chosen by itself.</summary>
/// <param name="Period">Year, quarter or month; blank: the last quarter that ended.</param>
public sealed record DeclaredAsk(string? Program, string? Unit, string? Period);

/// <summary>Declared beside computed: of the unit, and of the units below it that declared something.</summary>
/// <param name="Own">One for each indicator.</param>
/// <param name="Below">The greatest difference first.</param>
/// <param name="Version">To be sent back by who declares.</param>
public sealed record DeclaredSheet(
    SeenUnit Seen, IReadOnlyList<Program> Programs, Program Program, Period Period, IReadOnlyList<DeclaredComparison> Own, IReadOnlyList<DeclaredComparison> Below, long Version, bool MayWrite, DateOnly Today);

/// <summary>Số tự khai: a unit says what it counted itself, and sees the difference to what its records give.</summary>
public sealed class DeclaredSheets(
    Databases databases, UnitInScope units, ProgramCatalogue programs, ProgramCoverage coverage, MeasureUnits measures, DeclaredBeside beside, Scope scope, TimeProvider clock)
{
    public const int LongestNote = 500;

    public async Task<Result<DeclaredSheet>> Of(Caller caller, DeclaredAsk ask, CancellationToken ct, Permission permission = Permission.ViewNumbers)
    {
        var today = VietnamTime.Today(clock);
        var period = string.IsNullOrWhiteSpace(ask.Period) ? Period.QuarterOf(Period.QuarterOf(today).First.AddDays(-1)) : Period.Parse(ask.Period);
        if (period is null or { Kind: PeriodKind.Week } || period.First > today)
            return new Problem("declared-period", $"Không khai được số cho kỳ “{ask.Period}”.", "Chọn một năm, quý hoặc tháng đã bắt đầu: 2025, 2025-Q4, 2025-11.");
        var found = await units.Find(caller, ask.Unit, ct, permission, period.Last < today ? period.Last : null);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var covering = (await coverage.Of(seen.Unit, ct)).Where(program => program.Indicators.Count > 0).ToList();
        var chosen = string.IsNullOrWhiteSpace(ask.Program) ? ProgramCoverage.Default(covering, period.Last) is { } one ? one : null : programs.Find(ask.Program) is Result<Program>.Done(var named) ? named : null;
        if (chosen is null)
            return new Problem("declared-no-program", $"{seen.Unit.FullName} không có chương trình ấy.", "Chọn một chương trình trong danh sách.") { Kind = ProblemKind.NotFound };
        return await Of(caller, seen, covering, chosen, period, province, today, ct);
    }

    /// <param name="typed">By indicator; null counts take the declaration back. Indicators that are not named stay.</param>
    /// <param name="version">Null: whatever there is now.</param>
    public async Task<Result<DeclaredSheet>> Save(Caller caller, DeclaredSheet sheet, IReadOnlyDictionary<string, (long Numerator, long Denominator)?> typed, string? note, long? version, CancellationToken ct)
    {
        if (!sheet.MayWrite)
            return new Problem("declared-not-yours", $"Không khai số cho {sheet.Seen.Unit.FullName} được.", "Xã, huyện và tỉnh tự khai; chọn đơn vị của bạn.") { Kind = ProblemKind.Forbidden };
        var said = Folding.Tidy(note ?? "");
        if (said.Length > LongestNote)
            return new Problem("declared-note", "Ghi chú quá dài.", $"Nhiều nhất {LongestNote} ký tự.");
        var changes = new List<DeclaredCell>();
        foreach (var (id, counts) in typed)
        {
            if (sheet.Own.FirstOrDefault(row => row.Indicator.Id == id) is not { } row)
                return new Problem("declared-indicator", $"Chương trình {sheet.Program.Id} không có chỉ tiêu “{id}”.", $"Các chỉ tiêu: {string.Join(", ", sheet.Own.Select(one => one.Indicator.Id))}.");
            if (counts is { } known && DeclaredComparison.Fault(row.Indicator, known.Numerator, known.Denominator) is { } fault)
                return new Problem("declared-fault", $"{row.Indicator.Name}: {fault}", "Sửa ô được nêu rồi ghi lại; chưa ghi gì.");
            if (counts != (row.Declared is { } before ? (before.Numerator, before.Denominator) : default((long, long)?)))
                changes.Add(new(id, counts));
        }
        if (version is { } saw && saw != sheet.Version)
            return Changed();
        var province = await databases.OpenProvince(sheet.Seen.ProvinceCode, ct);
        if (changes.Count > 0 && !await DeclaredStore.Set(province, sheet.Program.Id, sheet.Seen.Unit.Id, sheet.Period, changes, said, sheet.Version, clock.GetUtcNow(), ct))
            return Changed();
        return await Of(caller, sheet.Seen, sheet.Programs, sheet.Program, sheet.Period, province, sheet.Today, ct);
    }

    private static Problem Changed() => new("declared-changed", "Có người vừa khai số của đơn vị này.", "Chưa ghi gì. Mở lại trang để thấy số mới, rồi nhập lại.") { Kind = ProblemKind.Conflict };

    private async Task<Result<DeclaredSheet>> Of(
        Caller caller, SeenUnit seen, IReadOnlyList<Program> covering, Program program, Period period, ProvinceDatabase province, DateOnly today, CancellationToken ct)
    {
        var whole = await measures.Measure(program, seen.Unit, period, by: null, ct);
        if (whole is not Result<MeasureTable>.Done(var table))
            return ((Result<MeasureTable>.Refused)whole).Problem;
        var parts = seen.Children.Where(child => child.Kind < UnitKind.Village).ToList();
        var (values, version) = await DeclaredStore.Latest(province, program.Id, [seen.Unit.Id, .. parts.Select(part => part.Id)], period, ct);
        var told = await beside.TellsExactly(caller, seen.Unit, ct);
        var below = new List<DeclaredComparison>();
        if (values.Any(value => value.Unit != seen.Unit.Id) && await measures.Measure(program, seen.Unit, period, parts[0].Kind, ct) is Result<MeasureTable>.Done(var ofParts))
        {
            below.AddRange(from part in parts from indicator in program.Indicators
                           let row = beside.Compare(part, indicator, values, ofParts.Rows, told)
                           where row.Declared is not null
                           select row);
        }
        return new DeclaredSheet(
            seen, covering, program, period, [.. program.Indicators.Select(indicator => beside.Compare(seen.Unit, indicator, values, table.Rows, told))],
            [.. below.OrderByDescending(row => Math.Abs(row.Points ?? decimal.MaxValue)).ThenBy(row => row.Unit.Code, StringComparer.Ordinal)], version,
            seen.Unit.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune && await scope.Covers(caller, seen.Unit.Id, ct, Permission.SetTargets), today);
    }
}
