using CongDongSo.Domain.Messages;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>Letters: packed, claimed, marked.</summary>
internal static class ParcelStore
{
    private static readonly string[] Urgent = [.. Enum.GetValues<MessageReason>().Where(MessageWords.IsUrgent).Select(MessageWords.Code)];

    /// <summary>Who has a channel switched on and messages that it has not carried, made since it is on and since the given instant.</summary>
    public static async Task<IReadOnlyList<WaitingMessages>> Waiting(ProvinceDatabase province, string channel, DateTimeOffset since, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select m.account_id, coalesce(array_agg(m.id order by m.made_at, m.id) filter (where m.reason = any($3)), '{}'), coalesce(array_agg(m.id order by m.made_at, m.id) filter (where m.reason <> all($3)), '{}'),
              min(m.made_at) filter (where m.reason <> all($3)), (select max(p.digest_on) from message_parcel p where p.account_id = m.account_id and p.channel = $1)
            from message m join cds.message_setting s on s.account_id = m.account_id
            where m.made_at >= $2 and m.settled_at is null
              and case $1 when 'email' then s.email_on and s.email <> '' and m.made_at >= s.email_since else s.zalo_on and s.zalo_phone <> '' and m.made_at >= s.zalo_since end
              and not exists (select from message_delivery d where d.message_id = m.id and d.channel = $1)
            group by m.account_id order by m.account_id
            """, channel, since.UtcDateTime, Urgent);
        await using var row = await query.Read(ct);
        var waiting = new List<WaitingMessages>();
        while (await row.ReadAsync(ct))
        {
            waiting.Add(new(
                row.GetGuid(0), row.GetFieldValue<Guid[]>(1), row.GetFieldValue<Guid[]>(2), await row.IsDBNullAsync(3, ct) ? null : row.GetFieldValue<DateTimeOffset>(3),
                await row.IsDBNullAsync(4, ct) ? null : row.GetFieldValue<DateOnly>(4)));
        }
        return waiting;
    }

    /// <summary>Makes a letter of messages. Of two servers that do so at once one wins: a message is in one letter of a channel, and a day has one digest.</summary>
    public static async Task Pack(ProvinceDatabase province, Guid account, string channel, DateOnly? digestOn, IReadOnlyCollection<Guid> messages, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var turn = work.Ask("select pg_advisory_xact_lock(hashtextextended($1, 22))", $"letters/{province.Schema}"))
            await turn.Scalar(ct);
        await using (var pack = work.Ask("""
            with fresh as (
              select m.id from message m where m.id = any($5) and m.settled_at is null and not exists (select from message_delivery d where d.message_id = m.id and d.channel = $3)
            ), made as (
              insert into message_parcel (id, account_id, channel, digest_on, made_at, next_at)
              select $1, $2, $3, $4::date, $6, $6 where exists (select from fresh) on conflict (account_id, channel, digest_on) do nothing returning id
            )
            insert into message_delivery (message_id, channel, parcel_id) select f.id, $3, made.id from fresh f, made
            """, Guid.CreateVersion7(now), account, channel, (object?)digestOn ?? DBNull.Value, messages.ToArray(), now.UtcDateTime))
        {
            await pack.Scalar(ct);
        }
        await work.Commit(ct);
    }

    /// <summary>Takes letters to send. The claim is written before anything is sent; one whose claimant died is taken again when its lease has run out.</summary>
    public static async Task<IReadOnlyList<Parcel>> Claim(ProvinceDatabase province, IReadOnlyCollection<string> channels, DateTimeOffset now, TimeSpan lease, int most, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var claimed = new List<Parcel>();
        await using (var claim = work.Ask("""
            update message_parcel p set state = 'claimed', attempts = p.attempts + 1, lease_until = $2
            where p.id in (
              select c.id from message_parcel c
              where c.channel = any($3) and ((c.state in ('pending', 'failed') and c.next_at <= $1) or (c.state = 'claimed' and c.lease_until < $1))
              order by c.next_at, c.id limit $4 for update skip locked)
            returning p.id, p.account_id, p.channel, p.digest_on, p.attempts
            """, now.UtcDateTime, (now + lease).UtcDateTime, channels.ToArray(), most))
        {
            await using var row = await claim.Read(ct);
            while (await row.ReadAsync(ct))
                claimed.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), await row.IsDBNullAsync(3, ct) ? null : row.GetFieldValue<DateOnly>(3), row.GetInt32(4)));
        }
        await work.Commit(ct);
        return claimed;
    }

    /// <summary>What it carries of what is still of use.</summary>
    public static async Task<IReadOnlyList<Message>> Carried(ProvinceDatabase province, Guid parcel, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select m.id, m.unit_id, m.reason, m.subject_id, m.title, m.day, m.link, m.made_at, m.read_at, m.settled_at
            from message_delivery d join message m on m.id = d.message_id where d.parcel_id = $1 and m.settled_at is null order by m.made_at, m.id
            """, parcel);
        return await MessageStore.Read(query, ct);
    }

    /// <summary>Notes what became of a claim, unless somebody else has it by now.</summary>
    /// <param name="next">When it is tried again.</param>
    /// <param name="attempts">As they count from now on.</param>
    public static async Task Mark(ProvinceDatabase province, Parcel parcel, string state, DateTimeOffset next, int attempts, string? providerId, string? error, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var mark = work.Ask("""
            update message_parcel set state = $3, next_at = $4, attempts = $5, provider_id = coalesce($6, provider_id), error = $7, lease_until = null, sent_at = case when $3 = 'sent' then $8::timestamptz end
            where id = $1 and state = 'claimed' and attempts = $2
            """, parcel.Id, parcel.Attempts, state, next.UtcDateTime, attempts, Text(providerId), Text(error), now.UtcDateTime))
        {
            await mark.Scalar(ct);
        }
        await work.Commit(ct);
    }

    private static Npgsql.NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}
