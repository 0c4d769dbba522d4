using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Overview;

/// <summary>Địa giới that a period's numbers are shown with: those of the period's end, as was reported, or today's, restated.</summary>
/// <param name="Restated">With today's.</param>
/// <param name="ThenOn">Last day of the period.</param>
/// <param name="Below">Level of the units below; null where there are none.</param>
public sealed record Boundaries(bool Restated, DateOnly ThenOn, UnitKind? Below)
{
    /// <summary>Whether the two differ for the unit, so that a reader has a choice.</summary>
    public bool MayChoose { get; init; }

    /// <summary>Whether the unit stood on the period's last day.</summary>
    public bool StoodThen { get; init; } = true;

    /// <summary>Restated: former places with records that were divided among several units; their facts are in no row.</summary>
    public IReadOnlyList<Unit> Unplaced { get; init; } = [];

    public string ThenText => $"Như đã báo cáo (địa giới ngày {VietnamTime.Text(ThenOn)})";

    public const string NowText = "Tính lại theo địa giới hôm nay";

    /// <summary>For the head of a table or file; null where both are the same.</summary>
    public string? Text => Restated ? NowText : MayChoose ? ThenText : null;
}
