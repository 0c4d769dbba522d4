namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>A letter on its way: claimed by one who sends it, for as long as the lease runs.</summary>
/// <param name="DigestOn">Null: urgent.</param>
/// <param name="Attempts">With this one; who marks it later must still have this number.</param>
internal sealed record Parcel(Guid Id, Guid Account, string Channel, DateOnly? DigestOn, int Attempts);

/// <summary>Messages that a channel has not carried yet to one person.</summary>
/// <param name="Urgent">Ids, the oldest first; likewise of the rest.</param>
/// <param name="Oldest">When the oldest of the rest was made.</param>
/// <param name="LastDigest">The day of the last digest.</param>
internal sealed record WaitingMessages(Guid Account, Guid[] Urgent, Guid[] Rest, DateTimeOffset? Oldest, DateOnly? LastDigest);
