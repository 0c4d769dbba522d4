using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Targets;

/// <summary>One cell of a sheet as it is to be.</summary>
/// <param name="Amount">Null: taken back, so that what is handed down from above holds again.</param>
public sealed record TargetCell(Unit Unit, TargetLine Line, TargetAmount? Amount);

/// <summary>Why a cell cannot be set, Vietnamese, and where.</summary>
public sealed record TargetFault(Unit Unit, TargetLine Line, string Message);

/// <summary>
/// Giao chỉ tiêu: an officer sets targets of the units below theirs. More than what is handed down is theirs to ask for; less, and anything once the period
/// has begun, is for the officer of the unit above, who says why.
/// </summary>
public sealed class TargetOrder
{
    /// <summary>Less than this is the last digit of a division.</summary>
    private const decimal Rounding = 0.000_000_001m;

    public required UnitTree Tree { get; init; }

    public required Period Period { get; init; }

    /// <summary>What is in force before.</summary>
    public required TargetBook Book { get; init; }

    /// <summary>The unit whose officer sets; null: the installation's administrator, above all.</summary>
    public required Unit? Officer { get; init; }

    public required string Reason { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>Size of a unit's register of what a line counts, for counts.</summary>
    public required Func<UnitId, TargetLine, long?> Register { get; init; }

    /// <summary>Đã chốt: from the first day of its period on.</summary>
    public bool IsFrozen => Period.First <= Today;

    /// <summary>Those of the cells that differ from what is in force, and what forbids them.</summary>
    public (IReadOnlyList<TargetCell> Changes, IReadOnlyList<TargetFault> Faults) Check(IEnumerable<TargetCell> cells)
    {
        var changes = cells.Where(cell => OwnOf(cell)?.Amount != cell.Amount).ToList();
        var after = After(changes);
        return (changes, [.. changes.Select(cell => (cell, Fault: FaultOf(cell, after))).Where(one => one.Fault is not null).Select(one => new TargetFault(one.cell.Unit, one.cell.Line, one.Fault!))]);
    }

    /// <summary>The book as it is once the cells are set.</summary>
    public TargetBook After(IEnumerable<TargetCell> changes) => Book.With([.. changes.Select(cell =>
        (new SetTarget(cell.Line.Id, cell.Unit.Id, Period, cell.Amount ?? default, Officer?.Id) { Register = Register(cell.Unit.Id, cell.Line) }, cell.Amount is null))]);

    private string? FaultOf(TargetCell cell, TargetBook after)
    {
        if (Officer is { } own && !MaySet(own, cell.Unit))
            return $"Cán bộ của {own.FullName} chỉ giao chỉ tiêu cho các đơn vị bên dưới.";
        if (cell.Amount is { } amount && TargetText.Fault(amount, cell.Line) is { } wrong)
            return wrong;
        if (IsFrozen && !IsSuperior(cell.Unit))
            return $"Chỉ tiêu {Period.Text} đã chốt từ ngày {VietnamTime.Text(Period.First)}; chỉ cán bộ cấp trên của {AnsweringFor(cell.Unit).FullName} đổi được, kèm lý do.";
        if (IsFrozen && Reason.Length == 0)
            return $"Chỉ tiêu {Period.Text} đã chốt từ ngày {VietnamTime.Text(Period.First)}: ghi lý do để đổi.";
        return IsSuperior(cell.Unit) ? null : BelowFloor(cell, after);
    }

    /// <summary>Lowering what was handed down needs the superior.</summary>
    private string? BelowFloor(TargetCell cell, TargetBook after)
    {
        if (cell.Unit.Id != Officer!.Id && Handed(Officer, cell.Line) is { Amount.Scale: TargetScale.Count } count && cell is { Amount.Scale: TargetScale.Count } && cell.Unit.ParentId == Officer.Id)
            return BelowSum(cell.Line, count, after);
        var number = after.Held(cell.Line, cell.Unit, Tree, Period)?.Number;
        var floors = new[] { cell.Unit.Id == Officer.Id ? null : FloorOf(Officer, cell), OwnOf(cell) is { } own && IsFromAbove(own) ? own.Number : null };
        return floors.Max() is { } floor && (number is not { } known || known < Reachable(floor, cell))
            ? $"Thấp hơn {Text(floor)} {cell.Line.Measure} cấp trên đã giao. Được giao cao hơn; muốn thấp hơn, đề nghị cán bộ cấp trên giao."
            : null;
    }

    /// <summary>Of a count that was handed to the officer's unit, the parts have to come to as much together: divided by households, their shares differ.</summary>
    private string? BelowSum(TargetLine line, SetTarget handed, TargetBook after)
    {
        var parts = Tree.ChildrenOf(Officer!.Id).Select(part => (Part: part, Size: Register(part.Id, line) ?? 0)).ToList();
        var wanted = (handed.Number ?? 0) / 100 * parts.Sum(one => one.Size);
        var sum = parts.Sum(one => after.Own(one.Part.Id, line.Id, Period) is { Amount: { Scale: TargetScale.Count, Number: var count } } ? count : (after.Held(line, one.Part, Tree, Period)?.Number ?? 0) / 100 * one.Size);
        return sum > wanted - Rounding ? null
            : $"Các đơn vị cộng lại là {Text(sum)} {line.Counted}, thấp hơn {TargetText.Of(handed.Amount, line)} đã giao cho {Officer.FullName}. Muốn thấp hơn, đề nghị cán bộ cấp trên giao.";
    }

    /// <summary>There is no third of a household: the largest count that is not above the floor is as good.</summary>
    private decimal Reachable(decimal floor, TargetCell cell) =>
        cell.Amount is { Scale: TargetScale.Count } && Register(cell.Unit.Id, cell.Line) is > 0 and var size ? 100 * decimal.Floor((floor * size / 100) + Rounding) / size : floor;

    private SetTarget? Handed(Unit officer, TargetLine line) => Book.Own(officer.Id, line.Id, Period) ?? Book.Above(officer, Tree, line.Id, Period);

    /// <summary>What is handed to the officer's unit, which its parts may not fall below.</summary>
    private decimal? FloorOf(Unit officer, TargetCell cell) => Handed(officer, cell.Line) is { } handed ? handed.Number : TargetBook.OfDocument(cell.Line, cell.Unit, Tree);

    private static string Text(decimal number) => Language.VietnameseNumbers.Text(Math.Round(number, 2));

    /// <summary>A province's own target is its own officer's to set: nobody hands it one.</summary>
    private bool MaySet(Unit officer, Unit unit) => unit.Id == officer.Id ? officer.Kind <= UnitKind.Province : Tree.IsUnder(unit.Id, officer.Id);

    /// <summary>Whether the officer stands above the unit that answers for the target.</summary>
    private bool IsSuperior(Unit unit)
    {
        var answering = AnsweringFor(unit);
        return Officer is not { } officer || (officer.Id != answering.Id && Tree.IsUnder(answering.Id, officer.Id)) || officer.Kind == UnitKind.Nation;
    }

    private bool IsFromAbove(SetTarget target) =>
        Officer is { } officer && (target.From is not { } from || (from != officer.Id && (Tree.Find(from) is null || Tree.IsUnder(officer.Id, from))));

    /// <summary>Of a village its commune; a village has no officer.</summary>
    private Unit AnsweringFor(Unit unit) => unit.Kind == UnitKind.Village && unit.ParentId is { } parent && Tree.Find(parent) is { } commune ? commune : unit;

    private SetTarget? OwnOf(TargetCell cell) => Book.Own(cell.Unit.Id, cell.Line.Id, Period) is { } own && own.Period.Code == Period.Code ? own : null;
}
