using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Tests.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using static CongDongSo.Domain.Tests.Targets.APlace;

namespace CongDongSo.Domain.Tests.Measures;

/// <summary>Measures beside targets that were handed down.</summary>
public sealed class MeasureTargetTests
{
    private static readonly Indicator Speed = Indicator("speed", new Population.CommuneMonths(300)), Hours = Indicator("hours", new Population.TeamWeeks(8)), Size = Indicator("size", new Population.Teams(5));

    [Fact]
    public void The_target_of_a_unit_is_the_mean_of_what_holds_for_its_villages_weighted_by_households()
    {
        // 300 households at 70, handed to the commune; 100 at 90, which the commune asks for itself.
        var measure = Of("service", Plain, [Share(Plain, 70, Year), Share(Second, 90, Year)]);

        (measure.Target, measure.Status, measure.TargetSet).ShouldBe((75m, MeasureStatus.Met, null));
        Of("service", Plain, [Share(Plain, 70, Year), Share(Second, 90.04m, Year)]).Status.ShouldBe(MeasureStatus.Behind);
        Of("service", First, [Share(Plain, 70, Year)]).Target.ShouldBe(70);
    }

    [Fact]
    public void A_count_is_shown_as_it_was_set_and_met_by_exactly_that_many()
    {
        var met = Of("service", Plain, [Count(Plain, 300, Year, 400)]);
        var behind = Of("service", Plain, [Count(Plain, 301, Year, 400)]);

        (met.TargetSet, met.Target, met.Status).ShouldBe((new TargetAmount(300, TargetScale.Count), 75m, MeasureStatus.Met));
        behind.Status.ShouldBe(MeasureStatus.Behind);
    }

    [Fact]
    public void A_share_without_a_finite_decimal_decides_nothing_by_its_last_digit()
    {
        var places = new Dictionary<UnitId, long> { [First.Id] = 6, [Second.Id] = 1 };

        foreach (var met in Enumerable.Range(0, 8))
            Of("service", Plain, [Count(Plain, met, Year, 7)], places, met).Status.ShouldBe(MeasureStatus.Met, $"{met}/7");
    }

    [Fact]
    public void Each_commune_and_month_is_compared_with_its_own_quota_and_the_mean_is_shown()
    {
        var samples = new Dictionary<(UnitId, DateOnly), long>
        {
            [(Plain.Id, new(2026, 1, 1))] = 400, [(Plain.Id, new(2026, 2, 1))] = 300, [(Plain.Id, new(2026, 3, 1))] = 300,
            [(Mountain.Id, new(2026, 1, 1))] = 100, [(Mountain.Id, new(2026, 2, 1))] = 100, [(Mountain.Id, new(2026, 3, 1))] = 100,
        };
        SetTarget[] targets = [Share(Plain, 400, January, line: "speed"), Share(Mountain, 100, Quarter, line: "speed")];

        var met = Of("speed", Province, targets, samples: samples);
        samples[(Plain.Id, new(2026, 1, 1))] = 399;
        var behind = Of("speed", Province, targets, samples: samples);

        // (400 + 300 + 300 + 3 × 100) / 6.
        (met.Target, met.Status).ShouldBe((216.67m, MeasureStatus.Met));
        behind.Status.ShouldBe(MeasureStatus.Behind);
        Of("speed", Plain, [], samples: samples).Target.ShouldBe(300);
    }

    [Fact]
    public void A_team_is_counted_by_the_quota_of_its_place()
    {
        var nine = new Dictionary<DateOnly, long> { [new(2026, 1, 5)] = 9 * 60 };
        TeamWork[] teams = [Team(First, 5, nine), Team(Second, 6, nine)];
        SetTarget[] quotas = [Quota("hours", First, 10), Quota("size", Plain, 6)];

        (Of("hours", Plain, [], teams: teams).Numerator, Of("size", Plain, [], teams: teams).Numerator).ShouldBe((2, 2));
        (Of("hours", Plain, quotas, teams: teams).Numerator, Of("size", Plain, quotas, teams: teams).Numerator).ShouldBe((1, 1));
    }

    private static SetTarget Quota(string indicator, Unit unit, decimal number) => new($"{indicator}:quota", unit.Id, Year, new(number, TargetScale.Quota), Province.Id);

    private static TeamWork Team(Unit unit, int members, Dictionary<DateOnly, long> minutes) => new(unit.Id, UnitKind.Village, new(2025, 1, 1), DateOnly.MaxValue, members, minutes);

    private static Measure Of(
        string indicator, Unit unit, SetTarget[] targets, Dictionary<UnitId, long>? households = null, long met = 300, Dictionary<(UnitId, DateOnly), long>? samples = null, TeamWork[]? teams = null)
    {
        households ??= new() { [First.Id] = 300, [Second.Id] = 100 };
        var state = households.ToDictionary(one => (one.Key, TallyNames.Households), one => new Figures(one.Value, 0, 0));
        state[(First.Id, "service")] = new(0, met, 0);
        return MeasureCalculation.Of(new MeasureInput
        {
            Program = new Program
            {
                Id = "x", Title = "x", Number = "x", Issuer = "x", Date = new(2025, 1, 1), InForceFrom = new(2025, 1, 1), Territory = [], Levels = [], Indicators = [Service, Speed, Hours, Size],
            },
            Period = Quarter, Tree = Tree, Units = [unit], State = state, Households = households, Samples = samples ?? [], Reported = new HashSet<UnitId> { First.Id, Second.Id, High.Id },
            Teams = teams ?? [], Targets = new(targets), Today = new(2026, 6, 1),
        }).Single(measure => measure.Indicator == indicator);
    }
}
