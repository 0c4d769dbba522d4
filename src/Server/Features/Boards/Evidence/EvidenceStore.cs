using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>A household or business as it counted at an instant.</summary>
/// <param name="Have">What it adds to the numerator.</param>
/// <param name="Of">What it adds to the denominator.</param>
/// <param name="Count">As it was seen last; null where nobody looked.</param>
internal sealed record CountedSubject(Guid Id, UnitId Village, string Code, string Name, int Have, int Of, int? Count, DateTimeOffset? SeenAt);

/// <summary>Subjects of a village with what each adds to a number; the totals are of all of them.</summary>
internal sealed record CountedSubjects(IReadOnlyList<CountedSubject> Page, long Count, long Have, long Of);

/// <summary>Reads what numbers of households and businesses are counted from.</summary>
internal static class EvidenceStore
{
    /// <param name="state">Only households that stand like this.</param>
    /// <param name="before">State as of this instant.</param>
    /// <param name="from">Rows left out; with <paramref name="size"/> 0 all are read.</param>
    public static async Task<CountedSubjects> Subjects(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, string indicator, Population population, SeenState? state, DateTimeOffset before, int from, int size, CancellationToken ct)
    {
        var (table, name, of, where) = population switch
        {
            Population.Residents(var age) => ("household", "head", Age(age), ""),
            Population.Businesses => ("business", "name", "1", ""),
            Population.OcopMakers => ("business", "name", "1", "and f.ocop"),
            _ => ("household", "head", "1", ""),
        };
        var only = state switch { SeenState.NotMet => "and o.count < 1", SeenState.Unseen => "and o.count is null", _ => "" };
        // One card and one observation a subject: the last before the instant, of the same instant the one with the greater id.
        await using var query = province.Ask($"""
            select s.id, s.village_id, s.code, f.{name}, {(population is Population.Residents ? $"least(coalesce(o.count, 0), {of})" : "(coalesce(o.count, 0) >= 1)::int")} as have, {of} as of, o.count, o.observed_at,
              count(*) over (), sum({(population is Population.Residents ? $"least(coalesce(o.count, 0), {of})" : "(coalesce(o.count, 0) >= 1)::int")}) over ()::bigint, sum({of}) over ()::bigint
            from {table} s
            cross join lateral (select * from {table}_fact c where c.{table}_id = s.id and c.observed_at < $2 order by c.observed_at desc, c.record_id desc limit 1) f
            left join lateral (
              select x.count, x.observed_at from observation x where x.subject_id = s.id and x.indicator = $3 and x.observed_at < $2 order by x.observed_at desc, x.record_id desc limit 1
            ) o on true
            where s.village_id = any($1) {where} {only}
            order by s.code, s.id offset $4 limit nullif($5, 0)
            """, places.Select(place => place.Value).ToArray(), before.UtcDateTime, indicator, from, size);
        await using var row = await query.Read(ct);
        var page = new List<CountedSubject>();
        var (count, have, total) = (0L, 0L, 0L);
        while (await row.ReadAsync(ct))
        {
            page.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), Whole(row, 6), row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7)));
            (count, have, total) = (row.GetInt64(8), row.GetInt64(9), row.GetInt64(10));
        }
        return new(page, count, have, total);
    }

    /// <summary>Where a subject stands, and what it is called; null where the caller sees no such one.</summary>
    public static async Task<(UnitId Village, string Code, string Name)?> Subject(ProvinceDatabase province, Guid subject, bool isHousehold, DateTimeOffset before, CancellationToken ct)
    {
        var (table, name) = isHousehold ? ("household", "head") : ("business", "name");
        await using var query = province.Ask($"""
            select s.village_id, s.code, f.{name} from {table} s join {table}_fact f on f.{table}_id = s.id and f.observed_at < $2 where s.id = $1 order by f.observed_at desc, f.record_id desc limit 1
            """, subject, before.UtcDateTime);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? (new(row.GetGuid(0)), row.GetString(1), row.GetString(2)) : null;
    }

    private static string Age(int age) => age switch
    {
        14 => "f.from14",
        15 => "f.from15",
        18 => "f.from18",
        _ => "f.elderly60",
    };

    private static int? Whole(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}
