using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Measures;

/// <summary>Computes measures: numerator, denominator, value, the target of the unit's terrain, status. Missing is not zero.</summary>
public sealed class MeasureCalculation
{
    private readonly MeasureInput input;
    private readonly ILookup<UnitId, TeamWork> teams;
    private readonly MeasureTargets targets;
    private readonly HashSet<UnitId> counted;

    private MeasureCalculation(MeasureInput input)
    {
        this.input = input;
        counted = [.. input.State.Keys.Select(key => key.Unit)];
        teams = input.Teams.ToLookup(team => team.UnitId);
        targets = new(input);
    }

    /// <returns>A row for each unit and indicator, in their orders.</returns>
    public static IReadOnlyList<Measure> Of(MeasureInput input)
    {
        var calculation = new MeasureCalculation(input);
        return [.. input.Units.SelectMany(calculation.OfUnit)];
    }

    private IEnumerable<Measure> OfUnit(Unit unit)
    {
        var below = input.Tree.Under(unit.Id).ToList();
        var area = new Area(unit, below, [.. below.Where(part => part.Kind == UnitKind.Village)], [.. below.Where(part => part.Kind == UnitKind.Commune)])
        {
            Counted = [.. below.Where(part => counted.Contains(part.Id))],
            Missing = [.. below.Where(part => part.Kind == UnitKind.Village && !input.Reported.Contains(part.Id))],
        };
        return input.Program.Indicators.Select(indicator => Measure(indicator, area) with { TargetWeight = targets.Weight(indicator, area.Villages) });
    }

    private Measure Measure(Indicator indicator, Area area) => indicator.Population switch
    {
        Population.Households => Share(indicator, area, TallyNames.Households, state => state.Subjects, state => state.Met),
        Population.Residents(var age) => Share(indicator, area, TallyNames.Residents(age), state => state.Have, state => state.Have),
        Population.Businesses => Share(indicator, area, TallyNames.Businesses, state => state.Subjects, state => state.Met),
        Population.OcopMakers => Share(indicator, area, TallyNames.OcopMakers, state => state.Subjects, state => state.Met),
        Population.TeamWeeks(var hours) => TeamWeeks(indicator, area, hours),
        Population.CommuneMonths => CommuneMonths(indicator, area),
        Population.Villages => Derived(indicator, area, area.Villages.Count(village => HasTeam(village, UnitKind.Village)), area.Villages.Count),
        Population.Communes => Derived(indicator, area, area.Communes.Count(commune => HasTeam(commune, UnitKind.Commune)), area.Communes.Count),
        Population.Teams(var least) => Derived(indicator, area, VillageTeams(area).Count(team => team.MembersAtEnd >= targets.OfTeam(indicator, team, least)), VillageTeams(area).Count()),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>A share of a register: the latest state at the period's end.</summary>
    private Measure Share(Indicator indicator, Area area, string register, Func<Figures, long> size, Func<Figures, long> having)
    {
        var denominator = area.Counted.Sum(unit => size(State(unit, register)));
        long? numerator = IsReported(area) ? area.Counted.Sum(unit => having(State(unit, indicator.Id))) : null;
        return Percent(indicator, area, numerator, denominator, area.Missing);
    }

    private Measure TeamWeeks(Indicator indicator, Area area, decimal hours)
    {
        var weeks = input.Period.Weeks().Where(monday => monday <= input.Today).ToList();
        // A team counts for the weeks on whose Thursday it stood, as a week counts for the period of its Thursday.
        var teamWeeks = (from unit in area.Below from team in teams[unit.Id] from monday in weeks where team.StandsOn(monday.AddDays(3)) select (team, monday)).ToList();
        var minutes = teamWeeks.Select(one => one.team).Distinct().ToDictionary(team => team, team => 60 * targets.OfTeam(indicator, team, hours));
        var reported = IsReported(area) || area.Communes.Any(commune => input.Reported.Contains(commune.Id));
        long? numerator = reported ? teamWeeks.Count(one => one.team.MinutesByWeek.GetValueOrDefault(one.monday) >= minutes[one.team]) : null;
        return Percent(indicator, area, numerator, teamWeeks.Count, area.Missing);
    }

    /// <summary>Samples a commune-month; met only where every commune reached its quota in every month. The target shown is the mean of those quotas.</summary>
    private Measure CommuneMonths(Indicator indicator, Area area)
    {
        var months = input.Period.Months().Where(month => month <= input.Today).ToList();
        // A village's own row counts the samples taken in it against its commune's quota.
        var places = area.Communes.Count > 0 ? area.Communes : area.Villages;
        var counts = (from place in places from month in months
                      select (Samples: input.Tree.Under(place.Id).Sum(part => input.Samples.GetValueOrDefault((part.Id, month))), Quota: targets.OfMonth(indicator, place, month))).ToList();
        var reported = IsReported(area) || area.Communes.Any(commune => input.Reported.Contains(commune.Id));
        var target = Rounded(counts.Count > 0 ? counts.Average(one => one.Quota) : targets.OfMonth(indicator, area.Unit, VietnamTime.MonthOf(input.Period.Last)));
        if (!reported || counts.Count == 0)
            return new(area.Unit, indicator.Id, null, counts.Count, null, target, MeasureStatus.Missing, area.Missing);
        var status = counts.All(one => one.Samples >= one.Quota) ? MeasureStatus.Met : MeasureStatus.Behind;
        var samples = counts.Sum(one => one.Samples);
        return new(area.Unit, indicator.Id, samples, counts.Count, Rounded((decimal)samples / counts.Count), target, status, area.Missing);
    }

    /// <summary>A share that follows from the rosters: nobody has to report it.</summary>
    private Measure Derived(Indicator indicator, Area area, int numerator, int denominator) => Percent(indicator, area, numerator, denominator, []);

    private Measure Percent(Indicator indicator, Area area, long? numerator, long denominator, IReadOnlyList<Unit> missing)
    {
        var target = targets.Of(indicator, area.Unit, area.Villages, denominator);
        if (numerator is not { } known || denominator == 0)
            return new(area.Unit, indicator.Id, numerator, denominator, null, Rounded(target.Number), MeasureStatus.Missing, missing) { TargetSet = target.AsSet };
        // The status compares exact numbers; only what is shown is rounded.
        var status = target.Number is null ? MeasureStatus.NoTarget : target.IsMetBy(known, denominator) ? MeasureStatus.Met : MeasureStatus.Behind;
        return new(area.Unit, indicator.Id, known, denominator, Rounded(100m * known / denominator), Rounded(target.Number), status, missing) { TargetSet = target.AsSet };
    }

    private static decimal? Rounded(decimal? number) => number is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    private Figures State(Unit unit, string what) => input.State.GetValueOrDefault((unit.Id, what));

    private bool IsReported(Area area) => area.Missing.Count < area.Villages.Count || area.Below.Any(unit => input.Inheriting.Contains(unit.Id));

    private bool HasTeam(Unit unit, UnitKind level) => teams[unit.Id].Any(team => team.Level == level && team.StandsOn(input.Period.Last));

    private IEnumerable<TeamWork> VillageTeams(Area area) =>
        area.Below.SelectMany(unit => teams[unit.Id]).Where(team => team.Level == UnitKind.Village && team.StandsOn(input.Period.Last));

    /// <param name="Below">The unit itself included.</param>
    private sealed record Area(Unit Unit, IReadOnlyList<Unit> Below, IReadOnlyList<Unit> Villages, IReadOnlyList<Unit> Communes)
    {
        /// <summary>Those that figures were summed into: of a province's hundreds of villages often only its communes.</summary>
        public required IReadOnlyList<Unit> Counted { get; init; }

        /// <summary>Villages without any record.</summary>
        public required IReadOnlyList<Unit> Missing { get; init; }
    }
}
