using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Quality.Revisits;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>What a look through the records came to.</summary>
/// <param name="Found">Findings, new or known.</param>
/// <param name="Drawn">Households drawn to be visited again.</param>
internal sealed record QualityRan(int Communes, int Months, int Found, int Drawn);

/// <summary>
/// Rà soát chất lượng số liệu: looks through the records of communes with every rule and keeps what it finds. It sees the whole province, as a commune is compared
/// with others like it; what it finds is then seen by whoever may see the place. It blocks nothing.
/// </summary>
internal sealed class QualitySurvey(
    Databases databases, UnitDirectory units, ProgramCatalogue programs, RevisitSample revisits, DeclaredValues declared, MeasureUnits measures, QualitySettings settings, TimeProvider clock)
{
    /// <summary>The installation itself, with sight of everything.</summary>
    private static Acting Itself => Acting.UpkeepOfFigures("quality");

    /// <summary>What came since the last look at the province, and whatever depends on the day.</summary>
    public async Task<QualityRan> Night(string provinceCode, CancellationToken ct)
    {
        Acting.Set(Itself);
        var (province, tree, top) = await Open(provinceCode, ct);
        if (top is null)
            return new(0, 0, 0, 0);
        var last = await QualityFindingStore.LastLook(province, top.Id, [], ct);
        return await Look(province, tree, top, last, null, Acting.Now, ct);
    }

    /// <summary>A commune, or everything of a unit above, at once.</summary>
    /// <param name="month">Null: every month that has records.</param>
    public async Task<Result<QualityRan>> Of(string provinceCode, UnitId unit, Period? month, CancellationToken ct)
    {
        var by = Acting.Now;
        Acting.Set(Itself);
        if (databases.Province(provinceCode) is Result<ProvinceDatabase>.Refused(var problem))
            return problem;
        var (province, tree, _) = await Open(provinceCode, ct);
        return tree.Find(unit) is { } top
            ? await Look(province, tree, top, (0, null), month, by, ct)
            : new Problem("unit-ended", "Đơn vị này không còn.", "Rà soát đơn vị đang có: chất lượng số liệu được xem theo cây đơn vị của hôm nay.");
    }

    private async Task<QualityRan> Look(ProvinceDatabase province, UnitTree tree, Unit top, (long ThroughSeq, DateTimeOffset? At) before, Period? only, Acting by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var communes = CommunesOf(tree, top);
        var (news, last) = await QualityReadStore.News(province, before.ThroughSeq, top.Kind < UnitKind.Commune ? [] : [.. tree.Under(communes[0].Id).Select(unit => unit.Id)], ct);
        var observed = new ObservedIndicators(programs.All);
        var indicators = programs.All.SelectMany(program => program.Indicators).Where(indicator => observed.IsOfHouseholds(indicator.Id)).DistinctBy(indicator => indicator.Id).ToList();
        var shares = new MonthShares(province, tree, indicators, settings);
        var declarations = new UnitDeclarations(declared, measures, programs);
        await declarations.Read(province.Code, [top.Id, .. communes.Select(commune => commune.Id)], before.At, VietnamTime.DayOf(now), ct);
        var (looked, found, drawn) = (new List<(UnitId, Period)>(), new List<QualityFinding>(), 0);
        foreach (var commune in communes)
        {
            var survey = new CommuneSurvey(province, tree, commune, shares, observed, declarations, settings, now);
            var own = survey.Places.SelectMany(place => news[place]).ToList();
            var months = only is null ? Months(own.Concat(declarations.Months(commune.Id, own)), now) : [only];
            found.AddRange(await survey.Of(months, ct));
            looked.AddRange(from place in survey.Places from month in months select (place, month));
            foreach (var month in months.Where(month => RevisitSample.IsDue(month, only, VietnamTime.DayOf(now))))
                drawn += await revisits.Draw(province, tree, commune.Id, month, now, ct);
        }
        if (top.Kind == UnitKind.Province)
        {
            // What it declares of itself is compared with the records of all of it; every other rule is about those who made them.
            IReadOnlyList<Period> months = only is null ? Months(declarations.Months(top.Id, [.. news.SelectMany(place => place)]), now) : [only];
            foreach (var month in months)
                found.AddRange(new DeclaredRule(settings, month).Of(await declarations.Of(top, month, ct)));
            looked.AddRange(months.Select(month => (top.Id, month)));
        }
        await QualityFindingStore.Write(province, new(top.Id, looked, last, found), by, now, ct);
        return new(communes.Count, looked.Select(one => one.Item2).Distinct().Count(), found.Count, drawn);
    }

    /// <summary>Those of the news, and always this month and the one before: members fall silent, registers grow without a record.</summary>
    private static IReadOnlyList<Period> Months(IEnumerable<DateOnly> news, DateTimeOffset now)
    {
        var present = VietnamTime.MonthOf(VietnamTime.DayOf(now));
        return [.. news.Concat([present, present.AddMonths(-1)]).Distinct().Order().Select(month => Period.Month(month.Year, month.Month))];
    }

    /// <summary>Of a village, its commune.</summary>
    private static IReadOnlyList<Unit> CommunesOf(UnitTree tree, Unit top) =>
        top.Kind == UnitKind.Village ? [tree.Ancestor(top.Id, UnitKind.Commune)!] : [.. tree.Under(top.Id, UnitKind.Commune)];

    private async Task<(ProvinceDatabase Province, UnitTree Tree, Unit? Top)> Open(string code, CancellationToken ct)
    {
        var province = databases.Provinces.Single(one => one.Code == code);
        var tree = await units.Tree(code, VietnamTime.Today(clock), ct);
        return (province, tree, tree.All.SingleOrDefault(unit => unit.Kind == UnitKind.Province));
    }
}
