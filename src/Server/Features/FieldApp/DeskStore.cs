using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Reads the little figures of a phone's first page.</summary>
internal static class DeskStore
{
    /// <summary>The person of the rosters that an account belongs to; none where it belongs to none.</summary>
    public static Question<Guid> PersonOf(Guid account) => new(row => row.GetGuid(0), "select person_id from cds.account_person where account_id = $1", account);

    /// <summary>Minutes of each of these teams in the week that starts on a day; of those that have any.</summary>
    public static Question<(Guid Team, long Minutes)> WeekMinutes(IReadOnlyCollection<Guid> teams, DateOnly monday) => new(
        row => (row.GetGuid(0), row.GetInt64(1)), "select team_id, minutes::bigint from team_week where week = $2 and team_id = any($1)", teams.ToArray(), monday);

    /// <summary>Samples of a month at these places.</summary>
    public static Question<long> MonthSamples(IEnumerable<UnitId> places, DateOnly month, string what) => new(
        row => row.GetInt64(0), "select coalesce(sum(subjects), 0)::bigint from tally_month where unit_id = any($1) and what = $3 and starts_on = $2", places.Select(place => place.Value).ToArray(), month, what);
}
