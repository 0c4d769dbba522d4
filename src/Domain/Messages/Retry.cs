namespace CongDongSo.Domain.Messages;

/// <summary>How a channel is tried again: twice as long after each failure, spread so that a channel that comes back is not overrun.</summary>
public static class Retry
{
    /// <summary>Over about a day and a half; after that somebody has to look.</summary>
    public const int Most = 10;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(6);

    /// <param name="attempts">Made so far, at least 1.</param>
    /// <param name="chance">From 0 up to 1.</param>
    /// <param name="asked">What the channel itself asked to wait; null: nothing.</param>
    public static TimeSpan After(int attempts, double chance, TimeSpan? asked = null)
    {
        var wait = First * Math.Min(Math.Pow(2, Math.Max(attempts, 1) - 1), Longest / First);
        var spread = wait * (0.75 + (0.5 * chance));
        return asked is { } least && least > spread ? (least < Longest ? least : Longest) : spread;
    }
}
