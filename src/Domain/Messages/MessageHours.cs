using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Messages;

/// <summary>Giờ yên tĩnh và giờ bản tin: when e-mail and Zalo may reach a person. In the portal messages stand at once.</summary>
/// <param name="QuietFrom">Clock in Vietnam; quiet may go over midnight. Equal to <paramref name="QuietTo"/>: never quiet.</param>
/// <param name="RestsAtWeekends">Saturday and Sunday are quiet too.</param>
/// <param name="Digest">When the digest of the day (bản tin) goes; never in quiet hours.</param>
public sealed record MessageHours(TimeOnly QuietFrom, TimeOnly QuietTo, bool RestsAtWeekends, TimeOnly Digest)
{
    /// <summary>Ends before offices open at 7 or 7:30, and begins after dinner.</summary>
    public static readonly MessageHours Usual = new(new(20, 0), new(6, 30), false, new(7, 30));

    /// <summary>Whether the hours make sense: else no digest could ever go.</summary>
    public bool HasTimeForDigest => !InQuietHours(Digest);

    public bool IsQuiet(DateTimeOffset instant)
    {
        var local = instant.ToOffset(VietnamTime.Offset);
        return (RestsAtWeekends && !WorkingDays.Is(VietnamTime.DayOf(instant))) || InQuietHours(TimeOnly.FromDateTime(local.DateTime));
    }

    /// <summary>The first instant from now on that is not quiet.</summary>
    public DateTimeOffset FirstAwake(DateTimeOffset now)
    {
        if (!IsQuiet(now))
            return now;
        // Quiet ends at the end of its hours, on that day or on the first that is no day of rest; hours that are never quiet end at midnight.
        var wakes = QuietFrom == QuietTo ? TimeOnly.MinValue : QuietTo;
        return Enumerable.Range(0, 4).Select(days => VietnamTime.StartOf(VietnamTime.DayOf(now).AddDays(days)) + wakes.ToTimeSpan()).First(at => at > now && !IsQuiet(at));
    }

    /// <summary>When the digest of a day goes; null on a day of rest.</summary>
    public DateTimeOffset? DigestOf(DateOnly day) => RestsAtWeekends && !WorkingDays.Is(day) ? null : VietnamTime.StartOf(day) + Digest.ToTimeSpan();

    /// <summary>Whether a digest is to go now: its hour has come, there is something from before, and none has gone today.</summary>
    /// <param name="oldest">When the first message that waits was made.</param>
    /// <param name="last">The day of the last digest.</param>
    public bool IsDigestDue(DateTimeOffset now, DateTimeOffset oldest, DateOnly? last)
    {
        var today = VietnamTime.DayOf(now);
        return DigestOf(today) is { } hour && now >= hour && oldest <= hour && !IsQuiet(now) && (last is null || last < today);
    }

    private bool InQuietHours(TimeOnly time) => QuietFrom <= QuietTo ? time >= QuietFrom && time < QuietTo : time >= QuietFrom || time < QuietTo;
}
