using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Units of one terrain class: only these are compared, as their targets and ways differ from others'.</summary>
/// <param name="Terrain">Null: nobody has stated it.</param>
/// <param name="Missing">They stand first, and have no place.</param>
public sealed record RankClass(Terrain? Terrain, IReadOnlyList<Measure> Missing, IReadOnlyList<(int Place, Measure Measure)> Ranked);

/// <summary>Xếp hạng by one indicator.</summary>
internal static class RankMaking
{
    public static IReadOnlyList<RankClass> Of(IEnumerable<Measure> measures) =>
    [
        .. from measure in measures
           group measure by measure.Unit.Terrain into same
           orderby same.Key is null, same.Key
           select new RankClass(same.Key, [.. same.Where(one => one.Value is null).OrderBy(one => one.Unit.Code, StringComparer.Ordinal)], Ranked(same.Where(one => one.Value is not null))),
    ];

    /// <summary>Equal values share a place.</summary>
    private static IReadOnlyList<(int, Measure)> Ranked(IEnumerable<Measure> measures)
    {
        var sorted = measures.OrderByDescending(one => one.Value).ThenBy(one => one.Unit.Code, StringComparer.Ordinal).ToList();
        return [.. sorted.Select(one => (1 + sorted.Count(better => better.Value > one.Value), one))];
    }
}
