using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>The number that is opened: what of whom, when, and on which tree.</summary>
/// <param name="Unit">As of the tree's day.</param>
/// <param name="Tree">Of the period's end; restated, of today.</param>
/// <param name="Inherited">Restated: places that ended, with the unit of the tree that each went into as a whole.</param>
/// <param name="Names">Whether the caller sees who is who, see <c>ViewPersonalData</c>.</param>
internal sealed record EvidenceContext(
    EvidenceQuestion Question, ProvinceDatabase Province, Program Program, Indicator Indicator, Period Period, Unit Unit, UnitTree Tree, IReadOnlyDictionary<UnitId, UnitId> Inherited, bool Names, DateOnly Today)
{
    /// <summary>State is what was seen before this instant.</summary>
    public DateTimeOffset Before => VietnamTime.StartOf(Period.Last.AddDays(1));

    /// <summary>Level of the parts; null where there are none.</summary>
    public UnitKind? Below => Tree.ChildrenOf(Unit.Id).FirstOrDefault()?.Kind;

    /// <summary>The places whose facts are those of a unit: itself, all below it, and what has become part of these.</summary>
    public IReadOnlySet<UnitId> PlacesOf(UnitId unit)
    {
        var places = Tree.Under(unit).Select(one => one.Id).ToHashSet();
        places.UnionWith(Inherited.Where(one => places.Contains(one.Value)).Select(one => one.Key).ToList());
        return places;
    }

    /// <summary>The unit of the tree that a place's facts are counted in.</summary>
    public UnitId RowOf(UnitId place) => Inherited.GetValueOrDefault(place, place);

    public string To(UnitId unit) => EvidenceLinks.Of(Question with { Unit = unit.ToString(), Team = null, From = null, Subject = null, State = null });

    public string NameOf(UnitId place) => Tree.Find(RowOf(place))?.FullName ?? "nơi đã thay đổi";
}
