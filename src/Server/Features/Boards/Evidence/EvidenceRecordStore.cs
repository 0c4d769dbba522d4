using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>A field record as evidence: what, where, who, when, from which phones, with which photos.</summary>
/// <param name="Author">Name of the account, or the login where it is gone.</param>
/// <param name="Phones">Phones of the field app that the author had enrolled when it was received.</param>
/// <param name="Body">As it was sent, JSON.</param>
/// <param name="Photos">Those that are here as a whole.</param>
/// <param name="Count">Of an observation: how many have it; of an activity: its minutes.</param>
internal sealed record EvidenceRecord(
    Guid Id, string Kind, UnitId Place, TeamId? Team, DateTimeOffset ObservedAt, DateTimeOffset ReceivedAt, string Author, IReadOnlyList<string> Phones, IReadOnlyList<Guid> Photos, string Body, long? Count);

/// <summary>Reads the records that numbers are counted from. An observation that came with an import has no record of its own.</summary>
internal static class EvidenceRecordStore
{
    private const string Columns = """
        r.id, r.kind, r.village_id, r.team_id, r.observed_at, r.received_at, coalesce(a.name, r.author),
        array(select d.label from cds.device d where d.account_id = a.id and d.enrolled_at <= r.received_at and (d.revoked_at is null or d.revoked_at >= r.received_at) order by d.enrolled_at),
        array(select p.id from photo p where p.media is not null and (p.record_id = r.id or p.id = any(listed_photos(r.body))) order by p.added_at, p.id), r.body::text
        """;

    /// <summary>What was seen of a subject before an instant, the latest first: the first is what counts.</summary>
    public static Task<IReadOnlyList<EvidenceRecord>> OfSubject(ProvinceDatabase province, Guid subject, string indicator, DateTimeOffset before, CancellationToken ct) => Read(province, $"""
        select {Columns}, o.count::bigint from observation o join field_record r on r.id = o.record_id left join cds.account a on a.login = r.author
        where o.subject_id = $1 and o.indicator = $2 and o.observed_at < $3 order by o.observed_at desc, o.record_id desc
        """, ct, subject, indicator, before.UtcDateTime);

    /// <summary>Records of one kind at some places in a span of time, the earliest first.</summary>
    public static Task<IReadOnlyList<EvidenceRecord>> InSpan(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, string kind, DateTimeOffset from, DateTimeOffset before, CancellationToken ct) => Read(province, $"""
        select {Columns}, null::bigint from field_record r left join cds.account a on a.login = r.author
        where r.village_id = any($1) and r.kind = $2 and r.observed_at >= $3 and r.observed_at < $4 order by r.observed_at, r.id
        """, ct, places.Select(place => place.Value).ToArray(), kind, from.UtcDateTime, before.UtcDateTime);

    /// <summary>Activities of a team in a week, the earliest first.</summary>
    /// <param name="places">Where they are looked for.</param>
    public static Task<IReadOnlyList<EvidenceRecord>> OfTeam(ProvinceDatabase province, TeamId team, IReadOnlyCollection<UnitId> places, DateTimeOffset from, DateTimeOffset before, CancellationToken ct) => Read(province, $"""
        select {Columns}, case when jsonb_typeof(r.body -> 'hours') = 'number' and (r.body ->> 'hours')::numeric > 0 and (r.body ->> 'hours')::numeric <= 24 then trunc((r.body ->> 'hours')::numeric * 60) else (r.body ->> 'minutes')::numeric end::bigint from field_record r left join cds.account a on a.login = r.author
        where r.village_id = any($2) and r.kind = 'activity' and r.team_id = $1 and r.observed_at >= $3 and r.observed_at < $4 and not is_mended(r.id) order by r.observed_at, r.id
        """, ct, team.Value, places.Select(place => place.Value).ToArray(), from.UtcDateTime, before.UtcDateTime);

    /// <summary>All kinds of records at some places, the latest received first.</summary>
    /// <param name="before">Goes on below this one; 0: from the latest. <see cref="EvidenceRecord.Count"/> is each one's own.</param>
    public static Task<IReadOnlyList<EvidenceRecord>> Latest(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, long before, int most, CancellationToken ct) => Read(province, $"""
        select {Columns}, r.seq
        from unnest($1) as place
        cross join lateral (select * from field_record f where f.village_id = place and ($2 = 0 or f.seq < $2) order by f.seq desc limit $3) as r
        left join cds.account a on a.login = r.author
        order by r.seq desc limit $3
        """, ct, places.Select(place => place.Value).ToArray(), before, most);

    public static async Task<EvidenceRecord?> One(ProvinceDatabase province, Guid id, CancellationToken ct) =>
        await Read(province, $"select {Columns}, null::bigint from field_record r left join cds.account a on a.login = r.author where r.id = $1", ct, id) is [var found] ? found : null;

    private static async Task<IReadOnlyList<EvidenceRecord>> Read(ProvinceDatabase province, string sql, CancellationToken ct, params object[] values)
    {
        await using var query = province.Ask(sql, values);
        await using var row = await query.Read(ct);
        var records = new List<EvidenceRecord>();
        while (await row.ReadAsync(ct))
            records.Add(Record(row));
        return records;
    }

    private static EvidenceRecord Record(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), new(row.GetGuid(2)), row.IsDBNull(3) ? null : new(row.GetGuid(3)), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6),
        row.GetFieldValue<string[]>(7), row.GetFieldValue<Guid[]>(8), row.GetString(9), row.IsDBNull(10) ? null : row.GetInt64(10));
}
