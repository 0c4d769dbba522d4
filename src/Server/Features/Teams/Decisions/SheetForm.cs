using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>The fields of a draft's form: those of its head, and one field a cell whose name is its column, row after row.</summary>
internal static class SheetForm
{
    /// <summary>Name of the field of a column, from 0.</summary>
    public static string Field(int column) => $"c{column}";

    public static TypedHead Head(IFormCollection form) => new(
        form["loai"], form["so"], form["ngay-ky"], form["ngay-hieu-luc"], form["cap"], form["trich-yeu"], form["thay-the"], form["ngay-gui"]);

    public static int Version(IFormCollection form) => int.TryParse(form["version"], out var version) ? version : 0;

    /// <summary>Without the blank rows at the end; a blank one between keeps the rows below where they are.</summary>
    public static IReadOnlyList<TypedRow> Rows(IFormCollection form)
    {
        var columns = Enumerable.Range(0, SheetColumns.All.Count).Select(column => form[Field(column)]).ToList();
        var rows = Enumerable.Range(0, columns.Max(cells => cells.Count)).Select(row => TypedRow.Of([.. columns.Select(cells => row < cells.Count ? cells[row] ?? "" : "")])).ToList();
        return [.. rows.Take(rows.FindLastIndex(row => !row.IsBlank) + 1)];
    }

    public static IReadOnlyList<TeamId> Teams(IFormCollection form, string name) => [.. form[name].Select(text => Guid.TryParse(text, out var id) ? new TeamId(id) : default).Where(team => team.Value != Guid.Empty)];
}
