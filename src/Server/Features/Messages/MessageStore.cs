using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Messages;

/// <summary>A message to one person.</summary>
public sealed record Message(
    Guid Id, UnitId Unit, MessageReason Reason, Guid Subject, string Title, DateOnly? Day, string Link, DateTimeOffset MadeAt, DateTimeOffset? ReadAt, DateTimeOffset? SettledAt)
{
    public bool IsUnread => ReadAt is null && SettledAt is null;
}

/// <summary>Messages: made once, read, settled.</summary>
internal static class MessageStore
{
    private const string Columns = "m.id, m.unit_id, m.reason, m.subject_id, m.title, m.day, m.link, m.made_at, m.read_at, m.settled_at";

    private static readonly string[] AskingForWork = [.. Enum.GetValues<MessageReason>().Where(MessageWords.AsksForWork).Select(MessageWords.Code)];

    /// <returns>How many are new.</returns>
    public static async Task<int> Put(ProvinceWork work, IReadOnlyCollection<MessageDraft> drafts, DateTimeOffset now, CancellationToken ct)
    {
        if (drafts.Count == 0)
            return 0;
        await using var put = work.Ask("""
            with put as (
              insert into message (id, key, account_id, unit_id, reason, subject_id, title, day, link, sender, made_at)
              select d.id, d.key, d.account_id, d.unit_id, d.reason, d.subject_id, d.title, d.day, d.link, $10, $11
              from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::date[], $9::text[])
                as d (id, key, account_id, unit_id, reason, subject_id, title, day, link)
              on conflict (key) do nothing returning id
            )
            select count(*)::int from put
            """,
            drafts.Select(_ => Guid.CreateVersion7(now)).ToArray(), drafts.Select(draft => draft.Key).ToArray(), drafts.Select(draft => draft.Account).ToArray(), drafts.Select(draft => draft.Unit.Value).ToArray(),
            drafts.Select(draft => MessageWords.Code(draft.Reason)).ToArray(), drafts.Select(draft => draft.Subject).ToArray(), drafts.Select(draft => draft.Title).ToArray(), drafts.Select(draft => draft.Day).ToArray(),
            drafts.Select(draft => draft.Link).ToArray(), Acting.Now.Actor, now.UtcDateTime);
        return (int)(await put.Scalar(ct))!;
    }

    public static async Task Settle(ProvinceWork work, IReadOnlyCollection<Guid> subjects, DateTimeOffset now, CancellationToken ct)
    {
        await using var settle = work.Ask(
            "update message set settled_at = $2, xact = pg_current_xact_id() where subject_id = any($1) and settled_at is null and reason = any($3)", subjects.ToArray(), now.UtcDateTime, AskingForWork);
        await settle.Scalar(ct);
    }

    public static async Task<int> Unread(ProvinceDatabase province, Guid account, CancellationToken ct)
    {
        await using var query = province.Ask("select count(*)::int from message m where m.account_id = $1 and m.read_at is null and m.settled_at is null", account);
        return (int)(await query.Scalar(ct))!;
    }

    /// <summary>A person's own, the latest first.</summary>
    public static async Task<IReadOnlyList<Message>> Of(ProvinceDatabase province, Guid account, int skip, int take, CancellationToken ct)
    {
        await using var query = province.Ask($"select {Columns} from message m where m.account_id = $1 order by m.made_at desc, m.id desc offset $2 limit $3", account, skip, take);
        return await Read(query, ct);
    }

    /// <summary>What a person has neither read nor done, told by a transaction that a phone's last snapshot may have missed.</summary>
    public static Question<Message> Since(Guid account, long xact, DateTimeOffset since) => new(
        Read,
        $"select {Columns} from message m where m.account_id = $1 and m.xact >= $2::bigint::text::xid8 and m.made_at >= $3 and (m.read_at is null and m.settled_at is null or $2 > 0) and m.reason <> 'difficultyAnswered' order by m.made_at, m.id",
        account, xact, since.UtcDateTime);

    /// <summary>Marks a person's own messages as read: these, or all.</summary>
    public static async Task MarkRead(ProvinceDatabase province, Guid account, Guid? id, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var mark = work.Ask("update message set read_at = $2, xact = pg_current_xact_id() where account_id = $1 and read_at is null and ($3::uuid is null or id = $3)", account, now.UtcDateTime, Optional(id)))
            await mark.Scalar(ct);
        await work.Commit(ct);
    }

    public static async Task<Message?> Own(ProvinceDatabase province, Guid account, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"select {Columns} from message m where m.account_id = $1 and m.id = $2", account, id);
        return (await Read(query, ct)).SingleOrDefault();
    }

    public static async Task<IReadOnlyList<Message>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var messages = new List<Message>();
        while (await row.ReadAsync(ct))
            messages.Add(Read(row));
        return messages;
    }

    private static Message Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), new(row.GetGuid(1)), MessageWords.Read(row.GetString(2))!.Value, row.GetGuid(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.GetString(6),
        row.GetFieldValue<DateTimeOffset>(7), Moment(row, 8), Moment(row, 9));

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static NpgsqlParameter Optional(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
