using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>How much was looked at.</summary>
public sealed record VerificationCounts(long Places, long Records, long Households, long Businesses, long Observations, long Tallies, long TeamWeeks)
{
    /// <summary>Kept measures, which are verified beside the records.</summary>
    public long Measures { get; init; }
}

/// <param name="What">Table and key, e.g. <c>tally M 2025-11-01 health-record</c>.</param>
/// <param name="Recomputed">From the records; null: should not be there.</param>
/// <param name="Stored">Null: is not there.</param>
public sealed record VerificationDifference(string Province, Guid? Place, string What, string? Recomputed, string? Stored);

public sealed record VerificationResult(bool Ok, VerificationCounts Checked, IReadOnlyList<VerificationDifference> Differences);

/// <summary>Recomputes everything that is derived from the field records and compares it with what is stored (domain law 3).</summary>
public sealed class FieldworkVerification(Databases databases, RecordPush push)
{
    private const int DifferencesShown = 1_000, PlacesATime = 100;

    public async Task<VerificationResult> Verify(CancellationToken ct)
    {
        var differences = new List<VerificationDifference>();
        var counts = new VerificationCounts(0, 0, 0, 0, 0, 0, 0);
        foreach (var province in databases.Provinces)
            counts = await VerifyProvince(province, counts, differences, ct);
        return new(differences.Count == 0, counts, differences);
    }

    private async Task<VerificationCounts> VerifyProvince(ProvinceDatabase province, VerificationCounts counts, List<VerificationDifference> differences, CancellationToken ct)
    {
        await using var store = await VerificationStore.Begin(province, new RecordBodies(push.Indicators), ct);
        var minutes = new Dictionary<(TeamId, DateOnly), long>();
        var firsts = new Dictionary<UnitId, DateOnly>();
        var mended = await store.MendedActivities(ct);
        foreach (var places in (await store.Places(ct)).Chunk(PlacesATime))
        {
            foreach (var (place, facts) in await store.Of(places, ct))
            {
                counts = counts with
                {
                    Places = counts.Places + 1, Records = counts.Records + facts.Records.Count, Households = counts.Households + facts.Households.Count,
                    Businesses = counts.Businesses + facts.Businesses.Count, Observations = counts.Observations + facts.Observations.Count, Tallies = counts.Tallies + facts.Tallies.Count,
                };
                Compare(place, facts, mended, minutes, firsts, (what, recomputed, stored) => Note(place.Value, what, recomputed, stored));
            }
        }
        var storedMinutes = await store.TeamWeeks(ct);
        Differ(minutes, storedMinutes, (key, recomputed, stored) => Note(null, $"team_week {key.Item1} {key.Item2:yyyy-MM-dd}", recomputed, stored));
        Differ(firsts, await store.FirstRecords(ct), (key, recomputed, stored) => Note(key.Value, "first_record", recomputed, stored));
        return counts with { TeamWeeks = counts.TeamWeeks + storedMinutes.Count };

        void Note(Guid? place, string what, string? recomputed, string? stored)
        {
            if (differences.Count < DifferencesShown)
                differences.Add(new(province.Code, place, what, recomputed, stored));
        }
    }

    private void Compare(
        UnitId place, PlaceFacts facts, HashSet<Guid> mended, Dictionary<(TeamId, DateOnly), long> minutes, Dictionary<UnitId, DateOnly> firsts, Action<string, string?, string?> note)
    {
        var recordIds = facts.Records.Select(record => record.Id).ToHashSet();
        var intake = new Intake(push.Indicators, [], [], [], [], new([], [.. mended]));
        // What a register's import wrote has no record behind it: it is the beginning that records are folded onto.
        foreach (var (id, code, card) in facts.Households.Where(row => !recordIds.Contains(row.Card.RecordId)))
            intake.RegisterHousehold(place, id, code, card);
        var registered = intake.HouseholdCards.Count;
        foreach (var (id, code, card) in facts.Businesses.Where(row => !recordIds.Contains(row.Card.RecordId)))
            intake.RegisterBusiness(place, id, code, card);
        foreach (var record in facts.Records.OrderBy(record => record.Body is not (RecordBody.Household or RecordBody.Business)))
        {
            if (intake.Take(record) is IntakeAnswer.Rejected(var reason))
                note($"field_record {record.Id}", reason, "stored");
        }
        intake.Finish();

        Differ(
            intake.Observations.ToDictionary(o => (o.Subject, o.Indicator, o.Count.RecordId), o => (o.Count.ObservedAt, o.Count.What)),
            facts.Observations.ToDictionary(o => (o.Subject, o.Indicator, o.Count.RecordId), o => (o.Count.ObservedAt, o.Count.What)),
            (key, recomputed, stored) => note($"observation {key.Subject} {key.Indicator}", recomputed, stored));
        Differ(
            intake.HouseholdCards.Skip(registered).ToDictionary(c => (c.Subject, c.Card.RecordId), c => c.Card),
            facts.Households.Where(row => recordIds.Contains(row.Card.RecordId)).ToDictionary(row => (row.Id, row.Card.RecordId), row => row.Card),
            (key, recomputed, stored) => note($"household_fact {key.Item1}", recomputed, stored));
        Differ(
            intake.Changes.InEveryGrain().ToDictionary(row => (row.Grain, row.StartsOn, row.What), row => row.Change),
            facts.Tallies.Where(row => !row.Value.IsZero).ToDictionary(),
            (key, recomputed, stored) => note($"tally {key.Item1} {key.Item2:yyyy-MM-dd} {key.Item3}", recomputed, stored));
        foreach (var (key, sum) in intake.TeamMinutes)
            minutes[key] = minutes.GetValueOrDefault(key) + sum;
        foreach (var (unit, first) in intake.FirstDays)
            firsts[unit] = first;
    }

    private static void Differ<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> recomputed, IReadOnlyDictionary<TKey, TValue> stored, Action<TKey, string?, string?> note)
        where TKey : notnull
    {
        foreach (var (key, value) in recomputed)
        {
            if (!stored.TryGetValue(key, out var other))
                note(key, value!.ToString(), null);
            else if (!EqualityComparer<TValue>.Default.Equals(value, other))
                note(key, value!.ToString(), other!.ToString());
        }
        foreach (var (key, value) in stored)
        {
            if (!recomputed.ContainsKey(key))
                note(key, null, value!.ToString());
        }
    }
}
