using System.Text.Json;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Households that came into a village's register together.</summary>
internal sealed record Addition(UnitId Village, DateTimeOffset At, long Households);

/// <summary>The phones of one member of a team.</summary>
/// <param name="Seen">Last contact of any of them.</param>
internal sealed record PhoneContact(string Login, UnitId Place, DateTimeOffset Seen);

/// <summary>Reads what the rules look at. Records that a command loaded have no person as their author, and are left out where it is about people.</summary>
internal static class QualityReadStore
{
    /// <summary>A look through a whole commune's year.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Author of what was loaded from files.</summary>
    private const string Command = "cds";

    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive.</param>
    public static async Task<IReadOnlyList<SeenCount>> Counts(ProvinceDatabase province, IReadOnlyCollection<UnitId> villages, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.id, r.observed_at, r.author, r.village_id, h.id, r.body ->> 'indicator', (r.body ->> 'count')::int
            from field_record r join household h on h.id = (r.body ->> 'subjectId')::uuid
            where r.village_id = any($1) and r.kind = 'observation' and r.observed_at >= $2 and r.observed_at < $3 and r.author <> $4
            """, Ids(villages), VietnamTime.StartOf(first).UtcDateTime, VietnamTime.StartOf(last.AddDays(1)).UtcDateTime, Command).Within(Patience);
        await using var row = await query.Read(ct);
        var counts = new List<SeenCount>();
        while (await row.ReadAsync(ct))
            counts.Add(new(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), string.Intern(row.GetString(2)), new(row.GetGuid(3)), row.GetGuid(4), string.Intern(row.GetString(5)), row.GetInt32(6)));
        return counts;
    }

    public static async Task<IReadOnlyList<DoneActivity>> Activities(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.id, r.author, r.village_id, r.observed_at, r.body::text from field_record r
            where r.village_id = any($1) and r.kind = 'activity' and r.observed_at >= $2 and r.observed_at < $3 and r.author <> $4 and not is_mended(r.id)
            """, Ids(places), VietnamTime.StartOf(first).UtcDateTime, VietnamTime.StartOf(last.AddDays(1)).UtcDateTime, Command).Within(Patience);
        await using var row = await query.Read(ct);
        var done = new List<DoneActivity>();
        while (await row.ReadAsync(ct))
        {
            using var body = JsonDocument.Parse(row.GetString(4));
            done.Add(Activity(row.GetGuid(0), row.GetString(1), new(row.GetGuid(2)), row.GetFieldValue<DateTimeOffset>(3), body.RootElement));
        }
        return done;
    }

    /// <summary>Photos of records of the places of which another has the same number of bytes: only those can be the same, and only they are read.</summary>
    public static async Task<IReadOnlyList<TakenPhoto>> Photos(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        await using var query = province.Ask("""
            with whole as materialized (
              select p.id, p.size, r.id as record_id, r.author, r.village_id, r.observed_at
              from photo p join field_record r on r.id = p.record_id where p.village_id = any($1) and p.media is not null
            ), alike as (
              select size from whole group by size having count(distinct record_id) > 1
            )
            select w.record_id, w.author, w.village_id, w.observed_at, encode(sha256((select string_agg(part.content, ''::bytea order by part.starts_at) from photo_part part where part.photo_id = w.id)), 'hex')
            from whole w join alike using (size)
            """, Ids(places)).Within(Patience);
        await using var row = await query.Read(ct);
        var photos = new List<TakenPhoto>();
        while (await row.ReadAsync(ct))
            photos.Add(new(row.GetGuid(0), row.GetString(1), new(row.GetGuid(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4)));
        return photos;
    }

    /// <summary>What files and records added to the registers of villages, and how many households each has now.</summary>
    public static async Task<(IReadOnlyList<Addition> Added, IReadOnlyDictionary<UnitId, long> Households)> Register(ProvinceDatabase province, IReadOnlyCollection<UnitId> villages, CancellationToken ct)
    {
        // A card that a file brought as a household's first counts from the beginning of time, and has no record.
        await using var query = province.Ask("""
            select h.village_id, c.made_at, count(*) from register_change c join register_change_card k on k.change_id = c.id join household h on h.id = k.subject_id
            where c.kind = 'household' and c.undone_at is null and h.village_id = any($1) and k.record_id = '00000000-0000-0000-0000-000000000000' and k.observed_at < '2001-01-01'
            group by c.id, h.village_id, c.made_at
            union all
            select h.village_id, date_trunc('month', f.observed_at at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh', count(*)
            from household h join lateral (select * from household_fact f where f.household_id = h.id order by f.observed_at, f.record_id limit 1) f on f.record_id <> '00000000-0000-0000-0000-000000000000'
            where h.village_id = any($1) group by 1, 2
            """, Ids(villages)).Add("select village_id, count(*) from household where village_id = any($1) group by 1", Ids(villages)).Within(Patience);
        await using var row = await query.Read(ct);
        var added = new List<Addition>();
        while (await row.ReadAsync(ct))
            added.Add(new(new(row.GetGuid(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2)));
        await row.NextResultAsync(ct);
        var households = new Dictionary<UnitId, long>();
        while (await row.ReadAsync(ct))
            households[new(row.GetGuid(0))] = row.GetInt64(1);
        return (added, households);
    }

    /// <summary>Of members of today whose account has a phone that runs.</summary>
    public static async Task<IReadOnlyList<PhoneContact>> Contacts(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly today, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select a.login, (array_agg(t.unit_id order by m.valid_from desc, t.id))[1], max(d.seen_at)
            from team t
            join membership m on m.team_id = t.id and m.valid_from <= $2 and m.valid_to >= $2
            join cds.account_person ap on ap.person_id = m.person_id
            join cds.account a on a.id = ap.account_id
            join cds.device d on d.account_id = a.id and d.revoked_at is null and d.ended_at is null
            where t.unit_id = any($1) group by a.login
            """, Ids(places), today);
        await using var row = await query.Read(ct);
        var contacts = new List<PhoneContact>();
        while (await row.ReadAsync(ct))
            contacts.Add(new(row.GetString(0), new(row.GetGuid(1)), row.GetFieldValue<DateTimeOffset>(2)));
        return contacts;
    }

    /// <summary>Months of which records came after a seq, by place; and the last seq there is.</summary>
    /// <param name="places">Only of these; empty: of all places.</param>
    public static async Task<(ILookup<UnitId, DateOnly> Months, long Last)> News(ProvinceDatabase province, long afterSeq, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        await using var query = province.Ask("select coalesce(max(seq), 0) from field_record").Add($"""
            select village_id, date_trunc('month', observed_at at time zone 'Asia/Ho_Chi_Minh')::date from field_record
            where seq > $1 {(places.Count > 0 ? "and village_id = any($2)" : "and $2::uuid[] is not null")} group by 1, 2
            """, afterSeq, Ids(places)).Within(Patience);
        await using var row = await query.Read(ct);
        await row.ReadAsync(ct);
        var last = row.GetInt64(0);
        await row.NextResultAsync(ct);
        var months = new List<(UnitId Place, DateOnly Month)>();
        while (await row.ReadAsync(ct))
            months.Add((new(row.GetGuid(0)), row.GetFieldValue<DateOnly>(1)));
        return (months.ToLookup(one => one.Place, one => one.Month), last);
    }

    private static DoneActivity Activity(Guid id, string author, UnitId place, DateTimeOffset observedAt, JsonElement body) => new(
        id, author, place, Text(body, "activityKind") ?? Text(body, "kind") ?? "", string.Join(" · ", new[] { Text(body, "place"), Text(body, "note") ?? Text(body, "text") }.OfType<string>()),
        Text(body, "startedAt") is { } start && DateTimeOffset.TryParse(start, System.Globalization.CultureInfo.InvariantCulture, out var started) ? started : observedAt,
        body.TryGetProperty("hours", out var hours) && hours.TryGetDecimal(out var given) ? (int)(given * 60) : Number(body, "minutes"), Number(body, "reached"),
        body.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Array ? [.. members.EnumerateArray().Where(one => one.TryGetGuid(out _)).Select(one => one.GetGuid())] : []);

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static Guid[] Ids(IEnumerable<UnitId> units) => [.. units.Select(unit => unit.Value)];
}
