using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads what was recorded lately at some places.</summary>
internal static class FieldActivityStore
{
    public static async Task<(long Records, DateTimeOffset? Latest)> Records(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, CancellationToken ct)
    {
        // Counted in the index of places; only the last record of each place is read for its time.
        await using var query = Ask(province, """
            select coalesce(sum(here.records), 0)::bigint, max(here.latest)
            from unnest($1) as place
            cross join lateral (
              select (select count(*) from field_record where village_id = place) as records,
                (select observed_at from field_record where village_id = place order by seq desc limit 1) as latest
            ) as here
            """, places);
        await using var reader = await query.Read(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), await reader.IsDBNullAsync(1, ct) ? null : reader.GetFieldValue<DateTimeOffset>(1));
    }

    public static async Task<IReadOnlyList<FieldEvent>> Latest(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, int count, CancellationToken ct)
    {
        await using var query = Ask(province, """
            select last.village_id, last.kind, last.body ->> 'indicator', last.observed_at, last.received_at, last.author
            from unnest($1) as place
            cross join lateral (select * from field_record where village_id = place order by seq desc limit $2) as last
            order by last.seq desc limit $2
            """, places, count);
        var events = new List<FieldEvent>();
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
        {
            events.Add(new(
                new(reader.GetGuid(0)), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(5)));
        }
        return events;
    }

    public static async Task<IReadOnlyList<ActivitySum>> Activities(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateTimeOffset from, DateTimeOffset before, CancellationToken ct)
    {
        await using var query = Ask(province, """
            select coalesce(r.body ->> 'activityKind', ''), count(*), coalesce(sum((r.body ->> 'reached')::numeric), 0)::bigint
            from field_record r where r.village_id = any($1) and r.kind = 'activity' and r.observed_at >= $2 and r.observed_at < $3 and not is_mended(r.id)
            group by 1 order by 2 desc, 1
            """, places, from.UtcDateTime, before.UtcDateTime);
        var sums = new List<ActivitySum>();
        await using var reader = await query.Read(ct);
        while (await reader.ReadAsync(ct))
            sums.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return sums;
    }

    /// <summary>Registers are no records: an import counts from the beginning of time. Names of what is recorded have no @, but for activities and samples.</summary>
    public static async Task<DateOnly?> LatestQuarter(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, DateOnly before, CancellationToken ct)
    {
        await using var query = Ask(province, """
            select max(starts_on) from tally where grain = 'Q' and starts_on < $2 and unit_id = any($1) and (what not like '@%' or what = any($3))
            """, places, before, new[] { TallyNames.Activities, TallyNames.SpeedSamples });
        return await query.Scalar(ct) is DateOnly start ? start : null;
    }

    private static ProvinceQuery Ask(ProvinceDatabase province, string sql, IReadOnlyCollection<UnitId> places, params object[] more) =>
        province.Ask(sql, [places.Select(place => place.Value).ToArray(), .. more]);
}
