namespace CongDongSo.Domain.Messages;

/// <summary>What is still owed, as reminders see it.</summary>
/// <param name="LastDay">The last day on time, after an extension; null: no document sets one.</param>
/// <param name="ReturnedOn">The day it was returned or reopened; null while it was never sent. What has been sent once is not late any more: it is counted from its return.</param>
/// <param name="AskedFrom">The day its period opened: what was asked for late is not reminded of as if it had been known before.</param>
public sealed record OwedWork(DateOnly? LastDay, DateOnly? ReturnedOn, DateOnly AskedFrom);

/// <summary>Một lần nhắc.</summary>
/// <param name="Days">From the day it counts from: −7 is seven days before.</param>
/// <param name="Of">That day: the last day on time, or the day of the return.</param>
public sealed record Reminder(MessageReason Reason, int Days, DateOnly Of)
{
    /// <summary>Which of the reminders it is, within the key that makes it be told once.</summary>
    public string Step => $"{MessageWords.Code(Reason)}{Days:+0;-0;0}";
}

/// <summary>
/// Lịch nhắc việc: 7, 3 and 1 days before the deadline, on it, 1, 3 and 7 days after and then weekly, to who owes; 1 and 7 days after and then weekly, to the superior too.
/// Each holds until the next one: a night that was missed is made good for, but nobody is told "seven days left" on the last day.
/// </summary>
public static class ReminderPlan
{
    /// <summary>After that the progress page of the superior shows it, and nobody learns anything from one more message.</summary>
    public const int Weeks = 8;

    private static readonly int[] Owner = [-7, -3, -1, 0, 1, 3, .. Weekly];

    private static readonly int[] Superior = [1, .. Weekly];

    private static readonly int[] Returned = [3, .. Weekly];

    private static IEnumerable<int> Weekly => Enumerable.Range(1, Weeks).Select(week => week * 7);

    /// <summary>The reminders that hold on a day: at most one to who owes and one to their superior.</summary>
    public static IReadOnlyList<Reminder> On(OwedWork owed, DateOnly today)
    {
        if (owed.ReturnedOn is { } back)
            return [.. At(Returned, back, today, _ => MessageReason.StillReturned)];
        if (owed.LastDay is not { } last)
            return [];
        return
        [
            .. At(Owner, last, today, days => days < 0 ? MessageReason.Coming : days == 0 ? MessageReason.DueToday : MessageReason.Overdue)
                // What opens five days before its last day is new then, not a reminder.
                .Where(one => one.Days >= 0 || last.AddDays(one.Days) > owed.AskedFrom),
            .. At(Superior, last, today, _ => MessageReason.OverdueBelow),
        ];
    }

    private static IEnumerable<Reminder> At(int[] steps, DateOnly of, DateOnly today, Func<int, MessageReason> reason)
    {
        var passed = today.DayNumber - of.DayNumber;
        var at = Array.FindLastIndex(steps, step => step <= passed);
        // The last one holds for a week, as the others do.
        if (at < 0 || (at == steps.Length - 1 && passed >= steps[at] + 7))
            yield break;
        yield return new(reason(steps[at]), steps[at], of);
    }
}
