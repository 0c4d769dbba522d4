using System.Runtime.CompilerServices;
using CongDongSo.Domain.Difficulties;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Reads every difficulty with its steps, beside the records that raised them.</summary>
internal static class DifficultyCourseStore
{
    /// <returns>The case as it is stored; null where a record has none.</returns>
    public static async IAsyncEnumerable<(Guid Id, Guid Place, DifficultyCase? Stored, IReadOnlyList<DifficultyStep> Steps)> All(ProvinceDatabase province, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.id, r.village_id, d.reporter, d.state, d.level, d.raised_at, d.arrived_at, d.assignee, d.answered_at, d.same_as, d.version, d.answer_version, s.kind, s.at, s.actor, s.assignee, s.other_id
            from field_record r left join difficulty d on d.id = r.id left join difficulty_step s on s.difficulty_id = d.id
            where r.kind = 'difficulty' order by r.id, s.number
            """).Within(TimeSpan.FromMinutes(5));
        await using var row = await query.Read(ct);
        (Guid Id, Guid Place, DifficultyCase? Stored, List<DifficultyStep> Steps)? now = null;
        while (await row.ReadAsync(ct))
        {
            if (now is { } before && before.Id != row.GetGuid(0))
            {
                yield return (before.Id, before.Place, before.Stored, before.Steps);
                now = null;
            }
            now ??= (row.GetGuid(0), row.GetGuid(1), row.IsDBNull(2) ? null : new DifficultyCase(
                row.GetGuid(0), row.GetString(2), DifficultyWords.Read<DifficultyState>(row.GetString(3))!.Value, DifficultyWords.Read<DifficultyLevel>(row.GetString(4))!.Value, row.GetFieldValue<DateTimeOffset>(5),
                row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetGuid(9), row.GetInt32(10), row.GetInt32(11)), []);
            if (!row.IsDBNull(12))
                now.Value.Steps.Add(new(DifficultyWords.Read<StepKind>(row.GetString(12))!.Value, row.GetFieldValue<DateTimeOffset>(13), row.GetString(14), null, row.IsDBNull(15) ? null : row.GetString(15), row.IsDBNull(16) ? null : row.GetGuid(16)));
        }
        if (now is { } last)
            yield return (last.Id, last.Place, last.Stored, last.Steps);
    }
}
