using System.Globalization;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Boundaries;
using CongDongSo.Server.Features.Units.Boundaries;
using CongDongSo.Server.Platform.Web.Charts;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Puts the pieces of units on a map: the land where it lies, far islands in a column of boxes at its right.</summary>
internal static class MapMaking
{
    /// <summary>Side of an inset and the space around it, as parts of the land's longer side.</summary>
    private const double Side = 0.16, Space = 0.02;

    /// <param name="pieces">At least one.</param>
    /// <param name="shapeOf">How a unit is drawn; the path is given.</param>
    /// <param name="nameOf">Of an inset's units.</param>
    public static MapDrawing Of(string title, string description, IReadOnlyList<UnitPiece> pieces, Func<UnitPiece, MapShape> shapeOf, Func<UnitId, string> nameOf, IReadOnlyList<LegendLine> legend)
    {
        var layout = MapLayout.Of(pieces, one => one.Piece.Box);
        double size = Math.Max(1, Math.Max(layout.Land.Width, layout.Land.Height));
        var (side, space) = (size * Side, size * Space);
        var islands = layout.Insets.Select((inset, i) =>
        {
            var (x, y) = (layout.Land.Right + space, layout.Land.Top + space + (i * (side + space)));
            var scale = side * 0.8 / Math.Max(1, Math.Max(inset.Box.Width, inset.Box.Height));
            var (left, top) = (x + ((side - (inset.Box.Width * scale)) / 2), y + (side * 0.02) + (((side * 0.84) - (inset.Box.Height * scale)) / 2));
            return new MapIsland(
                Number(x), Number(y), Number(side), Number(side), $"translate({Number(left - (inset.Box.Left * scale))} {Number(top - (inset.Box.Top * scale))}) scale({scale.ToString("0.####", CultureInfo.InvariantCulture)})",
                string.Join(", ", inset.Pieces.Select(piece => nameOf(piece.Unit)).Distinct()), Number(y + (side * 0.96)), Number(side * 0.11), [.. inset.Pieces.Select(shapeOf)]);
        }).ToList();
        var width = layout.Land.Width + (2 * space) + (islands.Count > 0 ? side + space : 0);
        var height = Math.Max(layout.Land.Height, islands.Count * (side + space)) + (2 * space);
        var viewBox = $"{Number(layout.Land.Left - space)} {Number(layout.Land.Top - space)} {Number(width)} {Number(height)}";
        return new(title, description, viewBox, Number(size / 700), [.. layout.OnLand.Select(shapeOf)], islands, legend);
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
