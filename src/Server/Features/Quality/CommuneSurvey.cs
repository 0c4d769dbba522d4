using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Looks with every rule through some months of a commune and its villages.</summary>
internal sealed class CommuneSurvey(
    ProvinceDatabase province, UnitTree tree, Unit commune, MonthShares shares, ObservedIndicators observed, UnitDeclarations declarations, QualitySettings settings, DateTimeOffset now)
{
    private readonly IReadOnlyList<UnitId> villages = [.. tree.Under(commune.Id, UnitKind.Village).Select(village => village.Id)];

    public IReadOnlyList<UnitId> Places => [commune.Id, .. villages];

    /// <param name="months">In any order.</param>
    public async Task<IReadOnlyList<QualityFinding>> Of(IReadOnlyCollection<Period> months, CancellationToken ct)
    {
        var (first, last) = (months.Min(month => month.First), months.Max(month => month.Last));
        var visits = Visit.Of(await QualityReadStore.Counts(province, villages, first, last, ct)).ToLookup(visit => VietnamTime.MonthOf(VietnamTime.DayOf(visit.At)));
        var activities = (await QualityReadStore.Activities(province, Places, first, last, ct)).ToLookup(activity => VietnamTime.MonthOf(VietnamTime.DayOf(activity.Start)));
        var photos = await QualityReadStore.Photos(province, Places, ct);
        var register = await QualityReadStore.Register(province, villages, ct);
        var found = new List<QualityFinding>();
        foreach (var month in months.OrderBy(month => month.First))
        {
            IReadOnlyList<Visit> seen = [.. visits[month.First]];
            IReadOnlyList<DoneActivity> done = [.. activities[month.First]];
            found.AddRange(new VisitRules(settings, commune.Id, month, CountsPeople).Of(seen, await Households(month, ct)));
            found.AddRange(new ActivityRules(settings, commune.Id, month).Of(done));
            found.AddRange(new NightRule(settings, commune.Id, month).Of(seen, done));
            found.AddRange(PhotoRule.Of(photos, month));
            found.AddRange(await Figures(month, done, register.Added, register.Households, ct));
            found.AddRange(new DeclaredRule(settings, month).Of(await declarations.Of(commune, month, ct)));
        }
        return found;
    }

    private bool CountsPeople(string indicator) => observed.PopulationOf(indicator) is Domain.Programs.Population.Residents;

    private async Task<IReadOnlyDictionary<UnitId, long>> Households(Period month, CancellationToken ct)
    {
        var households = new Dictionary<UnitId, long>();
        foreach (var village in villages)
            households[village] = await shares.Households(village, month.Last, ct);
        return households;
    }

    private async Task<List<QualityFinding>> Figures(
        Period month, IReadOnlyList<DoneActivity> done, IReadOnlyList<Addition> added, IReadOnlyDictionary<UnitId, long> households, CancellationToken ct)
    {
        var (found, rules) = (new List<QualityFinding>(), new PlaceRules(settings, month));
        var outliers = await shares.Outliers(month, ct);
        foreach (var place in Places)
            found.AddRange(outliers[place]);
        foreach (var village in villages)
        {
            var full = rules.Full(village, await shares.Households(village, month.Last, ct), await shares.Of(village, month, ct), done.Count(activity => activity.Place == village));
            var own = added.Where(one => one.Village == village).ToList();
            var inMonth = own.Where(one => month.First <= VietnamTime.DayOf(one.At) && VietnamTime.DayOf(one.At) <= month.Last);
            var jump = rules.Jump(new(
                village, households.GetValueOrDefault(village), [.. inMonth.Select(one => (households.GetValueOrDefault(village) - own.Where(other => other.At >= one.At).Sum(other => other.Households), one.Households))],
                await shares.Residents(village, month.First.AddDays(-1), ct), await shares.Residents(village, month.Last, ct)));
            found.AddRange(new[] { full, jump }.OfType<QualityFinding>());
        }
        if (month.First <= VietnamTime.DayOf(now) && VietnamTime.DayOf(now) <= month.Last)
        {
            var contacts = await QualityReadStore.Contacts(province, Places, VietnamTime.DayOf(now), ct);
            found.AddRange(contacts.Select(contact => rules.Silent(contact.Place, contact.Login, contact.Seen, now)).OfType<QualityFinding>());
        }
        return found;
    }
}
