using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Writes difficulties: each opened with its record, then step by step.</summary>
internal static class DifficultyStepStore
{
    /// <summary>Part of the transaction that stores the records.</summary>
    public static async Task Open(ProvinceWork work, IReadOnlyList<(DifficultyCase Case, UnitId Place, string Topic)> opened, CancellationToken ct)
    {
        await using var add = work.Ask("""
            insert into difficulty (id, unit_id, topic, reporter, state, level, raised_at, arrived_at, version, answer_version)
            select id, unit_id, topic, reporter, 'raised', 'commune', at, at, 1, 0 from unnest($1, $2, $3, $4, $5) as o (id, unit_id, topic, reporter, at)
            """,
            opened.Select(one => one.Case.Id).ToArray(), opened.Select(one => one.Place.Value).ToArray(), opened.Select(one => one.Topic).ToArray(), opened.Select(one => one.Case.Reporter).ToArray(),
            opened.Select(one => one.Case.RaisedAt.UtcDateTime).ToArray());
        await add.Scalar(ct);
    }

    /// <summary>Adds a step to a case as it was read; the step stands in the audit trail if the transaction commits.</summary>
    /// <param name="acting">Whose step it is; null: of the caller at hand.</param>
    /// <returns>False where somebody else took another step meanwhile.</returns>
    public static async Task<bool> Add(ProvinceWork work, DifficultyCase before, UnitId place, DifficultyStep step, Acting? acting, CancellationToken ct)
    {
        var after = before.After(step);
        await using var change = work.Ask("""
            update difficulty set state = $3, level = $4, arrived_at = $5, assignee = $6, answered_at = $7, same_as = $8, version = $9, answer_version = $10, xact = pg_current_xact_id()
            where id = $1 and version = $2 returning id
            """,
            before.Id, before.Version, DifficultyWords.Code(after.State), DifficultyWords.Code(after.Level), after.ArrivedAt.UtcDateTime, Text(after.Assignee), Optional(after.AnsweredAt?.UtcDateTime, NpgsqlDbType.TimestampTz),
            Optional(after.SameAs, NpgsqlDbType.Uuid), after.Version, after.AnswerVersion);
        if (await change.Scalar(ct) is null)
            return false;
        await using var add = work.Ask(
            "insert into difficulty_step (difficulty_id, number, kind, at, actor, text, assignee, other_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            before.Id, after.Version, DifficultyWords.Code(step.Kind), step.At.UtcDateTime, step.Actor, Text(step.Text), Text(step.Assignee), Optional(step.Other, NpgsqlDbType.Uuid));
        await add.Scalar(ct);
        work.Note(new AuditEntry(AuditActions.DifficultyStep)
        {
            Place = place, Subjects = step.Other is { } other ? [before.Id, other] : [before.Id],
            Before = new { state = DifficultyWords.Code(before.State), level = DifficultyWords.Code(before.Level) },
            After = new { step = DifficultyWords.Code(step.Kind), state = DifficultyWords.Code(after.State), level = DifficultyWords.Code(after.Level), after.Version },
        }, acting);
        return true;
    }

    private static NpgsqlParameter Text(string? text) => Optional(text, NpgsqlDbType.Text);

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
