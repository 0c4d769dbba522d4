using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>A line of a file of villages, understood.</summary>
/// <param name="Row">As Excel shows it.</param>
/// <param name="Unit">Id of the village, or of the commune whose terrain it states.</param>
/// <param name="Commune">What a village belongs to; for a commune, itself.</param>
/// <param name="Households">Stated number; null where the file has none.</param>
/// <param name="From">Day that the line states; null: the day of the import.</param>
internal sealed record ImportLine(
    int Row, UnitId Unit, string Code, string Name, UnitKind Kind, string SubKind, Unit Commune, string FoldedPath, Terrain? Terrain, int? Households, DateOnly? From);

/// <summary>How a village stood for a time.</summary>
/// <param name="ValidTo">Last day; null while it stands.</param>
internal sealed record VillageSpan(DateOnly ValidFrom, DateOnly? ValidTo, string Name, string SubKind, UnitId Parent, int? Households, string FoldedPath)
{
    public bool SaysTheSameAs(VillageSpan other) =>
        Name == other.Name && SubKind == other.SubKind && Parent == other.Parent && (other.Households is null || Households == other.Households);
}

/// <summary>Terrain of a unit for a time.</summary>
internal sealed record TerrainSpan(DateOnly ValidFrom, DateOnly? ValidTo, Terrain Terrain, string Source);
