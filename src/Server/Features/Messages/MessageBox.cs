using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>A message as a person reads it.</summary>
public sealed record ReadableMessage(Message Message, string Sentence);

/// <summary>One page of a person's messages.</summary>
public sealed record MessagePage(IReadOnlyList<ReadableMessage> Items, int Page, bool HasMore, int Unread);

/// <summary>
/// Hộp tin của một người. Row-level security shows a message as long as its reader may work in the unit that it is about: whoever lost the role reads it no more.
/// </summary>
public sealed class MessageBox(Databases databases, UnitDirectory units, TimeProvider clock)
{
    private const int PageSize = 30;

    public async Task<int> Unread(Caller caller, CancellationToken ct)
    {
        var unread = 0;
        foreach (var province in await Provinces(caller, ct))
            unread += await MessageStore.Unread(province, caller.AccountId, ct);
        return unread;
    }

    public async Task<MessagePage> List(Caller caller, int page, CancellationToken ct)
    {
        var messages = new List<Message>();
        foreach (var province in await Provinces(caller, ct))
            messages.AddRange(await MessageStore.Of(province, caller.AccountId, 0, (page * PageSize) + 1, ct));
        List<Message> shown = [.. messages.OrderByDescending(message => message.MadeAt).ThenByDescending(message => message.Id).Skip((page - 1) * PageSize).Take(PageSize + 1)];
        return new([.. await Readable(units, shown.Take(PageSize), VietnamTime.Today(clock), ct)], page, shown.Count > PageSize, await Unread(caller, ct));
    }

    /// <summary>Marks a message as read, and says where it leads.</summary>
    public async Task<Result<string>> Open(Caller caller, Guid id, CancellationToken ct)
    {
        foreach (var province in await Provinces(caller, ct))
        {
            if (await MessageStore.Own(province, caller.AccountId, id, ct) is not { } message)
                continue;
            await MessageStore.MarkRead(province, caller.AccountId, id, clock.GetUtcNow(), ct);
            return message.Link;
        }
        return new Problem("message-not-found", "Không có tin nhắn này trong hộp tin của bạn.", "Mở lại mục Tin nhắn.") { Kind = ProblemKind.NotFound };
    }

    public async Task ReadAll(Caller caller, CancellationToken ct)
    {
        foreach (var province in await Provinces(caller, ct))
            await MessageStore.MarkRead(province, caller.AccountId, null, clock.GetUtcNow(), ct);
    }

    /// <summary>Messages with the names of their units and the days that are left.</summary>
    internal static async Task<IReadOnlyList<ReadableMessage>> Readable(UnitDirectory units, IEnumerable<Message> messages, DateOnly today, CancellationToken ct)
    {
        List<Message> all = [.. messages];
        var names = (await units.LastKnown([.. all.Select(message => message.Unit).Distinct()], today, ct)).ToDictionary(unit => unit.Id, unit => unit.FullName);
        return [.. all.Select(message => new ReadableMessage(message, MessageWords.Sentence(message.Reason, message.Title, names.GetValueOrDefault(message.Unit, "đơn vị cũ"), message.Day, today)))];
    }

    /// <summary>Whoever works for the whole nation is told nothing: messages are about the work of one province.</summary>
    private async Task<IReadOnlyList<ProvinceDatabase>> Provinces(Caller caller, CancellationToken ct)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var unit in caller.Units().Where(unit => unit != UnitId.Nation))
        {
            if (await units.ProvinceCodeOf(unit, ct) is { } code)
                codes.Add(code);
        }
        return [.. codes.Select(databases.Province).OfType<Result<ProvinceDatabase>.Done>().Select(found => found.Value)];
    }
}
