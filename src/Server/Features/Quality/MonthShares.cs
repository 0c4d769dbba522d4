using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>How every village of a province stood at the ends of months, each month read once; and which places lie far above those like them.</summary>
internal sealed class MonthShares(ProvinceDatabase province, UnitTree tree, IReadOnlyList<Indicator> indicators, QualitySettings settings)
{
    private readonly Dictionary<DateOnly, FieldFigures> figures = [];
    private readonly Dictionary<DateOnly, IReadOnlyList<QualityFinding>> outliers = [];
    private readonly Dictionary<UnitId, UnitId> villages = tree.All.Where(unit => unit.Kind == UnitKind.Village).ToDictionary(village => village.Id, village => village.Id);

    public async Task<long> Households(UnitId village, DateOnly day, CancellationToken ct) => Figure(await At(day, ct), village, TallyNames.Households).Subjects;

    public async Task<long> Residents(UnitId village, DateOnly day, CancellationToken ct) => Figure(await At(day, ct), village, TallyNames.Households).Have;

    public async Task<IReadOnlyList<VillageShare>> Of(UnitId village, Period month, CancellationToken ct)
    {
        var (before, end) = (await At(month.First.AddDays(-1), ct), await At(month.Last, ct));
        return
        [
            .. from indicator in indicators
               let had = Share(before, indicator, [village])
               let has = Share(end, indicator, [village])
               select new VillageShare(indicator.Id, indicator.Name, had.Has, had.Whole, has.Has, has.Whole),
        ];
    }

    /// <summary>Places that stand out since the month, by place: one that did before is not told again.</summary>
    public async Task<ILookup<UnitId, QualityFinding>> Outliers(Period month, CancellationToken ct)
    {
        var before = (await Standing(Period.Month(month.First.AddDays(-1).Year, month.First.AddDays(-1).Month), ct)).Select(finding => (finding.Unit, finding.Subject)).ToHashSet();
        return (await Standing(month, ct)).Where(finding => !before.Contains((finding.Unit, finding.Subject))).GroupBy(finding => finding.Unit).Select(place => OutlierRule.Farthest([.. place])).ToLookup(finding => finding.Unit);
    }

    /// <summary>That stand out at the month's end.</summary>
    private async Task<IReadOnlyList<QualityFinding>> Standing(Period month, CancellationToken ct)
    {
        if (outliers.TryGetValue(month.Last, out var known))
            return known;
        var end = await At(month.Last, ct);
        var rule = new OutlierRule(settings, month);
        var found = new List<QualityFinding>();
        var places = from unit in tree.All
                     where unit.Kind is UnitKind.Village or UnitKind.Commune
                     let below = tree.Under(unit.Id, UnitKind.Village).Select(village => village.Id).ToList()
                     where below.Exists(end.Reported.Contains)
                     group (unit.Id, Below: below) by (unit.Kind, Terrain: TerrainOf(unit));
        foreach (var alike in places)
        {
            foreach (var indicator in indicators)
            {
                var values = (from place in alike let share = Share(end, indicator, place.Below) where share.Whole > 0 select (place.Id, Value: 100m * share.Has / share.Whole)).ToDictionary(one => one.Id, one => one.Value);
                found.AddRange(rule.Of((indicator.Id, indicator.Name), values, values.Keys));
            }
        }
        return outliers[month.Last] = found;
    }

    private async Task<FieldFigures> At(DateOnly day, CancellationToken ct)
    {
        if (!figures.TryGetValue(day, out var known))
        {
            var what = indicators.Select(indicator => indicator.Id).Concat(indicators.Select(RegisterOf)).Append(TallyNames.Households).Distinct().ToList();
            figures[day] = known = await FieldFigures.Read(province, villages, what, VietnamTime.MonthOf(day), day, FieldParts.None, ct);
        }
        return known;
    }

    private static (long Has, long Whole) Share(FieldFigures at, Indicator indicator, IReadOnlyList<UnitId> villages)
    {
        var (has, whole) = (0L, 0L);
        foreach (var village in villages)
        {
            var (state, register) = (Figure(at, village, indicator.Id), Figure(at, village, RegisterOf(indicator)));
            has += indicator.Population is Population.Households ? state.Met : state.Have;
            whole += indicator.Population is Population.Households ? register.Subjects : register.Have;
        }
        return (has, whole);
    }

    private static string RegisterOf(Indicator indicator) => indicator.Population is Population.Residents(var age) ? TallyNames.Residents(age) : TallyNames.Households;

    private static Figures Figure(FieldFigures at, UnitId village, string what) => at.State.GetValueOrDefault((village, what));

    /// <summary>Its own, else that of the nearest unit above that has one.</summary>
    private Terrain? TerrainOf(Unit unit) => tree.PathTo(unit.Id).Reverse().Select(step => step.Terrain).FirstOrDefault(terrain => terrain is not null);
}
