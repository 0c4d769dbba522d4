using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>How much there is at a place.</summary>
/// <param name="Position">How far a phone knows it that is told all there is now.</param>
/// <param name="AnewXact">Since this transaction the register lacks something: who knew it before is told it anew; 0: never.</param>
internal sealed record PlaceState(PlacePosition Position, int Households, int Businesses, long AnewXact);

/// <summary>A household or business as the fold of all records has it.</summary>
/// <param name="Card">Null where there is none: it is not told.</param>
internal sealed record PulledSubject<TCard>(Guid Id, UnitId Village, string Code, Dated<TCard>? Card, IReadOnlyList<(string Indicator, Dated<int> Count)> State);

/// <param name="Body">As it was sent.</param>
internal sealed record PulledActivity(Guid Id, Guid? Team, UnitId Place, DateTimeOffset ObservedAt, string Author, string Body);

/// <summary>Reads what phones pull, all in one transaction that looks at one moment.</summary>
internal static class PullStore
{
    /// <summary>Where each place stands in this moment.</summary>
    public static Question<PlaceState> Places(IEnumerable<UnitId> places) => new(
        row => new(new(new(row.GetGuid(0)), row.GetInt64(1), row.GetInt64(2)), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5)),
        """
        select place, coalesce((select r.seq from field_record r where r.village_id = place order by r.seq desc limit 1), 0),
          pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
          (select count(*)::int from household h where h.village_id = place), (select count(*)::int from business b where b.village_id = place),
          coalesce((select a.xact::text::bigint from village_anew a where a.village_id = place), 0)
        from unnest($1) as place
        """, places.Select(place => place.Value).ToArray());

    /// <summary>The subjects of each place that something was recorded of, or whose card was written, since the phone's position; in the order of their ids.</summary>
    public static Question<(UnitId Place, Guid Subject)> Changed(IReadOnlyCollection<PlacePosition> known) => new(
        row => (new(row.GetGuid(0)), row.GetGuid(1)),
        """
        with known as (select place, seq, xact::text::xid8 from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as k (place, seq, xact))
        select k.place, (r.body ->> 'subjectId')::uuid as subject
        from known k join field_record r on r.village_id = k.place and r.seq > k.seq and r.kind in ('observation', 'household', 'business')
        union
        select k.place, f.household_id from known k join household_fact f on f.village_id = k.place and f.xact >= k.xact
        union
        select k.place, f.business_id from known k join business_fact f on f.village_id = k.place and f.xact >= k.xact
        order by subject
        """, known.Select(one => one.Place.Value).ToArray(), known.Select(one => one.Seq).ToArray(), known.Select(one => one.Xact).ToArray());

    /// <summary>Ids of a village's households, or businesses, after one of them.</summary>
    public static async Task<IReadOnlyList<Guid>> Ids(ProvinceWork work, bool businesses, UnitId village, Guid after, int most, CancellationToken ct)
    {
        await using var query = work.Ask($"select id from {(businesses ? "business" : "household")} where village_id = $1 and id > $2 order by id limit $3", village.Value, after, most);
        await using var row = await query.Read(ct);
        var ids = new List<Guid>();
        while (await row.ReadAsync(ct))
            ids.Add(row.GetGuid(0));
        return ids;
    }

    /// <summary>Those of the subjects that are households, and those that are businesses, each in the order of their ids.</summary>
    public static async Task<(IReadOnlyList<PulledSubject<HouseholdCard>> Households, IReadOnlyList<PulledSubject<BusinessCard>> Businesses)> Subjects(
        ProvinceWork work, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        Guid[] asked = [.. ids];
        await using var query = work.Ask("""
            select distinct on (subject_id, indicator) subject_id, indicator, observed_at, record_id, count
            from observed('{}', '{}', $1) order by subject_id, indicator, observed_at desc, record_id desc
            """, asked);
        query.Add("""
            select distinct on (s.id) s.id, s.village_id, s.code, f.observed_at, f.record_id, f.head, f.address, f.phone, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone
            from household s join household_fact f on f.household_id = s.id where s.id = any($1) order by s.id, f.observed_at desc, f.record_id desc
            """, asked);
        query.Add("""
            select distinct on (s.id) s.id, s.village_id, s.code, f.observed_at, f.record_id, f.name, f.kind, f.address, f.ocop
            from business s join business_fact f on f.business_id = s.id where s.id = any($1) order by s.id, f.observed_at desc, f.record_id desc
            """, asked);
        await using var row = await query.Read(ct);
        var observed = new List<(Guid Subject, string Indicator, Dated<int> Count)>();
        while (await row.ReadAsync(ct))
            observed.Add((row.GetGuid(0), row.GetString(1), new(row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(3), row.GetInt32(4))));
        var state = observed.ToLookup(one => one.Subject, one => (one.Indicator, one.Count));
        await row.NextResultAsync(ct);
        var households = new List<PulledSubject<HouseholdCard>>();
        while (await row.ReadAsync(ct))
        {
            var card = new HouseholdCard(
                row.GetString(5), row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12),
                row.GetInt32(13), row.GetInt32(14));
            households.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), new(row.GetFieldValue<DateTimeOffset>(3), row.GetGuid(4), card), [.. state[row.GetGuid(0)]]));
        }
        await row.NextResultAsync(ct);
        var businesses = new List<PulledSubject<BusinessCard>>();
        while (await row.ReadAsync(ct))
        {
            var card = new BusinessCard(row.GetString(5), Enum.Parse<BusinessKind>(row.GetString(6), ignoreCase: true), row.GetString(7), row.GetBoolean(8));
            businesses.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), new(row.GetFieldValue<DateTimeOffset>(3), row.GetGuid(4), card), [.. state[row.GetGuid(0)]]));
        }
        return (households, businesses);
    }

    /// <summary>Names of those who sent these records; records of imports have no sender.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Authors(ProvinceWork work, IReadOnlyCollection<Guid> records, CancellationToken ct)
    {
        // Hundreds of records are of a few people, who are looked up once each.
        await using var query = work.Ask("""
            with sent as materialized (select r.id, r.author from field_record r where r.id = any($1)),
            people as (select a.login, a.name from cds.account a where a.login = any(array(select distinct s.author from sent s)))
            select s.id, coalesce(p.name, s.author) from sent s left join people p on p.login = s.author
            """, records.ToArray());
        await using var row = await query.Read(ct);
        var authors = new Dictionary<Guid, string>();
        while (await row.ReadAsync(ct))
            authors[row.GetGuid(0)] = row.GetString(1);
        return authors;
    }

    /// <summary>The latest first.</summary>
    public static async Task<IReadOnlyList<PulledActivity>> Activities(ProvinceWork work, UnitId place, long afterSeq, DateTimeOffset since, CancellationToken ct)
    {
        await using var query = work.Ask("""
            select r.id, r.team_id, r.village_id, r.observed_at, coalesce(a.name, r.author), r.body::text
            from field_record r left join cds.account a on a.login = r.author
            where r.village_id = $1 and r.seq > $2 and r.kind = 'activity' and r.observed_at >= $3 and not is_mended(r.id) order by r.seq desc limit 300
            """, place.Value, afterSeq, since.UtcDateTime);
        await using var row = await query.Read(ct);
        var found = new List<PulledActivity>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1), new(row.GetGuid(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4), row.GetString(5)));
        return found;
    }
}
