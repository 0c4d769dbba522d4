namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>A measure worked out from raw rows.</summary>
/// <param name="Missing">Villages of the unit where nothing was recorded up to the end; empty for what follows from the rosters.</param>
internal sealed record PlainMeasure(Guid Unit, string Indicator, long? Numerator, long Denominator, decimal? Value, decimal? Target, string Status, IReadOnlyList<Guid> Missing);

/// <summary>
/// The measures of one period worked out anew, as the documents and the contract word them: "A household-wide indicator is met where the latest observation's
/// count ≥ 1. A resident indicator sums the latest count (never more than the household's number of that age) over the sum of residents of that age in the
/// register. The target of a unit above villages is the mean of its villages' targets weighted by households. A household without an observation is not met
/// and counts in the denominator; a village without any record in the period's history is missing and listed."
/// </summary>
internal sealed class PlainRecomputation(RawProvince raw, PlainPeriod period, PlainTree tree)
{
    /// <summary>A mean or a share without a finite decimal does not decide by its last digit.</summary>
    private const decimal LastDigit = 0.000_000_001m;

    private readonly HashSet<Guid> recorded = [.. raw.Records.Where(record => record.At < period.End).Select(record => record.Place)];
    private readonly ILookup<Guid, RawHousehold> households = raw.Households.Where(card => card.At < period.End).GroupBy(card => card.Id).Select(cards => cards.Last()).ToLookup(card => card.Village);
    private readonly ILookup<Guid, RawBusiness> businesses = raw.Businesses.Where(card => card.At < period.End).GroupBy(card => card.Id).Select(cards => cards.Last()).ToLookup(card => card.Village);
    private readonly Dictionary<(Guid, string), int> latest = Latest(raw, period.End);
    private readonly ILookup<Guid, RawTeam> teams = raw.Teams.ToLookup(team => team.Unit);
    private readonly Dictionary<Guid, int> members = raw.Memberships.Where(one => one.From <= period.Last && one.To >= period.Last).CountBy(one => one.Team).ToDictionary();
    private readonly PlainTargets wanted = new(raw, tree);
    private readonly PlainWork work = new(raw, period);
    private readonly Dictionary<(Guid Village, string Indicator), (long Have, long All)> counted = [];

    /// <summary>Every indicator of every document for every unit of the tree: the province, its communes, their villages.</summary>
    public IEnumerable<(WrittenRule Rule, PlainMeasure Measure)> All() =>
        from unit in tree.Units let area = tree.Under(unit) from rule in WrittenRules.All select (rule, Measure(rule, unit, area));

    private PlainMeasure Measure(WrittenRule rule, Guid unit, PlainArea area)
    {
        var missing = area.Villages.Where(village => !recorded.Contains(village)).ToList();
        var isHeard = missing.Count < area.Villages.Count;
        var isHeardOfTeams = isHeard || area.Communes.Any(recorded.Contains);
        var villageTeams = area.All.SelectMany(one => teams[one]).Where(team => team.Level == "village" && StandsAtEnd(team)).ToList();
        return rule.Of switch
        {
            "communes" => Share(area.Communes.Count(one => teams[one].Any(team => team.Level == "commune" && StandsAtEnd(team))), area.Communes.Count, []),
            "villages" => Share(area.Villages.Count(one => teams[one].Any(team => team.Level == "village" && StandsAtEnd(team))), area.Villages.Count, []),
            "teams" => Share(villageTeams.Count(team => members.GetValueOrDefault(team.Id) >= wanted.OfTeam(rule, team, period)), villageTeams.Count, []),
            "team-weeks" => Weeks(),
            "samples" => Samples(),
            _ => Share(isHeard ? area.Villages.Sum(village => Counted(village, rule).Have) : null, area.Villages.Sum(village => Counted(village, rule).All), missing),
        };

        PlainMeasure Weeks()
        {
            var weeks = (from place in area.All from team in teams[place] from thursday in work.Thursdays where team.From <= thursday && thursday <= team.To select (Team: team, Minutes: work.Minutes(team.Id, thursday))).ToList();
            return Share(isHeardOfTeams ? weeks.Count(week => week.Minutes >= 60 * wanted.OfTeam(rule, week.Team, period)) : null, weeks.Count, missing);
        }

        // A month of a commune is met by itself: a good month does not make up for a bad one.
        PlainMeasure Samples()
        {
            var places = area.Communes.Count > 0 ? area.Communes : area.Villages;
            var counts = (from place in places from month in work.Months select (Samples: tree.Under(place).All.Sum(one => work.Samples(one, month)), Quota: Quota(rule, place, month))).ToList();
            var target = Rounded(counts.Count > 0 ? counts.Average(one => one.Quota) : Quota(rule, unit, new(period.Last.Year, period.Last.Month, 1)));
            if (!isHeardOfTeams || counts.Count == 0)
                return new(unit, rule.Indicator, null, counts.Count, null, target, "Missing", missing);
            var sum = counts.Sum(one => one.Samples);
            return new(unit, rule.Indicator, sum, counts.Count, Rounded((decimal)sum / counts.Count), target, counts.TrueForAll(one => one.Samples >= one.Quota) ? "Met" : "Behind", missing);
        }

        PlainMeasure Share(long? have, long all, IReadOnlyList<Guid> silent)
        {
            var target = Target(rule, unit, area, all);
            if (have is not { } number || all == 0)
                return new(unit, rule.Indicator, have, all, null, Rounded(target), "Missing", silent);
            var percent = 100m * number / all;
            return new(unit, rule.Indicator, have, all, Rounded(percent), Rounded(target), target is null ? "NoTarget" : percent > target - LastDigit ? "Met" : "Behind", silent);
        }
    }

    private (long Have, long All) Counted(Guid village, WrittenRule rule)
    {
        if (!counted.TryGetValue((village, rule.Indicator), out var known))
            counted[(village, rule.Indicator)] = known = Count(village, rule);
        return known;
    }

    private (long, long) Count(Guid village, WrittenRule rule) => rule.Of switch
    {
        "households" => (households[village].LongCount(card => Seen(card.Id, rule) >= 1), households[village].LongCount()),
        "residents" => (households[village].Sum(card => (long)Math.Min(Seen(card.Id, rule), OfAge(card, rule.Number))), households[village].Sum(card => (long)OfAge(card, rule.Number))),
        "businesses" => (businesses[village].LongCount(card => Seen(card.Id, rule) >= 1), businesses[village].LongCount()),
        "ocop" => (businesses[village].LongCount(card => card.IsOcop && Seen(card.Id, rule) >= 1), businesses[village].LongCount(card => card.IsOcop)),
        _ => throw new InvalidOperationException(rule.Of),
    };

    /// <summary>What nobody has asked, nobody has.</summary>
    private int Seen(Guid subject, WrittenRule rule) => latest.GetValueOrDefault((subject, rule.Indicator));

    private static int OfAge(RawHousehold card, int age) => age switch { 14 => card.From14, 15 => card.From15, 18 => card.From18, _ => throw new InvalidOperationException($"{age}") };

    /// <summary>Where no household is registered yet, each village weighs the same; where no village is, the unit stands for itself.</summary>
    private decimal? Target(WrittenRule rule, Guid unit, PlainArea area, long all)
    {
        if (wanted.OwnCount(rule, unit, period.First, period.Last) is { } count)
            return all == 0 ? null : 100m * count / all;
        var targets = (from village in area.Villages.Count > 0 ? area.Villages : area.All.Take(1)
                       let target = wanted.Of(rule, village, period.First, period.Last)
                       where target is not null
                       select (Target: target.Value, Weight: households[village].Count())).ToList();
        return targets.Count == 0 ? null : targets.Sum(one => one.Weight) is > 0 and var weight ? targets.Sum(one => one.Target * one.Weight) / weight : targets.Average(one => one.Target);
    }

    /// <summary>Samples that a place has to have in a month.</summary>
    private decimal Quota(WrittenRule rule, Guid place, DateOnly month) => wanted.Of(rule, place, month, month.AddMonths(1).AddDays(-1)) ?? rule.Number;

    private bool StandsAtEnd(RawTeam team) => team.From <= period.Last && period.Last <= team.To;

    private static decimal? Rounded(decimal? number) => number is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The rows come in the order of their instants and, of one instant, of their ids: the last holds.</summary>
    private static Dictionary<(Guid, string), int> Latest(RawProvince raw, DateTimeOffset end)
    {
        var held = new Dictionary<(Guid, string), int>();
        foreach (var one in raw.Observations.TakeWhile(one => one.At < end))
            held[(one.Subject, one.Indicator)] = one.Count;
        return held;
    }
}
