using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>
/// Một lượt gửi: packs what waits into letters and sends those whose time has come. Who may be told is looked at again for each letter: a role may have ended since, and what was asked for
/// may have been done.
/// </summary>
internal sealed class LetterRound(IEnumerable<IMessageChannel> channels, MessageSettingStore settings, UnitDirectory units, Scope scope, TimeProvider clock, ILogger<LetterRound> log)
{
    /// <summary>A channel answers within <see cref="Patience"/>; the rest is for a slow database.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5), Patience = TimeSpan.FromSeconds(30);

    private const int AtATime = 20;

    /// <summary>What waited longer is of yesterday's yesterday: the portal has it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(4);

    /// <returns>How many letters were sent.</returns>
    public async Task<int> Run(ProvinceDatabase province, CancellationToken ct)
    {
        List<IMessageChannel> open = [.. channels.Where(channel => channel.IsConfigured)];
        foreach (var channel in open)
            await Pack(province, channel.Code, ct);
        var sent = 0;
        while (open.Count > 0 && await ParcelStore.Claim(province, [.. open.Select(channel => channel.Code)], clock.GetUtcNow(), Lease, AtATime, ct) is { Count: > 0 } claimed)
        {
            foreach (var parcel in claimed)
                sent += await Send(province, parcel, open.Single(channel => channel.Code == parcel.Channel), ct) ? 1 : 0;
        }
        return sent;
    }

    private async Task Pack(ProvinceDatabase province, string channel, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var waiting in await ParcelStore.Waiting(province, channel, now - Fresh, ct))
        {
            var hours = (await settings.Of(waiting.Account, ct)).Hours;
            if (hours.IsQuiet(now))
                continue;
            foreach (var urgent in waiting.Urgent)
                await ParcelStore.Pack(province, waiting.Account, channel, null, [urgent], now, ct);
            if (waiting.Oldest is { } oldest && hours.IsDigestDue(now, oldest, waiting.LastDigest))
                await ParcelStore.Pack(province, waiting.Account, channel, VietnamTime.DayOf(now), waiting.Rest, now, ct);
        }
    }

    private async Task<bool> Send(ProvinceDatabase province, Parcel parcel, IMessageChannel channel, CancellationToken ct)
    {
        var (now, wanted) = (clock.GetUtcNow(), await settings.Of(parcel.Account, ct));
        var address = parcel.Channel == "email" ? wanted.EmailOn ? wanted.Email : "" : wanted.ZaloOn ? wanted.ZaloPhone : "";
        if (wanted.Hours.IsQuiet(now))
        {
            // It is not an attempt: nobody was asked.
            await ParcelStore.Mark(province, parcel, "pending", wanted.Hours.FirstAwake(now), parcel.Attempts - 1, null, null, now, ct);
            return false;
        }
        if (address.Length == 0 || await Written(province, parcel, address, now, ct) is not { } letter)
        {
            await ParcelStore.Mark(province, parcel, "dropped", now, parcel.Attempts - 1, null, address.Length == 0 ? "Người nhận đã tắt kênh này." : "Việc đã xong, hoặc người nhận không còn vai trò.", now, ct);
            return false;
        }
        var outcome = await Handed(channel, letter, ct);
        var after = clock.GetUtcNow();
        await (outcome switch
        {
            Outcome.Sent(var id) => ParcelStore.Mark(province, parcel, "sent", after, parcel.Attempts, id, null, after, ct),
            Outcome.Later(var error, var wait) when parcel.Attempts < Retry.Most => ParcelStore.Mark(province, parcel, "failed", after + Retry.After(parcel.Attempts, Chance(parcel), wait), parcel.Attempts, null, error, after, ct),
            Outcome.Later(var error, _) => ParcelStore.Mark(province, parcel, "dead", after, parcel.Attempts, null, error, after, ct),
            Outcome.Dead(var error) => ParcelStore.Mark(province, parcel, "dead", after, parcel.Attempts, null, error, after, ct),
            _ => throw new InvalidOperationException(),
        });
        if (outcome is not Outcome.Sent)
            log.LogWarning("Letter {Letter} by {Channel} was not sent at attempt {Attempt}: {Outcome}", parcel.Id, parcel.Channel, parcel.Attempts, outcome);
        return outcome is Outcome.Sent;
    }

    private static async Task<Outcome> Handed(IMessageChannel channel, Letter letter, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return await channel.Send(letter, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome.Later($"Kênh không trả lời trong {Patience.TotalSeconds} giây.");
        }
    }

    /// <summary>Null where nothing of it is of use any more, or to this person.</summary>
    private async Task<Letter?> Written(ProvinceDatabase province, Parcel parcel, string address, DateTimeOffset now, CancellationToken ct)
    {
        var today = VietnamTime.DayOf(now);
        var carried = await ParcelStore.Carried(province, parcel.Id, ct);
        if (carried.Count == 0 || await RecipientStore.Standing(province, parcel.Account, today, ct) is not var (name, held))
            return null;
        UnitId[] tops = [.. held.Where(grant => Permissions.Of(grant.Role).Contains(Permission.WriteRecords)).Select(grant => grant.Unit).Distinct()];
        var outside = await scope.Outside(tops, [.. carried.Select(message => message.Unit).Distinct()], ct);
        // Of several reminders of one thing the last one says it all.
        var lines = await MessageBox.Readable(units, carried.Where(message => !outside.Contains(message.Unit)).GroupBy(message => (message.Subject, message.Reason)).Select(same => same.Last()), today, ct);
        if (lines.Count == 0)
            return null;
        var unit = (await units.LastKnown([lines[0].Message.Unit], today, ct)) is [var first] ? first.FullName : "";
        return new(parcel.Id, address, name, parcel.DigestOn is not null, lines, unit, now);
    }

    /// <summary>By its id and attempt, so that letters spread and a test can tell when.</summary>
    private static double Chance(Parcel parcel) => (parcel.Id.ToByteArray()[15] + (parcel.Attempts * 37)) % 256 / 256.0;
}
