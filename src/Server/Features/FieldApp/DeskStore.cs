using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Reads the little figures of a phone's first page.</summary>
internal static class DeskStore
{
    /// <returns>The person of the rosters that an account belongs to; null where it belongs to none.</returns>
    public static async Task<Guid?> PersonOf(ProvinceWork work, Guid account, CancellationToken ct)
    {
        await using var query = work.Ask("select person_id from cds.account_person where account_id = $1", account);
        return await query.Scalar(ct) as Guid?;
    }

    /// <returns>Minutes of these teams in the week that starts on a day.</returns>
    public static async Task<long> WeekMinutes(ProvinceWork work, IReadOnlyCollection<Guid> teams, DateOnly monday, CancellationToken ct)
    {
        await using var query = work.Ask("select coalesce(sum(minutes), 0)::bigint from team_week where week = $2 and team_id = any($1)", teams.ToArray(), monday);
        return (long)(await query.Scalar(ct))!;
    }

    /// <returns>Samples of a month at these places.</returns>
    public static async Task<long> MonthSamples(ProvinceWork work, IEnumerable<UnitId> places, DateOnly month, string what, CancellationToken ct)
    {
        await using var query = work.Ask(
            "select coalesce(sum(subjects), 0)::bigint from tally_month where unit_id = any($1) and what = $3 and starts_on = $2", places.Select(place => place.Value).ToArray(), month, what);
        return (long)(await query.Scalar(ct))!;
    }
}
