using CongDongSo.Domain.Messages;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Reads who was told what.</summary>
internal static class TrailStore
{
    public static async Task<IReadOnlyList<ToldMessage>> Of(ProvinceDatabase province, Guid subject, int most, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select m.reason, a.name, m.made_at, m.read_at, m.settled_at,
              coalesce(array_agg(p.channel order by p.channel) filter (where p.id is not null), '{}'), coalesce(array_agg(p.state order by p.channel) filter (where p.id is not null), '{}'),
              coalesce(array_agg(coalesce(p.sent_at, '-infinity') order by p.channel) filter (where p.id is not null), '{}')
            from message m join cds.account a on a.id = m.account_id
            left join message_delivery d on d.message_id = m.id left join message_parcel p on p.id = d.parcel_id
            where m.subject_id = $1 group by m.id, a.name order by m.made_at desc, m.id desc limit $2
            """, subject, most);
        await using var row = await query.Read(ct);
        var told = new List<ToldMessage>();
        while (await row.ReadAsync(ct))
        {
            var (channels, states, sent) = (row.GetFieldValue<string[]>(5), row.GetFieldValue<string[]>(6), row.GetFieldValue<DateTime[]>(7));
            told.Add(new(
                MessageWords.Read(row.GetString(0))!.Value, row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
                [.. channels.Select((channel, i) => (channel, states[i], sent[i] == DateTime.MinValue ? null : (DateTimeOffset?)sent[i]))]));
        }
        return told;
    }

    public static async Task<IReadOnlyDictionary<Guid, (DateTimeOffset At, int People)>> LastAsked(ProvinceDatabase province, IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select distinct on (m.subject_id) m.subject_id, m.made_at, count(*)::int from message m
            where m.subject_id = any($1) and m.reason = 'asked' group by m.subject_id, m.made_at order by m.subject_id, m.made_at desc
            """, subjects.ToArray());
        await using var row = await query.Read(ct);
        var asked = new Dictionary<Guid, (DateTimeOffset, int)>();
        while (await row.ReadAsync(ct))
            asked[row.GetGuid(0)] = (row.GetFieldValue<DateTimeOffset>(1), row.GetInt32(2));
        return asked;
    }
}
