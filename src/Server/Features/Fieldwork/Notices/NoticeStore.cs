using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Notices;

/// <summary>What one person is told on their phone about a record of theirs.</summary>
/// <param name="Type">returned, custody or answer.</param>
/// <param name="Sender">Name of who tells it.</param>
internal sealed record AccountNotice(Guid Account, string Type, Guid Record, string Title, string Text, DateTimeOffset At, string Sender);

/// <summary>Thông báo of a unit to the teams at and below it.</summary>
public sealed record Announcement(Guid Id, UnitId Unit, string Title, string Text, DateTimeOffset At, string Sender, int Places);

/// <summary>Tin nhắn as a phone gets it; a higher version replaces the one before.</summary>
/// <param name="Type">announcement, returned, custody, answer, revisit or difficulty.</param>
public sealed record PhoneNotice(Guid Id, int Version, string Type, Guid? Record, string Title, string Text, DateTimeOffset At, string Sender)
{
    /// <summary>The household that is to be visited again.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Nobody need see it any more: a phone that has not shown it keeps it as read.</summary>
    public bool IsDone { get; init; }

    /// <summary>By when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of a difficulty that the phone's owner raised: how it stands.</summary>
    public PhoneDifficulty? Difficulty { get; init; }
}

/// <summary>Announcements to teams, and notices to single people.</summary>
internal static class NoticeStore
{
    /// <summary>A statement for the transaction of what is told, which notes it. Told again of the same record, the notice has a higher version.</summary>
    public static async Task Tell(ProvinceWork work, AccountNotice notice, CancellationToken ct)
    {
        await using var tell = work.Ask("""
            insert into cds.account_notice as n (id, account_id, type, record_id, title, text, at, sender)
            select $1, a.id, $3, $4, $5, $6, $7, $8 from cds.account a where a.id = $2
            on conflict (account_id, record_id, type) do update
            set version = n.version + 1, title = excluded.title, text = excluded.text, at = excluded.at, sender = excluded.sender, xact = pg_current_xact_id()
            """, Guid.CreateVersion7(notice.At), notice.Account, notice.Type, notice.Record, notice.Title, notice.Text, notice.At.UtcDateTime, notice.Sender);
        await tell.Scalar(ct);
    }

    public static async Task Announce(ProvinceDatabase province, Announcement announcement, string author, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask(
            "insert into announcement (id, unit_id, title, text, at, author, sender) values ($1, $2, $3, $4, $5, $6, $7)",
            announcement.Id, announcement.Unit.Value, announcement.Title, announcement.Text, announcement.At.UtcDateTime, author, announcement.Sender))
        {
            add.Add("insert into announcement_place select $1, unnest($2::uuid[])", announcement.Id, places.Select(place => place.Value).ToArray());
            await add.Scalar(ct);
        }
        work.Note(new(AuditActions.AnnouncementSend) { Place = announcement.Unit, After = new { announcement.Title, places = places.Count } });
        await work.Commit(ct);
    }

    /// <summary>Announcements of these units, the latest first.</summary>
    public static async Task<IReadOnlyList<Announcement>> Sent(ProvinceDatabase province, IEnumerable<UnitId> units, int most, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select a.id, a.unit_id, a.title, a.text, a.at, a.sender, (select count(*)::int from announcement_place p where p.announcement_id = a.id)
            from announcement a where a.unit_id = any($1) order by a.at desc limit $2
            """, units.Select(unit => unit.Value).ToArray(), most);
        await using var row = await query.Read(ct);
        var found = new List<Announcement>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5), row.GetInt32(6)));
        return found;
    }

    /// <summary>What the account and its places were told by a transaction that a phone's last snapshot may have missed.</summary>
    public static Question<PhoneNotice> Since(Guid account, IReadOnlyCollection<UnitId> places, long xact, DateTimeOffset since) => new(
        row => new(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), row.GetString(7)),
        """
        select n.id, n.version, n.type, n.record_id, n.title, n.text, n.at, n.sender from cds.account_notice n where n.account_id = $1 and n.xact >= $2::bigint::text::xid8 and n.at >= $3
        union all
        select a.id, 1, 'announcement', null, a.title, a.text, a.at, a.sender from announcement a
        where a.xact >= $2::bigint::text::xid8 and a.at >= $3 and exists (select from announcement_place p where p.announcement_id = a.id and p.unit_id = any($4))
        order by 7
        """, account, xact, since.UtcDateTime, places.Select(place => place.Value).ToArray());
}
