namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>Một bức thư: what a channel carries to one person. It has their name, units, titles of reports, days and the way to the portal, and nothing else of anybody.</summary>
/// <param name="Id">Stays the same however often it is tried: by it a channel, or the person, recognises a second one.</param>
/// <param name="Address">E-mail address or phone.</param>
/// <param name="Unit">That the first line is about.</param>
/// <param name="IsDigest">All of a day, or one thing that is urgent.</param>
internal sealed record Letter(Guid Id, string Address, string Name, bool IsDigest, IReadOnlyList<ReadableMessage> Lines, string Unit, DateTimeOffset At);

/// <summary>What became of a letter that was handed to a channel.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <param name="ProviderId">What the channel calls it.</param>
    public sealed record Sent(string? ProviderId) : Outcome;

    /// <summary>Not now: it is tried again.</summary>
    /// <param name="Error">In the program's words, for an administrator; no address, no secret.</param>
    /// <param name="Wait">What the channel asks to wait; null: nothing.</param>
    public sealed record Later(string Error, TimeSpan? Wait = null) : Outcome;

    /// <summary>Never as it is: somebody has to mend something.</summary>
    public sealed record Dead(string Error) : Outcome;
}

/// <summary>Kênh gửi beside the portal.</summary>
internal interface IMessageChannel
{
    /// <summary><c>email</c> or <c>zalo</c>.</summary>
    string Code { get; }

    /// <summary>Whether the installation has it.</summary>
    bool IsConfigured { get; }

    /// <summary>Hands a letter over. What goes wrong is an outcome; only a bug throws.</summary>
    Task<Outcome> Send(Letter letter, CancellationToken ct);
}
