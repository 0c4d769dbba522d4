using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Targets.Pages;

/// <summary>What the page of a sheet shows.</summary>
public sealed record TargetSheetModel(TargetSheet Sheet, IReadOnlyList<Program> Programs, IReadOnlyList<Period> Periods, IReadOnlyList<Crumb> Trail)
{
    /// <summary>What was typed and is not saved; none: the sheet as it is.</summary>
    public TypedTargets Typed { get; init; } = TypedTargets.None;

    public required TargetDraft Draft { get; init; }

    /// <summary>Cells that have just been saved.</summary>
    public int? Saved { get; init; }

    public Problem? Problem { get; init; }

    public bool IsTyped => Typed.Texts.Count > 0;

    public string TextOf(Unit unit, TargetLine line) =>
        Typed.Texts.TryGetValue((unit.Id, line.Id), out var text) ? text : Sheet.Own(unit, line) is { Amount: var amount } ? TargetText.Cell(amount, line) : "";

    public string? FaultOf(Unit unit, TargetLine line) => Draft.Faults.FirstOrDefault(fault => fault.Unit.Id == unit.Id && fault.Line == line)?.Message;

    /// <summary>What holds where the cell is blank, and from where.</summary>
    public string? InheritedOf(Unit unit, TargetLine line)
    {
        if (Sheet.Own(unit, line) is not null)
            return null;
        if (Sheet.Book.Held(line, unit, Sheet.Seen.Tree, Sheet.Period) is not { } held)
            return null;
        var number = $"{VietnameseNumbers.Text(Math.Round(held.Number, 2))} {line.Measure}";
        return held.Set switch
        {
            null => $"{number} theo văn bản",
            { Unit: var at } when at == unit.Id => $"{number} của {held.Set.Period.Text}",
            { Unit: var at } => $"{number} theo {Sheet.Seen.Tree.Find(at)?.FullName ?? "cấp trên"}",
        };
    }
}
