namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>Bản đồ tô màu, ready to be drawn: the land, and far islands in boxes beside it.</summary>
/// <param name="ViewBox">Of all frames together.</param>
/// <param name="StrokeWidth">Of the land's borders, in the map's steps.</param>
public sealed record MapDrawing(string Title, string Description, string ViewBox, string StrokeWidth, IReadOnlyList<MapShape> Land, IReadOnlyList<MapIsland> Islands, IReadOnlyList<LegendLine> Legend);

/// <param name="Path">SVG path data.</param>
/// <param name="Sentence">Place and number in words.</param>
public sealed record MapShape(string Path, string Href, Shade Shade, string Sentence);

/// <summary>Ô phóng: far islands, drawn larger and nearer than they are.</summary>
/// <param name="Transform">Puts them into the box.</param>
public sealed record MapIsland(string X, string Y, string Width, string Height, string Transform, string Label, string LabelY, string LabelSize, IReadOnlyList<MapShape> Shapes);
