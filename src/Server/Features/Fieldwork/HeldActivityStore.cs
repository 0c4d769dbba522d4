using System.Text.Json;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads activities one by one, and the hours of teams, for lists that officers sign.</summary>
internal static class HeldActivityStore
{
    public static async Task<IReadOnlyList<HeldActivity>> Held(ProvinceDatabase province, IReadOnlyCollection<UnitId> places, IReadOnlyCollection<string> kinds, DateTimeOffset from, DateTimeOffset before, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.village_id, r.team_id, r.observed_at, r.body::text from field_record r
            where r.village_id = any($1) and r.kind = 'activity' and r.observed_at >= $2 and r.observed_at < $3 and r.body ->> 'activityKind' = any($4)
              and not is_mended(r.id)
            order by r.observed_at, r.id
            """, places.Select(place => place.Value).ToArray(), from.UtcDateTime, before.UtcDateTime, kinds.ToArray());
        await using var row = await query.Read(ct);
        var found = new List<HeldActivity>();
        while (await row.ReadAsync(ct))
        {
            using var body = JsonDocument.Parse(row.GetString(3));
            var root = body.RootElement;
            found.Add(new(
                new(row.GetGuid(0)), row.IsDBNull(1) ? null : new(row.GetGuid(1)), row.GetFieldValue<DateTimeOffset>(2), Text(root, "place"), Texts(root, "topics"),
                [.. Texts(root, "members").Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new PersonId(id))],
                root.TryGetProperty("reached", out var reached) && reached.ValueKind == JsonValueKind.Number && reached.TryGetInt32(out var count) ? count : 0, Text(root, "note")));
        }
        return found;
    }

    public static async Task<IReadOnlyDictionary<TeamId, long>> Minutes(ProvinceDatabase province, IReadOnlyCollection<TeamId> teams, IReadOnlyCollection<DateOnly> weeks, CancellationToken ct)
    {
        await using var query = province.Ask("select team_id, sum(minutes)::bigint from team_week where team_id = any($1) and week = any($2) group by 1", teams.Select(team => team.Value).ToArray(), weeks.ToArray());
        await using var row = await query.Read(ct);
        var found = new Dictionary<TeamId, long>();
        while (await row.ReadAsync(ct))
            found[new(row.GetGuid(0))] = row.GetInt64(1);
        return found;
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement body, string name) =>
        body.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)] : [];
}
