using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Targets;

/// <summary>A sheet as JSON.</summary>
/// <param name="Version">To be sent back by who changes it.</param>
/// <param name="Frozen">The period has begun.</param>
public sealed record TargetDocument(string Program, Unit Unit, string Period, long Version, bool Frozen, IReadOnlyList<TargetRow> Items, int Total, IReadOnlyList<string> Remarks)
{
    public static TargetDocument Of(TargetSheet sheet)
    {
        List<TargetRow> rows = [.. from unit in sheet.Rows from line in sheet.Lines select TargetRow.Of(sheet, unit, line)];
        return new(sheet.Program.Id, sheet.Whole, sheet.Period.Code, sheet.Version, sheet.IsFrozen, rows, rows.Count, [.. TargetDraft.Unchanged(sheet).Remarks.Select(remark => remark.Sentence)]);
    }
}

/// <param name="Line">The indicator's id, of the quota of a single team with <c>:quota</c> behind it.</param>
/// <param name="Amount">As it was set for this unit and period; null: nothing was.</param>
/// <param name="Held">What holds, in the line's own unit.</param>
/// <param name="HeldFrom">The unit that it was set for; null: the document's own, or none.</param>
public sealed record TargetRow(UnitId Unit, string UnitCode, string UnitName, string Line, decimal? Amount, TargetScale? Scale, decimal? Held, UnitId? HeldFrom, string? HeldPeriod)
{
    public static TargetRow Of(TargetSheet sheet, Unit unit, TargetLine line)
    {
        var (own, held) = (sheet.Own(unit, line), sheet.Book.Held(line, unit, sheet.Seen.Tree, sheet.Period));
        return new(unit.Id, unit.Code, unit.FullName, line.Id, own?.Amount.Number, own?.Amount.Scale, held is null ? null : Math.Round(held.Number, 2), held?.Set?.Unit, held?.Set?.Period.Code);
    }
}

/// <summary>Cells to be set.</summary>
/// <param name="Version">Of the sheet they were made from; null: whatever there is.</param>
public sealed record TargetWish(string Program, string Unit, string Period, long? Version, string? Reason, IReadOnlyList<TargetWishCell> Cells);

/// <param name="Unit">Code or id: the sheet's unit, or one directly below it.</param>
/// <param name="Amount">Null: taken back.</param>
/// <param name="Scale">Null: the line's own unit.</param>
public sealed record TargetWishCell(string Unit, string Line, decimal? Amount, TargetScale? Scale);

/// <summary>What was saved.</summary>
public sealed record TargetsAnswer(int Changed, TargetDocument Sheet);
