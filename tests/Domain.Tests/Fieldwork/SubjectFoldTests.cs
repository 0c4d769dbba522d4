using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Fieldwork;

public sealed class SubjectFoldTests
{
    private static readonly UnitId Village = UnitId.Of("village");
    private static readonly Guid Household = Guid.Parse("00000000-0000-4000-8000-000000000001");

    [Fact]
    public void Records_in_any_order_and_any_batches_make_the_same_roll_ups() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var field = new RandomField(seed);
        // The first of two records with one id is the one that counts, and a subject must be registered first, so only those orders are compared that keep both.
        var records = field.Records.DistinctBy(record => record.Id).OrderBy(record => record.Body is not (RecordBody.Household or RecordBody.Business)).ToList();
        var shuffled = records.Take(0).Concat(records.Where(IsCard).Reverse()).Concat(records.Where(record => !IsCard(record)).OrderBy(record => record.Id)).ToList();

        var atOnce = field.Push(records, records.Count).Changes;
        var oneByOne = field.Push(shuffled, 1).Changes;

        return oneByOne.InEveryGrain().ToHashSet().SetEquals(atOnce.InEveryGrain());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sending_everything_twice_changes_nothing() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var field = new RandomField(seed);

        var once = field.Push(field.Records, 7).Changes;
        var twice = field.Push(field.Records.Concat(field.Records.AsEnumerable().Reverse()), 5);

        // A record that was refused at first may find its household registered when it comes again; those are compared by what was accepted.
        var again = field.Push(twice.Accepted, 1).Changes;
        return twice.Changes.InEveryGrain().ToHashSet().SetEquals(again.InEveryGrain())
            && (twice.Accepted.Count > field.Push(field.Records, 7).Accepted.Count || once.InEveryGrain().ToHashSet().SetEquals(twice.Changes.InEveryGrain()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_latest_observation_holds_and_ties_go_by_id()
    {
        var early = Observation("2025-11-03T08:00:00+07:00", 1, 1);
        var late = Observation("2025-11-03T09:00:00+07:00", 1, 0);
        var tied = Observation("2025-11-03T09:00:00+07:00", 2, 3);

        MetOn(new(2025, 11, 3), [late, early]).ShouldBe(0);
        MetOn(new(2025, 11, 3), [tied, late, early]).ShouldBe(1);
        MetOn(new(2025, 11, 2), [early]).ShouldBe(0);
    }

    [Fact]
    public void A_day_ends_at_midnight_in_Vietnam()
    {
        var beforeMidnight = Observation("2025-11-03T16:59:59Z", 1, 1);
        var afterMidnight = Observation("2025-11-03T17:00:00Z", 1, 1);

        MetOn(new(2025, 11, 3), [beforeMidnight]).ShouldBe(1);
        MetOn(new(2025, 11, 3), [afterMidnight]).ShouldBe(0);
        MetOn(new(2025, 11, 4), [afterMidnight]).ShouldBe(1);
    }

    [Fact]
    public void A_resident_indicator_never_counts_more_than_the_household_has_of_the_age()
    {
        var changes = new TallyChanges();
        var fold = new SubjectFold(RandomField.Indicators, changes);
        List<Dated<HouseholdCard>> cards = [Card("2025-10-01T00:00:00+07:00", 4, 3), Card("2025-12-01T00:00:00+07:00", 2, 1)];

        fold.Household(Village, cards, [new("record", [Observation("2025-11-01T00:00:00+07:00", 1, 9)])]);

        Sum(changes, "record", new(2025, 11, 30)).Have.ShouldBe(3);
        Sum(changes, "record", new(2025, 12, 1)).Have.ShouldBe(1);
    }

    [Fact]
    public void What_was_seen_of_a_household_before_it_was_registered_counts_from_its_registration()
    {
        var changes = new TallyChanges();

        new SubjectFold(RandomField.Indicators, changes)
            .Household(Village, [Card("2025-11-10T00:00:00+07:00", 4, 3)], [new("informed", [Observation("2025-11-01T00:00:00+07:00", 1, 1)])]);

        Sum(changes, "informed", new(2025, 11, 9)).ShouldBe(default);
        Sum(changes, "informed", new(2025, 11, 10)).Met.ShouldBe(1);
    }

    private static bool IsCard(FieldRecord record) => record.Body is RecordBody.Household or RecordBody.Business;

    private static long MetOn(DateOnly day, List<Dated<int>> observations)
    {
        var changes = new TallyChanges();
        new SubjectFold(RandomField.Indicators, changes).Household(Village, [Card("2025-01-01T00:00:00+07:00", 4, 3)], [new("informed", observations)]);
        return Sum(changes, "informed", day).Met;
    }

    private static Figures Sum(TallyChanges changes, string what, DateOnly day) => changes.InEveryGrain()
        .Where(row => row.Grain == TallyGrain.Day && row.What == what && row.StartsOn <= day).Aggregate(default(Figures), (sum, row) => sum + row.Change);

    private static Dated<int> Observation(string at, int id, int count) =>
        new(DateTimeOffset.Parse(at), new Guid(id, 0, 0, Household.ToByteArray()[8..]), count);

    private static Dated<HouseholdCard> Card(string at, int members, int from14) =>
        new(DateTimeOffset.Parse(at), Guid.Empty, new("Chủ hộ", "", null, members, from14, from14, from14, 0, 0, 0));
}
