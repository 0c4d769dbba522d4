using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Photos;
using CongDongSo.Server.Features.Quality;
using CongDongSo.Server.Features.Quality.Revisits;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Demo;

/// <summary>
/// Households of the complete commune that were visited again, one photo of several activities, a phone that fell silent, and a look through its records, so that the planted
/// fraud stands on the worklist at once.
/// </summary>
internal sealed class DemoQuality(RevisitSample revisits, QualitySurvey survey, RecordPush push, PhotoIntake photos, Databases databases, UnitDirectory units, TimeProvider clock)
{
    private static readonly Period Month = Period.Month(2026, 8);

    /// <summary>The night after the month's end.</summary>
    private static readonly DateTimeOffset DrawnAt = DemoYear.At(new(2026, 9, 1), 3, 0);

    /// <summary>A volunteer who worked until the evening at the desk and was heard of no more.</summary>
    private static readonly DateTimeOffset EnrolledAt = DemoYear.At(new(2025, 12, 1), 9, 0), SilentSince = DemoYear.At(new(2026, 3, 11), 21, 0);

    private const int WithPhoto = 3;

    /// <param name="fresh">Whether anything was filled: what was looked through is not looked through again.</param>
    public async Task Fill(DemoPlan plan, DemoState state, DemoIndicators indicators, bool fresh, CancellationToken ct)
    {
        var commune = plan.Complete.Unit.Id;
        var province = await databases.OpenProvince(plan.Province.Code, ct);
        await revisits.Draw(province, await units.Tree(plan.Province.Code, DemoYear.Last, ct), commune, Month, DrawnAt, ct);
        foreach (var village in (await revisits.Drawn(province, commune, Month, ct)).Select((one, i) => (one, i)).GroupBy(one => one.one.Village))
        {
            var records = village.SelectMany(one => Again(plan, indicators, one.one, one.i)).ToList();
            if (records.Count > 0 && await push.Load(plan.Province.Code, records, ct) is Result<IReadOnlyList<PushResult>>.Refused(var refused))
                throw new InvalidOperationException(refused.Title);
        }
        await Photos(plan, state, ct);
        if (PlantedFraud.VillageOf(plan, Fraud.DeskEvening) is { } silent)
            await DemoPhoneStore.Ensure(province, DemoAccounts.SilentMember, state.VillageIds[silent.Code], EnrolledAt, SilentSince, clock.GetUtcNow(), ct);
        if (fresh)
            await survey.Of(plan.Province.Code, commune, null, ct);
    }

    /// <summary>One photo, sent for several of the activities that are the same.</summary>
    private async Task Photos(DemoPlan plan, DemoState state, CancellationToken ct)
    {
        if (PlantedFraud.VillageOf(plan, Fraud.CopiedActivity) is not { } village)
            return;
        foreach (var activity in PlantedFraud.CopiedActivity(plan, village, state.VillageIds[village.Code]).Take(WithPhoto))
            await photos.Load(plan.Province.Code, NameBasedId.Of("demo/photo", activity.Record.Id.ToString()), activity.Record.Id, DemoPicture.Meeting, activity.Author, ct);
    }

    /// <summary>Two of ten households nobody got to; of the others every third is found otherwise in one thing.</summary>
    private static IEnumerable<IncomingRecord> Again(DemoPlan plan, DemoIndicators indicators, DrawnHousehold drawn, int number)
    {
        if (number % 5 == 4)
            return [];
        var made = new MadeRecord(drawn.Village, null, plan.ChanceOf($"revisit/{drawn.Household}"), "minh-hoa.tham-lai");
        var known = drawn.Counts.Before.Where(one => indicators.OfHouseholds.Any(other => other.Indicator.Id == one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal);
        return known.Select((one, i) => made.Observation(DemoYear.At(DrawnAtDay.AddDays(3 + number), 9, i * 20), drawn.Household, one.Key, number % 3 == 0 && i == 0 ? (one.Value == 0 ? 1 : one.Value - 1) : one.Value));
    }

    private static DateOnly DrawnAtDay => VietnamTime.DayOf(DrawnAt);
}
