using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Phones;

/// <summary>A difficulty as its reporter is told of it.</summary>
/// <param name="At">Of the last step.</param>
/// <param name="Answer">The one that stands; null without one.</param>
/// <param name="Sender">Name of who answered, or did the last step; empty: the installation.</param>
internal sealed record ToldDifficulty(Guid Id, UnitId Place, string Topic, string Question, DifficultyState State, DifficultyLevel Level, int Version, DateTimeOffset At, string? Answer, string Sender);

/// <summary>Reads what reporters are told, also of places that are theirs no more.</summary>
internal static class ToldDifficultyStore
{
    public static Question<ToldDifficulty> Since(string login, long xact, DateTimeOffset lately) => new(
        row => new(
            row.GetGuid(0), new(row.GetGuid(1)), row.GetString(2), row.IsDBNull(3) ? "" : row.GetString(3), DifficultyWords.Read<DifficultyState>(row.GetString(4))!.Value, DifficultyWords.Read<DifficultyLevel>(row.GetString(5))!.Value,
            row.GetInt32(6), row.GetFieldValue<DateTimeOffset>(7), row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9)),
        "select id, unit_id, topic, question, state, level, version, at, answer, sender from told_difficulties($1, $2::bigint::text::xid8, $3) order by at, id", login, xact, lately.UtcDateTime);
}
