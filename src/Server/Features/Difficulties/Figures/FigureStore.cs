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
        await using var query = province.Ask("select topic, raised_at, kinds, times from difficulty_courses($1, $2, $3)", units.Select(unit => unit.Value).ToArray(), from.UtcDateTime, until.UtcDateTime);
        await using var row = await query.Read(ct);
        var courses = new List<CountedDifficulty>();
        while (await row.ReadAsync(ct))
        {
            var steps = row.GetFieldValue<string[]>(2).Zip(row.GetFieldValue<DateTime[]>(3), (kind, at) => new DifficultyStep(DifficultyWords.Read<StepKind>(kind)!.Value, new DateTimeOffset(at, TimeSpan.Zero), "", Other: Guid.Empty));
            courses.Add(new(row.GetString(0), DifficultyCase.Raised(Guid.Empty, "", row.GetFieldValue<DateTimeOffset>(1)), [.. steps]));
        }
        return courses;
    }
}
