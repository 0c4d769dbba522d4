using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Targets;

/// <summary>A sheet as somebody would have it: what changes, what forbids it, what they would want to know.</summary>
/// <param name="Changes">Cells that differ from what is in force.</param>
/// <param name="Faults">Nothing is saved while there is one.</param>
public sealed record TargetDraft(TargetSheet Sheet, IReadOnlyList<TargetCell> Changes, IReadOnlyList<TargetFault> Faults, IReadOnlyList<TargetRemark> Remarks, string Reason)
{
    private const int FaultsTold = 5;

    /// <param name="cells">Any of the sheet's; what is not among them stays.</param>
    /// <param name="unread">Cells that could not be read.</param>
    public static TargetDraft Of(TargetSheet sheet, IReadOnlyList<TargetCell> cells, IReadOnlyList<TargetFault> unread, string reason)
    {
        var order = new TargetOrder
        {
            Tree = sheet.Seen.Tree, Period = sheet.Period, Book = sheet.Book, Officer = sheet.Officer, Reason = reason, Today = sheet.Today,
            Register = (unit, line) => line.Counted is null ? null : sheet.Registers.GetValueOrDefault((unit, line.Id)),
        };
        var (changes, faults) = order.Check(cells);
        var remarks = TargetChecks.Of(order.After(changes), sheet.Lines, sheet.Whole, sheet.Parts, sheet.Seen.Tree, sheet.Period, sheet.Households);
        return new(sheet, changes, [.. unread, .. faults], remarks, reason);
    }

    /// <summary>The sheet as it is.</summary>
    public static TargetDraft Unchanged(TargetSheet sheet) => Of(sheet, [], [], "");

    /// <summary>The share of each part of a count that was given to the whole, by households.</summary>
    public static IReadOnlyList<TargetCell> Split(TargetSheet sheet, TargetLine line, long whole) =>
        [.. sheet.Parts.Zip(TargetSplit.Of(whole, [.. sheet.Parts.Select(part => sheet.Households.GetValueOrDefault(part.Id))]), (part, share) => new TargetCell(part, line, new(share, TargetScale.Count)))];

    /// <summary>The refusal of a draft with faults.</summary>
    public Problem? Refusal => Faults.Count == 0 ? null : new(
        "targets-refused", $"{Domain.Language.VietnameseNumbers.Text(Faults.Count)} ô chưa giao được, chưa ghi gì.",
        string.Join(" ", Faults.Take(FaultsTold).Select(Sentence)) + (Faults.Count > FaultsTold ? " …" : ""));

    public static string Sentence(TargetFault fault) => $"{fault.Unit.FullName}, {fault.Line.Name}: {fault.Message}";
}
