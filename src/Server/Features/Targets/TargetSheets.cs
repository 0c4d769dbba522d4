using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Which sheet is wanted; blank for what is chosen by itself.</summary>
/// <param name="Program">Id; blank: the one in force for the unit.</param>
/// <param name="Unit">Code, <c>code@date</c> or id; blank: the caller's own.</param>
/// <param name="Period">Year, quarter or month; blank: this year.</param>
public sealed record TargetAsk(string? Program, string? Unit, string? Period);

/// <summary>What was saved.</summary>
/// <param name="Changed">Cells.</param>
public sealed record TargetsSaved(int Changed, TargetSheet Sheet);

/// <summary>Giao chỉ tiêu: a unit's sheet is read, and saved as a whole or not at all.</summary>
public sealed class TargetSheets(Databases databases, UnitDirectory units, UnitInScope unitsInScope, ProgramCatalogue programs, ProgramCoverage coverage, TimeProvider clock)
{
    public const int LongestReason = 500;

    /// <param name="caller">Null at the installation's own command line, which may set everything.</param>
    public async Task<Result<TargetSheet>> Of(Caller? caller, TargetAsk ask, CancellationToken ct, Permission permission = Permission.ViewNumbers)
    {
        var today = VietnamTime.Today(clock);
        var period = string.IsNullOrWhiteSpace(ask.Period) ? Period.Year(today.Year) : Period.Parse(ask.Period);
        if (period is null or { Kind: PeriodKind.Week })
            return new Problem("target-period", $"Không giao chỉ tiêu cho kỳ “{ask.Period}”.", "Viết năm 2026, quý 2026-Q1 hoặc tháng 2026-01.");
        DateOnly? day = period.Last < today ? period.Last : null;
        var found = caller is null ? await Named(ask.Unit ?? "", day ?? today, ct) : await unitsInScope.Find(caller, ask.Unit, ct, permission, day);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        return await (await ProgramOf(ask.Program, seen.Unit, today, ct)).Match(
            program => Of(caller, program, seen, period, province, today, ct), problem => Task.FromResult<Result<TargetSheet>>(problem));
    }

    /// <summary>Programs with indicators that bind a unit, the newest first.</summary>
    public async Task<IReadOnlyList<Program>> Programs(Unit unit, CancellationToken ct) => [.. (await coverage.Of(unit, ct)).Where(program => program.Indicators.Count > 0)];

    /// <param name="version">That the draft was made from; null: whatever there is now.</param>
    public async Task<Result<TargetsSaved>> Save(Caller? caller, TargetDraft draft, long? version, CancellationToken ct)
    {
        var sheet = draft.Sheet;
        if (!sheet.MayWrite)
            return caller is not null && Scope.Refusal(caller, Permission.SetTargets) is { } forbidden ? forbidden
                : new Problem("targets-not-yours", $"Bạn không giao chỉ tiêu cho {sheet.Whole.FullName}.", "Chọn đơn vị của bạn hoặc một đơn vị bên dưới.") { Kind = ProblemKind.Forbidden };
        if (draft.Reason.Length > LongestReason)
            return new Problem("target-reason", "Lý do quá dài.", $"Nhiều nhất {LongestReason} ký tự.");
        if (draft.Refusal is { } refusal)
            return refusal;
        if (version is { } seen && seen != sheet.Version)
            return Changed();
        if (draft.Changes.Count == 0)
            return new TargetsSaved(0, sheet);
        var province = await databases.OpenProvince(sheet.Seen.ProvinceCode, ct);
        var from = caller is null ? (UnitId?)null : sheet.Officer?.Id ?? UnitDirectory.NationId;
        var registers = draft.Changes.Select(cell => cell.Amount is { Scale: TargetScale.Count } ? sheet.Registers.GetValueOrDefault((cell.Unit.Id, cell.Line.Id)) : (long?)null).ToList();
        var writing = new TargetWriting(sheet.Program.Id, sheet.Whole, sheet.Period, Known(sheet.Seen), sheet.Version, draft.Changes, registers, from, draft.Reason);
        return await TargetStore.Set(province, writing, clock.GetUtcNow(), ct) ? new TargetsSaved(draft.Changes.Count, sheet) : Changed();
    }

    private static Problem Changed() =>
        new("targets-changed", "Có người vừa đổi chỉ tiêu ở đây.", "Chưa ghi gì. Mở lại bảng để thấy mức mới, rồi nhập lại phần của bạn.") { Kind = ProblemKind.Conflict };

    private static async Task<Result<TargetSheet>> Of(Caller? caller, Program program, SeenUnit seen, Period period, ProvinceDatabase province, DateOnly today, CancellationToken ct)
    {
        var lines = TargetLine.Of(program);
        var (targets, version) = await TargetStore.Sheet(province, program.Id, period, Known(seen), ct);
        var (households, registers) = await Registers(province, seen, lines, period, ct);
        var (officer, mayWrite) = OfficerAt(caller, seen);
        return new TargetSheet
        {
            Program = program, Seen = seen, Period = period, Lines = lines, Book = new(targets), Households = households, Registers = registers, Version = version,
            Officer = officer, MayWrite = mayWrite && seen.Unit.StandsOn(today), Today = today,
        };
    }

    /// <summary>The widest of the caller's units around this one: as its officer they act.</summary>
    private static (Unit? Officer, bool MayWrite) OfficerAt(Caller? caller, SeenUnit seen)
    {
        if (caller is null)
            return (null, true);
        var own = caller.Units(Permission.SetTargets).ToHashSet();
        var officer = seen.Path.FirstOrDefault(unit => own.Contains(unit.Id));
        return own.Contains(UnitDirectory.NationId) ? (null, true) : (officer, officer is not null);
    }

    private static async Task<(IReadOnlyDictionary<UnitId, long>, IReadOnlyDictionary<(UnitId, string), long>)> Registers(
        ProvinceDatabase province, SeenUnit seen, IReadOnlyList<TargetLine> lines, Period period, CancellationToken ct)
    {
        var rowOf = seen.Children.SelectMany(part => seen.Tree.Under(part.Id), (part, below) => (below.Id, Row: part.Id)).Append((seen.Unit.Id, seen.Unit.Id)).ToDictionary(one => one.Item1, one => one.Item2);
        var tallies = lines.Select(line => line.IsQuota ? null : RegisterSize.Tally(line.Indicator.Population)).OfType<string>().Append(TallyNames.Households).Distinct().ToList();
        var figures = (await FieldFigures.Read(province, rowOf, tallies, period.First, period.Last, FieldParts.None, ct)).State;
        var households = new Dictionary<UnitId, long>();
        var registers = new Dictionary<(UnitId, string), long>();
        foreach (var row in rowOf.Values.Distinct())
        {
            Count(row, figures.GetValueOrDefault((row, TallyNames.Households)).Subjects, null);
            foreach (var line in lines.Where(line => line.Counted is not null))
                Count(row, RegisterSize.Of(line.Indicator.Population, figures.GetValueOrDefault((row, RegisterSize.Tally(line.Indicator.Population)!))), line);
        }
        return (households, registers);

        // Of a part, and of the whole with it.
        void Count(UnitId row, long size, TargetLine? line)
        {
            foreach (var unit in new[] { row, seen.Unit.Id }.Distinct())
            {
                if (line is null)
                    households[unit] = households.GetValueOrDefault(unit) + size;
                else
                    registers[(unit, line.Id)] = registers.GetValueOrDefault((unit, line.Id)) + size;
            }
        }
    }

    private async Task<Result<Program>> ProgramOf(string? id, Unit unit, DateOnly today, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(id))
            return programs.Find(id);
        return ProgramCoverage.Default(await Programs(unit, ct), today) is { } program ? program
            : new Problem("target-no-program", $"{unit.FullName} chưa thuộc chương trình nào có chỉ tiêu.", "Xem các chương trình trong mục Chương trình.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<SeenUnit>> Named(string text, DateOnly day, CancellationToken ct)
    {
        var named = await units.Named(text, day, ct);
        if (named is not Result<Unit>.Done(var unit))
            return ((Result<Unit>.Refused)named).Problem;
        return await units.ProvinceCodeOf(unit.Id, ct) is { } province
            ? new SeenUnit(unit, await units.TreeOf(unit, day, ct), province)
            : new Problem("unit-without-province", $"{unit.FullName} không thuộc một tỉnh.", "Chọn một tỉnh, hoặc một đơn vị trong tỉnh.");
    }

    private static IReadOnlyCollection<UnitId> Known(SeenUnit seen) => [.. seen.Path.Select(unit => unit.Id), .. seen.Children.Select(unit => unit.Id)];
}
