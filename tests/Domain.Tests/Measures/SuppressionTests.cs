using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Measures;

public class SuppressionTests
{
    private const int Least = 5;

    [Fact]
    public void A_small_count_among_told_parts_is_fewer_than_five_and_the_smallest_other_stands_in_for_it()
    {
        var told = Told([(3, 40), (9, 40), (20, 40), (0, 40)]);

        told.Select(row => (row.Numerator, row.NumeratorTold)).ShouldBe([(32, Disclosure.Exact), (null, Disclosure.Below), (null, Disclosure.Withheld), (20, Disclosure.Exact), (0, Disclosure.Exact)]);
        told[1].ShouldSatisfyAllConditions(row => row.Value.ShouldBeNull(), row => row.Denominator.ShouldBe(40), row => row.Status.ShouldBe(MeasureStatus.Withheld));
    }

    [Fact]
    public void Where_no_other_part_can_stand_in_none_is_told() =>
        Told([(2, 40), (2, 40), (3, 40)]).Select(row => row.NumeratorTold).ShouldBe([Disclosure.Exact, Disclosure.Withheld, Disclosure.Withheld, Disclosure.Withheld]);

    [Fact]
    public void Counts_of_nobody_and_of_many_are_told_as_they_are() =>
        Told([(0, 40), (12, 40), (40, 40)]).ShouldAllBe(row => row.NumeratorTold == Disclosure.Exact && row.DenominatorTold == Disclosure.Exact && row.Status == MeasureStatus.Behind);

    [Fact]
    public void What_does_not_count_people_is_told_as_it_is()
    {
        var (tree, rows) = Make([[(2, 3)], [(1, 40)]]);

        Suppression.Of(tree, rows, new HashSet<string>(), Least).ShouldBe(rows);
    }

    [Fact]
    public void Nobody_can_tell_a_small_count_from_all_that_is_told() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (tree, rows) = Random(seed);
        var told = Suppression.Of(tree, rows, new HashSet<string> { "x" }, Least);

        var denominators = new Attack(tree, told, row => row.Denominator, row => row.DenominatorTold, _ => long.MaxValue / 1_000);
        var numerators = new Attack(tree, told, row => row.Numerator, row => row.NumeratorTold, row => denominators.Possible(row.Unit.Id).Most);
        foreach (var (before, row) in rows.Zip(told))
        {
            var cap = denominators.Possible(row.Unit.Id).Most;
            Check(row.DenominatorTold, before.Denominator!.Value, long.MaxValue, denominators.Possible(row.Unit.Id));
            Check(row.NumeratorTold, before.Numerator!.Value, cap, numerators.Possible(row.Unit.Id));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_is_told_alike_whatever_else_was_asked_for() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (tree, rows) = Random(seed);
        var whole = Suppression.Of(tree, rows, new HashSet<string> { "x" }, Least).ToDictionary(row => row.Unit.Id);
        var upper = rows.Where(row => row.Unit.Kind != UnitKind.Village).ToList();

        Suppression.Of(tree, upper, new HashSet<string> { "x" }, Least).ShouldAllBe(row => whole[row.Unit.Id].NumeratorTold == row.NumeratorTold && whole[row.Unit.Id].DenominatorTold == row.DenominatorTold);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whether_a_cell_is_told_depends_on_what_stands_above_it_and_beside_that_alone() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (tree, rows) = Random(seed);
        var whole = Suppression.Of(tree, rows, new HashSet<string> { "x" }, Least).ToDictionary(row => row.Unit.Id);
        foreach (var unit in rows.Select(row => row.Unit))
        {
            var path = tree.PathTo(unit.Id);
            var onTheWay = path.SkipLast(1).SelectMany(step => tree.ChildrenOf(step.Id)).Append(path[0]).Select(step => step.Id).ToHashSet();

            Suppression.Of(tree, [.. rows.Where(row => onTheWay.Contains(row.Unit.Id))], new HashSet<string> { "x" }, Least).Single(row => row.Unit.Id == unit.Id).ShouldBe(whole[unit.Id]);
        }
    }).QuickCheckThrowOnFailure();

    /// <summary>Whoever is told "fewer than five" cannot tell which of one to four it is; a small count that is kept back otherwise could be another number.</summary>
    private static void Check(Disclosure told, long truth, long cap, (long Least, long Most) possible)
    {
        truth.ShouldBeInRange(possible.Least, possible.Most);
        if (told == Disclosure.Below)
        {
            possible.Least.ShouldBeLessThanOrEqualTo(1);
            possible.Most.ShouldBeGreaterThanOrEqualTo(Math.Min(Least - 1, cap));
        }
        else if (told == Disclosure.Withheld && truth is > 0 and < Least)
        {
            (possible.Most - possible.Least).ShouldBeGreaterThanOrEqualTo(1);
        }
        else if (told == Disclosure.Exact)
        {
            truth.ShouldNotBeInRange(1, Least - 1);
        }
    }

    private static IReadOnlyList<Measure> Told((long, long)[] villages)
    {
        var (tree, rows) = Make([villages]);
        return [.. Suppression.Of(tree, rows, new HashSet<string> { "x" }, Least).Skip(1)];
    }

    private static (UnitTree, List<Measure>) Random(int seed)
    {
        var random = new Random(seed);
        return Make([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        {
            var of = random.Next(3) == 0 ? random.Next(0, 8) : random.Next(5, 60);
            return ((long)(random.Next(3) == 0 ? random.Next(0, Math.Min(of, 6) + 1) : random.Next(0, of + 1)), (long)of);
        }).ToArray())]);
    }

    /// <summary>A province, its communes and their villages, each whole the sum of its parts.</summary>
    private static (UnitTree, List<Measure>) Make((long Numerator, long Denominator)[][] communes)
    {
        var province = Unit("51", UnitKind.Province, null);
        List<Measure> below = [];
        for (var c = 0; c < communes.Length; c++)
        {
            var commune = Unit($"c{c}", UnitKind.Commune, province.Id);
            below.Add(Row(commune, communes[c].Sum(one => one.Numerator), communes[c].Sum(one => one.Denominator)));
            below.AddRange(communes[c].Select((one, v) => Row(Unit($"c{c}v{v}", UnitKind.Village, commune.Id), one.Numerator, one.Denominator)));
        }
        List<Measure> rows = [Row(province, communes.Sum(one => one.Sum(part => part.Numerator)), communes.Sum(one => one.Sum(part => part.Denominator))), .. below];
        return (new UnitTree(new(2025, 12, 31), rows.Select(row => row.Unit)), rows);
    }

    private static Unit Unit(string code, UnitKind kind, UnitId? parent) => new(UnitId.Of($"test/{code}"), code, code, kind, "", parent, null, new(2000, 1, 1), null);

    private static Measure Row(Unit unit, long numerator, long denominator) =>
        new(unit, "x", numerator, denominator, denominator == 0 ? null : Math.Round(100m * numerator / denominator, 2), 80, denominator == 0 ? MeasureStatus.Missing : MeasureStatus.Behind, []);

    /// <summary>All that somebody can work out of sums: for each cell the least and the most that fits everything told.</summary>
    private sealed class Attack
    {
        private readonly Dictionary<UnitId, (long Least, long Most)> own = [];
        private readonly Dictionary<UnitId, (long Least, long Most)> possible = [];
        private readonly UnitTree tree;

        public Attack(UnitTree tree, IReadOnlyList<Measure> rows, Func<Measure, long?> cell, Func<Measure, Disclosure> told, Func<Measure, long> cap)
        {
            this.tree = tree;
            foreach (var row in rows.Reverse())
            {
                var said = told(row) switch
                {
                    Disclosure.Exact => (cell(row)!.Value, cell(row)!.Value),
                    Disclosure.Below => (0, Math.Min(Least - 1, cap(row))),
                    _ => (0L, cap(row)),
                };
                var parts = tree.ChildrenOf(row.Unit.Id).Select(part => own[part.Id]).ToList();
                own[row.Unit.Id] = parts.Count == 0 ? said : (Math.Max(said.Item1, parts.Sum(part => part.Least)), Math.Min(said.Item2, parts.Sum(part => part.Most)));
            }
            possible[rows[0].Unit.Id] = own[rows[0].Unit.Id];
            Down(rows[0].Unit.Id);
        }

        public (long Least, long Most) Possible(UnitId unit) => possible[unit];

        private void Down(UnitId whole)
        {
            var parts = tree.ChildrenOf(whole).ToList();
            foreach (var part in parts)
            {
                var others = parts.Where(other => other.Id != part.Id).Select(other => own[other.Id]).ToList();
                possible[part.Id] = (
                    Math.Max(own[part.Id].Least, possible[whole].Least - others.Sum(other => other.Most)),
                    Math.Min(own[part.Id].Most, possible[whole].Most - others.Sum(other => other.Least)));
                Down(part.Id);
            }
        }
    }
}
