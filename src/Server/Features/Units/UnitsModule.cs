using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Units;

/// <summary>Administrative units: the catalogue, its search, villages.</summary>
public sealed class UnitsModule : IFeature;
