using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Fieldwork.Custody;

/// <summary>Records in custody.</summary>
internal static class CustodyStore
{
    private const string Selected = """
        select c.id, c.kind, c.observed_at, c.received_at, c.village_id, c.author, coalesce(a.name, c.author), c.account_id, c.record::text
        from custody_record c left join cds.account a on a.id = c.account_id
        """;

    /// <returns>Those that are new; the others were kept, or stored, before.</returns>
    public static async Task<HashSet<Guid>> Keep(ProvinceDatabase province, IReadOnlyList<KeptRecord> records, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var kept = new HashSet<Guid>();
        await using (var keep = work.Ask(
            "select * from keep_in_custody($1, $2, $3, $4, $5, $6, $7, $8)",
            records.Select(one => one.Incoming.Record.Id).ToArray(), records.Select(one => one.Incoming.Kind).ToArray(),
            records.Select(one => one.Incoming.Record.ObservedAt.UtcDateTime).ToArray(), records.Select(one => one.Incoming.Record.VillageId.Value).ToArray(),
            new Npgsql.NpgsqlParameter { Value = records.Select(one => one.Sent).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            records[0].Incoming.Author, Acting.Now.AccountId ?? Guid.Empty, now.UtcDateTime))
        await using (var row = await keep.Read(ct))
        {
            while (await row.ReadAsync(ct))
                kept.Add(row.GetGuid(0));
        }
        foreach (var place in records.Where(one => kept.Contains(one.Incoming.Record.Id)).GroupBy(one => one.Incoming.Record.VillageId))
            work.Note(new(AuditActions.CustodyKeep) { Place = place.Key, Subjects = [.. place.Select(one => one.Incoming.Record.Id)] });
        await work.Commit(ct);
        return kept;
    }

    /// <summary>What waits in some places, the oldest first.</summary>
    public static async Task<(IReadOnlyList<CustodyRecord> Items, int Total)> Waiting(ProvinceDatabase province, IEnumerable<UnitId> places, int most, CancellationToken ct)
    {
        var asked = places.Select(place => place.Value).ToArray();
        await using var query = province.Ask($"{Selected} where c.state = 'waiting' and c.village_id = any($1) order by c.received_at, c.id limit $2", asked, most);
        query.Add("select count(*)::int from custody_record where state = 'waiting' and village_id = any($1)", asked);
        await using var row = await query.Read(ct);
        var items = await Read(row, ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (items, row.GetInt32(0));
    }

    public static async Task<CustodyRecord?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where c.state = 'waiting' and c.id = $1", id);
        await using var row = await query.Read(ct);
        return (await Read(row, ct)).SingleOrDefault();
    }

    /// <summary>Ends the waiting; whoever sent it is told.</summary>
    /// <param name="reason">Why it was refused; null: it was taken.</param>
    /// <returns>False where somebody else decided meanwhile.</returns>
    public static async Task<bool> Decide(ProvinceDatabase province, CustodyRecord record, string? reason, AccountNotice notice, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var decide = work.Ask(
            "update custody_record set state = $2, decided_at = $3, decided_by = $4, reason = $5 where id = $1 and state = 'waiting' returning id",
            record.Id, reason is null ? "taken" : "refused", now.UtcDateTime, Acting.Now.Actor, (object?)reason ?? DBNull.Value))
        {
            if (await decide.Scalar(ct) is null)
                return false;
        }
        await NoticeStore.Tell(work, notice, ct);
        work.Note(new(reason is null ? AuditActions.CustodyTake : AuditActions.CustodyRefuse) { Place = record.Place, Subjects = [record.Id, record.AccountId], Reason = reason });
        await work.Commit(ct);
        return true;
    }

    private static async Task<List<CustodyRecord>> Read(Npgsql.NpgsqlDataReader row, CancellationToken ct)
    {
        var found = new List<CustodyRecord>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), new(row.GetGuid(4)), row.GetString(5), row.GetString(6), row.GetGuid(7), row.GetString(8)));
        }
        return found;
    }
}
