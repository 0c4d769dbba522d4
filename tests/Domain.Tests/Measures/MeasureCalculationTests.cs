using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Tests.Fieldwork;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Measures;

public sealed class MeasureCalculationTests
{
    private static readonly Period Quarter = Period.Quarter(2025, 4);

    [Fact]
    public void Measures_from_roll_ups_are_those_that_the_records_give_directly() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var field = new RandomField(seed);
        var (changes, accepted, minutes, reported) = field.Push(field.Records, 9);
        var period = new[] { Quarter, Period.Month(2025, 11), Period.Week(2025, 47), Period.Year(2025) }[Math.Abs(seed % 4)];
        reported = [.. accepted.Where(record => VietnamTime.DayOf(record.ObservedAt) <= period.Last).Select(record => record.VillageId)];
        var teams = field.Villages.Select(village => new TeamWork(
            village.Id, UnitKind.Village, new(2025, 1, 1), DateOnly.MaxValue, 5,
            minutes.Where(one => one.Key.Item1 == field.TeamOf(village.Id)).ToDictionary(one => one.Key.Item2, one => one.Value))).ToList();
        var measures = MeasureCalculation.Of(new MeasureInput
        {
            Program = RandomField.Program, Period = period, Tree = field.Tree, Units = [.. field.Tree.All], State = State(changes, period.Last), Households = Households(changes, period.Last),
            Samples = Samples(changes, period), Reported = reported, Teams = teams, Today = new(2026, 6, 1),
        });

        foreach (var measure in measures)
        {
            var plain = PlainMeasures.Of(measure.Indicator, field, accepted, measure.Unit, period);
            (measure.Numerator, measure.Denominator, measure.Status).ShouldBe((plain.Numerator, plain.Denominator, plain.Status), $"{measure.Unit.Name} {measure.Indicator}");
            measure.MissingVillages.Select(village => village.Id).ShouldBe(measure.Indicator == "village-team" ? [] : plain.Missing, ignoreOrder: true);
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_measure_of_a_province_is_the_sum_of_its_communes() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var field = new RandomField(seed);
        var (changes, accepted, _, _) = field.Push(field.Records, 9);
        var measures = MeasureCalculation.Of(Input(field, changes, [.. field.Tree.All], [.. accepted.Select(record => record.VillageId)]));

        foreach (var whole in measures.Where(measure => measure.Unit.Kind == UnitKind.Province))
        {
            var sum = MeasureSum.Of(whole.Unit, RandomField.Program.Indicators.Single(one => one.Id == whole.Indicator), [.. measures.Where(part => part.Indicator == whole.Indicator && part.Unit.Kind == UnitKind.Commune)]);
            (sum.Numerator, sum.Denominator, sum.Value, sum.MissingCount, sum.TargetWeight).ShouldBe((whole.Numerator, whole.Denominator, whole.Value, whole.MissingCount, whole.TargetWeight), whole.Indicator);
            if (whole.TargetWeight > 0)
                Math.Abs((sum.Target ?? 0) - (whole.Target ?? 0)).ShouldBeLessThanOrEqualTo(0.01m, "each part's target was rounded");
            if (sum.Value != sum.Target)
                sum.Status.ShouldBe(whole.Status, whole.Indicator);
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_village_that_reported_nothing_is_missing_and_never_zero()
    {
        var field = new RandomField(3);
        var silent = field.Villages[^1];

        var measures = MeasureCalculation.Of(Input(field, new TallyChanges(), [silent], []));

        measures.Where(measure => measure.Indicator is "informed" or "record").ShouldAllBe(measure => measure.Numerator == null && measure.Value == null && measure.Status == MeasureStatus.Missing);
        measures[0].MissingVillages.ShouldBe([silent]);
    }

    [Fact]
    public void The_target_of_a_unit_is_the_mean_of_its_villages_targets_weighted_by_households()
    {
        var from = new DateOnly(2025, 7, 1);
        var commune = new Unit(UnitId.Of("c"), "1", "Xã", UnitKind.Commune, "Xã", null, null, from, null);
        var plain = new Unit(UnitId.Of("p"), "2", "Thôn", UnitKind.Village, "Thôn", commune.Id, Terrain.Plain, from, null);
        var mountain = plain with { Id = UnitId.Of("m"), Code = "3", Terrain = Terrain.Mountain };
        var tree = new UnitTree(from, [commune, plain, mountain]);
        var changes = new TallyChanges();
        changes.Add(plain.Id, TallyNames.Households, from, new(300, 0, 900));
        changes.Add(mountain.Id, TallyNames.Households, from, new(100, 0, 300));
        changes.Add(plain.Id, "service", from, new(300, 290, 0));

        var measure = MeasureCalculation.Of(Input(tree, changes, [commune], [plain.Id])).Single(one => one.Indicator == "service");

        measure.Target.ShouldBe(((80m * 300) + (50m * 100)) / 400);
        (measure.Numerator, measure.Denominator, measure.Value).ShouldBe((290, 400, 72.5m));
        measure.Status.ShouldBe(MeasureStatus.Met);
        measure.MissingVillages.ShouldBe([mountain]);
    }

    [Fact]
    public void The_status_compares_exact_numbers_not_rounded_ones()
    {
        var from = new DateOnly(2025, 7, 1);
        var village = new Unit(UnitId.Of("v"), "2", "Thôn", UnitKind.Village, "Thôn", null, Terrain.Plain, from, null);
        var changes = new TallyChanges();
        changes.Add(village.Id, TallyNames.Households, from, new(100_000, 0, 0));
        changes.Add(village.Id, "service", from, new(100_000, 79_999, 0));

        var measure = MeasureCalculation.Of(Input(new UnitTree(from, [village]), changes, [village], [village.Id])).Single(one => one.Indicator == "service");

        (measure.Value, measure.Status).ShouldBe((80.00m, MeasureStatus.Behind));
    }

    private static MeasureInput Input(RandomField field, TallyChanges changes, IReadOnlyList<Unit> units, HashSet<UnitId> reported) => Input(field.Tree, changes, units, reported);

    private static MeasureInput Input(UnitTree tree, TallyChanges changes, IReadOnlyList<Unit> units, HashSet<UnitId> reported) => new()
    {
        Program = RandomField.Program, Period = Quarter, Tree = tree, Units = units, State = State(changes, Quarter.Last), Households = Households(changes, Quarter.Last),
        Samples = Samples(changes, Quarter), Reported = reported, Teams = [], Today = new(2026, 6, 1),
    };

    private static Dictionary<(UnitId, string), Figures> State(TallyChanges changes, DateOnly asOf)
    {
        // Whole years, then quarters, months and days, as the store sums them.
        var end = asOf.AddDays(1);
        return changes.InEveryGrain()
            .Where(row => row.StartsOn < TallyChanges.StartOf(row.Grain, end) && (row.Grain == TallyGrain.Year || row.StartsOn >= TallyChanges.StartOf(row.Grain + 1, end)))
            .GroupBy(row => (row.Unit, row.What)).ToDictionary(group => group.Key, group => group.Aggregate(default(Figures), (sum, row) => sum + row.Change));
    }

    private static Dictionary<UnitId, long> Households(TallyChanges changes, DateOnly asOf) =>
        State(changes, asOf).Where(one => one.Key.Item2 == TallyNames.Households).ToDictionary(one => one.Key.Item1, one => one.Value.Subjects);

    private static Dictionary<(UnitId, DateOnly), long> Samples(TallyChanges changes, Period period) => changes.InEveryGrain()
        .Where(row => row.Grain == TallyGrain.Day && row.What == TallyNames.SpeedSamples && row.StartsOn >= VietnamTime.MonthOf(period.First) && row.StartsOn <= period.Last)
        .GroupBy(row => (row.Unit, VietnamTime.MonthOf(row.StartsOn))).ToDictionary(group => group.Key, group => group.Sum(row => row.Change.Subjects));
}
