using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary>Ranh giới to draw a map with, as far as a file brought them. They are public, like the names of units.</summary>
public sealed class UnitBoundaries
{
    private readonly BoundaryStore store;

    internal UnitBoundaries(BoundaryStore store) => this.store = store;

    /// <summary>The pieces of those of the units that have a boundary.</summary>
    public Task<IReadOnlyList<UnitPiece>> Of(IReadOnlyCollection<UnitId> units, CancellationToken ct) => store.Of(units, ct);
}
