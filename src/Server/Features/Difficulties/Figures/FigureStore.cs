using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Figures;

/// <summary>Reads when what was done with difficulties, without a word of what they say.</summary>
internal static class FigureStore
{
    /// <summary>Of those that can count between two instants: that came, stood open or had anything done to them since the first.</summary>
    public static async Task<IReadOnlyList<CountedDifficulty>> Courses(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var query = province.Ask("select course, topic, raised_at, kind, at from difficulty_courses($1, $2, $3)", units.Select(unit => unit.Value).ToArray(), from.UtcDateTime, until.UtcDateTime);
        await using var row = await query.Read(ct);
        var courses = new List<CountedDifficulty>();
        var (last, steps) = (0L, new List<DifficultyStep>());
        while (await row.ReadAsync(ct))
        {
            if (row.GetInt64(0) != last)
            {
                (last, steps) = (row.GetInt64(0), []);
                courses.Add(new(row.GetString(1), DifficultyCase.Raised(Guid.Empty, "", row.GetFieldValue<DateTimeOffset>(2)), steps));
            }
            if (!await row.IsDBNullAsync(3, ct))
                steps.Add(new(DifficultyWords.Read<StepKind>(row.GetString(3))!.Value, row.GetFieldValue<DateTimeOffset>(4), "", Other: Guid.Empty));
        }
        return courses;
    }
}
