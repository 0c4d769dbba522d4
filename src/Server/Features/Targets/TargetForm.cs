using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Cells of a sheet as they were typed.</summary>
/// <param name="Texts">By unit and line; what is not there was not typed.</param>
public sealed record TypedTargets(IReadOnlyDictionary<(UnitId Unit, string Line), string> Texts)
{
    public static readonly TypedTargets None = new(new Dictionary<(UnitId, string), string>());

    /// <summary>What the sheet comes to with them.</summary>
    public TargetDraft Draft(TargetSheet sheet, string? reason)
    {
        var (cells, unread) = (new List<TargetCell>(), new List<TargetFault>());
        foreach (var unit in sheet.Rows.Where(sheet.MaySet))
        {
            foreach (var line in sheet.Lines)
            {
                if (!Texts.TryGetValue((unit.Id, line.Id), out var text))
                    continue;
                var (amount, fault) = TargetText.Read(text, line);
                if (fault is null)
                    cells.Add(new(unit, line, amount));
                else
                    unread.Add(new(unit, line, fault));
            }
        }
        return TargetDraft.Of(sheet, cells, unread, Domain.Language.Folding.Tidy(reason ?? ""));
    }

    /// <summary>The same with cells of which the amounts are known.</summary>
    public TypedTargets With(IEnumerable<TargetCell> cells)
    {
        var texts = new Dictionary<(UnitId, string), string>(Texts);
        foreach (var cell in cells)
            texts[(cell.Unit.Id, cell.Line.Id)] = cell.Amount is { } amount ? TargetText.Cell(amount, cell.Line) : "";
        return new(texts);
    }
}

/// <summary>The fields of the sheet's form: the units of its rows, and one field a line, row after row.</summary>
internal static class TargetForm
{
    public const string Row = "r", Version = "v", Reason = "ly-do", Work = "viec";

    /// <summary>What the button was for: to look, to save, to divide the count of a line.</summary>
    public const string Look = "xem", Save = "luu", Split = "chia:";

    public static string Field(TargetLine line) => $"c-{line.Id}";

    public static TypedTargets Read(IFormCollection form, TargetSheet sheet)
    {
        var texts = new Dictionary<(UnitId, string), string>();
        var rows = form[Row].Select(text => Guid.TryParse(text, out var id) ? new UnitId(id) : default).ToList();
        foreach (var line in sheet.Lines)
        {
            var cells = form[Field(line)];
            for (var i = 0; i < Math.Min(rows.Count, cells.Count); i++)
                texts[(rows[i], line.Id)] = cells[i] ?? "";
        }
        return new(texts);
    }
}
