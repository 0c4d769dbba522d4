using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality.Revisits;

/// <summary>A drawn household with what was counted before and after.</summary>
/// <param name="Code">Of the household in its village.</param>
/// <param name="Head">Whole name: shown to those who may, masked to others.</param>
public sealed record DrawnHousehold(UnitId Village, Guid Household, string Code, string Head, string Month, DateTimeOffset DrawnAt, Revisited Counts);

/// <summary>Households drawn to be visited again, and what came of it.</summary>
internal static class RevisitStore
{
    /// <summary>Counts by somebody who had not recorded of the household in the month that it was drawn for.</summary>
    private const string ByAnother = """
        not exists (
          select from observation p join field_record pr on pr.id = p.record_id
          where p.subject_id = r.household_id and pr.author = f.author and p.observed_at < r.drawn_at
            and p.observed_at >= (r.period || '-01')::timestamp at time zone 'Asia/Ho_Chi_Minh')
        """;

    public static async Task<IReadOnlyList<(Guid Household, UnitId Village)>> Visited(ProvinceDatabase province, IReadOnlyCollection<UnitId> villages, Period month, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select distinct h.id, h.village_id from field_record r join household h on h.id = (r.body ->> 'subjectId')::uuid
            where r.village_id = any($1) and r.kind = 'observation' and r.observed_at >= $2 and r.observed_at < $3
            """, Ids(villages), VietnamTime.StartOf(month.First).UtcDateTime, VietnamTime.StartOf(month.Last.AddDays(1)).UtcDateTime).Within(TimeSpan.FromMinutes(5));
        await using var row = await query.Read(ct);
        var visited = new List<(Guid, UnitId)>();
        while (await row.ReadAsync(ct))
            visited.Add((row.GetGuid(0), new(row.GetGuid(1))));
        return visited;
    }

    /// <summary>A month of a commune is drawn once; what comes late is not in it.</summary>
    public static async Task<bool> IsDrawn(ProvinceDatabase province, UnitId commune, Period month, CancellationToken ct)
    {
        await using var query = province.Ask("select 1 from revisit where commune_id = $1 and period = $2 limit 1", commune.Value, month.Code);
        return await query.Scalar(ct) is not null;
    }

    public static async Task Write(ProvinceDatabase province, UnitId commune, Period month, IReadOnlyList<(Guid Household, UnitId Village)> drawn, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("""
            insert into revisit (id, commune_id, village_id, household_id, period, drawn_at) select id, $2, village_id, household_id, $5, $6 from unnest($1, $3, $4) as d (id, village_id, household_id)
            on conflict (period, household_id) do nothing
            """, drawn.Select(_ => Guid.CreateVersion7(at)).ToArray(), commune.Value, drawn.Select(one => one.Village.Value).ToArray(), drawn.Select(one => one.Household).ToArray(), month.Code, at.UtcDateTime))
        {
            await write.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.RevisitDraw) { Place = commune, Subjects = [.. drawn.Select(one => one.Household)], After = new { period = month.Code, households = drawn.Count } });
        await work.Commit(ct);
    }

    /// <summary>Months that were drawn in these communes, the latest first.</summary>
    public static async Task<IReadOnlyList<string>> Months(ProvinceDatabase province, IReadOnlyCollection<UnitId> communes, CancellationToken ct)
    {
        await using var query = province.Ask("select distinct period from revisit where commune_id = any($1) order by 1 desc", Ids(communes));
        await using var row = await query.Read(ct);
        var months = new List<string>();
        while (await row.ReadAsync(ct))
            months.Add(row.GetString(0));
        return months;
    }

    /// <summary>The sample of a month with what was counted before it was drawn, and what somebody else counted within so many days after; by commune.</summary>
    public static async Task<ILookup<UnitId, DrawnHousehold>> Sample(ProvinceDatabase province, IReadOnlyCollection<UnitId> communes, string month, int days, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select r.commune_id, r.village_id, r.household_id, h.code, coalesce(card.head, ''), r.period, r.drawn_at, counts.before, counts.indicator, counts.count
            from revisit r join household h on h.id = r.household_id
            left join lateral (select head from household_fact f where f.household_id = h.id order by f.observed_at desc, f.record_id desc limit 1) card on true
            left join lateral (
              (select distinct on (o.indicator) true as before, o.indicator, o.count from observation o
               where o.subject_id = r.household_id and o.observed_at < r.drawn_at order by o.indicator, o.observed_at desc, o.record_id desc)
              union all
              (select distinct on (o.indicator) false, o.indicator, o.count from observation o join field_record f on f.id = o.record_id
               where o.subject_id = r.household_id and o.observed_at >= r.drawn_at and o.observed_at < r.drawn_at + make_interval(days => $3) and {ByAnother}
               order by o.indicator, o.observed_at, o.record_id)
            ) counts on true
            where r.commune_id = any($1) and r.period = $2
            order by r.commune_id, h.village_id, h.code, r.household_id
            """, Ids(communes), month, days);
        await using var row = await query.Read(ct);
        var drawn = new Dictionary<Guid, (UnitId Commune, DrawnHousehold Household, Dictionary<string, int> Before, Dictionary<string, int> After)>();
        while (await row.ReadAsync(ct))
        {
            if (!drawn.TryGetValue(row.GetGuid(2), out var one))
            {
                var (before, after) = (new Dictionary<string, int>(), new Dictionary<string, int>());
                var household = new DrawnHousehold(new(row.GetGuid(1)), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), new(row.GetGuid(2), before, after));
                drawn[row.GetGuid(2)] = one = (new(row.GetGuid(0)), household, before, after);
            }
            if (!row.IsDBNull(7))
                (row.GetBoolean(7) ? one.Before : one.After)[row.GetString(8)] = row.GetInt32(9);
        }
        return drawn.Values.ToLookup(one => one.Commune, one => one.Household with { Counts = new(one.Household.Household, one.Before, one.After) });
    }

    /// <summary>What a phone is asked: households of its villages that its owner did not visit in the month they were drawn for.</summary>
    /// <param name="xact">The oldest transaction that the phone's last snapshot may have missed.</param>
    public static Question<PhoneNotice> Asked(string login, IReadOnlyCollection<UnitId> villages, long xact, DateTimeOffset now, int days, string sender) => new(
        row => new(
            row.GetGuid(0), 1, "revisit", null, $"Thăm lại hộ {row.GetString(2)}",
            "Hộ này được rút ngẫu nhiên để kiểm tra lại số liệu. Hãy đến nhà, hỏi và ghi như một lần thăm bình thường, không dựa vào số đã có.", row.GetFieldValue<DateTimeOffset>(3), sender)
        {
            Subject = row.GetGuid(1), Until = row.GetFieldValue<DateTimeOffset>(3).AddDays(days),
        },
        $"""
        select r.id, r.household_id, h.code, r.drawn_at from revisit r join household h on h.id = r.household_id cross join (select $2::text as author) f
        where r.village_id = any($1) and r.xact >= $3::bigint::text::xid8 and r.drawn_at >= $4 and {ByAnother}
        order by r.drawn_at, h.code
        """, Ids(villages), login, xact, now.AddDays(-days).UtcDateTime);

    private static Guid[] Ids(IEnumerable<UnitId> units) => [.. units.Select(unit => unit.Value)];
}
