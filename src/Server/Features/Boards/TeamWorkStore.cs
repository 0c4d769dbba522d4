using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Boards;

/// <summary>What a team did in a period.</summary>
/// <param name="Visits">Lượt thăm: households on days, of whom something was recorded.</param>
/// <param name="Met">Households visited at least once.</param>
/// <param name="Activities">Activities, with the people they reached.</param>
internal sealed record TeamWorkDone(long Visits, long Met, long Records, long Activities, long Reached, long Difficulties);

/// <summary>Counts a team's records.</summary>
internal static class TeamWorkStore
{
    /// <param name="places">The team's place and those below.</param>
    public static async Task<TeamWorkDone> Of(ProvinceDatabase province, TeamId team, IReadOnlyCollection<UnitId> places, DateTimeOffset from, DateTimeOffset before, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select count(distinct (r.body ->> 'subjectId', (r.observed_at at time zone 'Asia/Ho_Chi_Minh')::date)) filter (where r.kind = 'observation'),
              count(distinct r.body ->> 'subjectId') filter (where r.kind = 'observation'), count(*), count(*) filter (where r.kind = 'activity' and not is_mended(r.id)),
              coalesce(sum((r.body ->> 'reached')::bigint) filter (where r.kind = 'activity' and jsonb_typeof(r.body -> 'reached') = 'number' and not is_mended(r.id)), 0)::bigint, count(*) filter (where r.kind = 'difficulty')
            from field_record r where r.village_id = any($2) and r.team_id = $1 and r.observed_at >= $3 and r.observed_at < $4
            """, team.Value, places.Select(place => place.Value).ToArray(), from.UtcDateTime, before.UtcDateTime);
        await using var row = await query.Read(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
    }
}
