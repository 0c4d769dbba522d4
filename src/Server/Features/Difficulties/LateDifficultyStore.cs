using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A difficulty that waits at the province past its term.</summary>
internal sealed record LateDifficulty(Guid Id, UnitId Place, string Topic, string? Assignee, DateTimeOffset ArrivedAt);

/// <summary>Reads what is late at the province, held so that none is answered while somebody is reminded of it.</summary>
internal static class LateDifficultyStore
{
    public static async Task<IReadOnlyList<LateDifficulty>> Hold(ProvinceWork work, DateTimeOffset arrivedBefore, int most, CancellationToken ct)
    {
        await using var query = work.Ask("""
            select d.id, d.unit_id, d.topic, d.assignee, d.arrived_at from difficulty d
            where d.level = 'province' and d.state in ('raised', 'taken', 'reopened') and d.same_as is null and d.arrived_at < $1
            order by d.arrived_at, d.id limit $2 for share of d
            """, arrivedBefore.UtcDateTime, most);
        await using var row = await query.Read(ct);
        var late = new List<LateDifficulty>();
        while (await row.ReadAsync(ct))
            late.Add(new(row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)));
        return late;
    }
}
