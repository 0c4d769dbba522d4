namespace CongDongSo.Server.Features.Audit.Verification;

/// <summary>A row that does not fit to the one before it.</summary>
/// <param name="After">Number of the row before it; 0 for the first.</param>
/// <param name="Altered">Its hash is not that of its columns and the hash before it.</param>
internal sealed record BrokenRow(long Seq, long After, bool Altered);

/// <param name="Heads">Number and hash of each row of <c>audit_head</c>: one, where nobody touched it.</param>
internal sealed record WalkedChain(long Entries, long LastSeq, string LastHash, IReadOnlyList<(long Seq, string Hash)> Heads, IReadOnlyList<BrokenRow> Broken);

/// <summary>Walks a chain in the database, which reads a million rows faster than they could be fetched.</summary>
internal static class ChainStore
{
    private const int MostFaults = 1000;

    /// <summary>A million entries take seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>
    /// One statement, so one snapshot: entries that others append meanwhile are not seen, nor is the head that comes with them. What a hash covers is
    /// written out once more, for whoever alters the trail could alter the database's own function too.
    /// </summary>
    public static async Task<WalkedChain> Walk(AuditChain chain, CancellationToken ct)
    {
        await using var query = chain.Ask($"""
            with walked as materialized (
              select e.seq, lag(e.seq, 1, 0::bigint) over way as after, e.hash,
                e.hash is distinct from pg_catalog.sha256(coalesce(lag(e.hash, 1) over way, '') || pg_catalog.convert_to(pg_catalog.json_build_array(
                  '{chain.Schema}', e.seq, case when pg_catalog.isfinite(e.at) then (extract(epoch from e.at) * 1000000)::bigint::text else e.at::text end,
                  e.actor, e.account_id, e.role, e.unit_id, e.action, e.place_id, e.subjects::text, e.before::text, e.after::text, e.reason, e.request_id)::text, 'UTF8')) as altered
              from {chain.Schema}.audit_entry e
              window way as (order by e.seq)
            )
            select 0 as part, seq, encode(hash, 'hex'), null::bigint, null::boolean, null::bigint from {chain.Schema}.audit_head
            union all
            (select 1, seq, encode(hash, 'hex'), null, null, (select count(*) from walked) from walked order by seq desc limit 1)
            union all
            (select 2, seq, null, after, altered, null from walked where altered or seq <> after + 1 order by seq limit {MostFaults})
            """).Within(Longest);
        await using var row = await query.Read(ct);
        var (heads, broken, last) = (new List<(long, string)>(), new List<BrokenRow>(), (Entries: 0L, Seq: 0L, Hash: ""));
        while (await row.ReadAsync(ct))
        {
            var hash = row.IsDBNull(2) ? "" : row.GetString(2);
            switch (row.GetInt32(0))
            {
                case 0:
                    heads.Add((row.GetInt64(1), hash));
                    break;
                case 1:
                    last = (row.GetInt64(5), row.GetInt64(1), hash);
                    break;
                default:
                    broken.Add(new(row.GetInt64(1), row.GetInt64(3), row.GetBoolean(4)));
                    break;
            }
        }
        return new(last.Entries, last.Seq, last.Hash, heads, broken);
    }

    /// <summary>Whether an entry stands in a chain with this hash.</summary>
    public static async Task<bool> Has(AuditChain chain, long seq, string hash, CancellationToken ct)
    {
        await using var query = chain.Ask($"select 1 from {chain.Schema}.audit_entry where seq = $1 and encode(hash, 'hex') = $2", seq, hash);
        return await query.Scalar(ct) is not null;
    }
}
