using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Fieldwork;

/// <summary>Activities that mend others, of two places, two teams and several weeks: what counts follows from what is stored, not from what came first.</summary>
public sealed class MendedActivityTests
{
    private static readonly UnitId[] Places = [UnitId.Of("one"), UnitId.Of("two")];
    private static readonly TeamId[] Teams = [new(Guid.Parse("00000000-0000-4000-8000-00000000000a")), new(Guid.Parse("00000000-0000-4000-8000-00000000000b"))];

    [Fact]
    public void In_any_order_and_any_batches_the_hours_and_sums_are_those_of_the_activities_that_none_mends() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var activities = Some(random);
        var left = activities.Where(one => !activities.Exists(other => other.Id != one.Id && Body(other).Corrects == one.Id)).ToList();

        var (changes, minutes) = Push([.. activities.OrderBy(_ => random.Next())], 1 + random.Next(4));

        return changes.InEveryGrain().Where(row => row.Grain == TallyGrain.Year).Aggregate(default(Figures), (sum, row) => sum + row.Change)
                == new Figures(left.Count, left.Sum(one => Body(one).Minutes), left.Sum(one => Body(one).Reached))
            && Teams.All(team => minutes.Where(one => one.Key.Team == team).Sum(one => one.Value) == left.Where(one => one.TeamId == team).Sum(one => Body(one).Minutes));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void In_another_order_every_roll_up_is_the_same() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var activities = Some(random);

        var (forth, _) = Push(activities, activities.Count);
        var (back, _) = Push([.. activities.AsEnumerable().Reverse()], 1);

        return forth.InEveryGrain().ToHashSet().SetEquals(back.InEveryGrain());
    }).QuickCheckThrowOnFailure();

    private static RecordBody.Activity Body(FieldRecord record) => (RecordBody.Activity)record.Body;

    /// <summary>A few activities of which some mend others, themselves, or something that is not there.</summary>
    private static List<FieldRecord> Some(Random random)
    {
        var ids = Enumerable.Range(1, 1 + random.Next(8)).Select(n => new Guid(n, 0, 0, new byte[8])).ToList();
        return [.. ids.Select(id => new FieldRecord(
            id, DateTimeOffset.Parse("2025-11-03T08:00:00+07:00").AddDays(random.Next(20)), Teams[random.Next(2)], Places[random.Next(2)],
            new RecordBody.Activity(1 + random.Next(90), random.Next(9), random.Next(3) > 0 ? new Guid(1 + random.Next(10), 0, 0, new byte[8]) : null)))];
    }

    /// <summary>Takes batches one after another, each against what the store holds of the activities that it is about.</summary>
    private static (TallyChanges Changes, Dictionary<(TeamId Team, DateOnly Week), long> Minutes) Push(IReadOnlyList<FieldRecord> activities, int atOnce)
    {
        var (changes, minutes, stored) = (new TallyChanges(), new Dictionary<(TeamId, DateOnly), long>(), new List<FieldRecord>());
        foreach (var batch in activities.Chunk(atOnce))
        {
            var about = batch.SelectMany(one => new[] { one.Id, Body(one).Corrects ?? one.Id }).ToHashSet();
            var mended = stored.Where(one => Body(one).Corrects != one.Id).Select(one => Body(one).Corrects).OfType<Guid>().Where(about.Contains).ToHashSet();
            var counted = stored.Where(one => about.Contains(one.Id) && !mended.Contains(one.Id)).ToDictionary(one => one.Id);
            var intake = new Intake(RandomField.Indicators, [.. stored.Select(one => one.Id)], [], [], [], new(counted, mended));
            foreach (var record in batch)
                intake.Take(record).ShouldBeOfType<IntakeAnswer.Accepted>();
            intake.Finish();
            changes.AddAll(intake.Changes);
            foreach (var (key, sum) in intake.TeamMinutes)
                minutes[key] = minutes.GetValueOrDefault(key) + sum;
            stored.AddRange(batch);
        }
        return (changes, minutes);
    }
}
