using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Guide;

/// <summary>Questions and answers of the guide.</summary>
internal static class GuideStore
{
    private const string Selected = "select g.id, g.difficulty_id, g.unit_id, g.topic, g.question, g.answer, g.published_at from difficulty_guide g where g.withdrawn_at is null";

    public static async Task<GuideEntry?> Of(ProvinceDatabase province, Guid difficulty, CancellationToken ct) =>
        (await Question($"{Selected} and g.difficulty_id = $1 order by g.published_at desc limit 1", difficulty).Answer(province.Ask, ct)).SingleOrDefault();

    /// <summary>Those that the caller's places have, the latest first.</summary>
    public static Question<GuideEntry> Seen(int most) => Question($"{Selected} order by g.published_at desc, g.id limit $1", most);

    /// <summary>One entry a difficulty: what was published of it before is withdrawn.</summary>
    public static async Task Publish(ProvinceDatabase province, GuideEntry entry, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var put = work.Ask(
            "update difficulty_guide set withdrawn_at = $2, withdrawn_by = $3 where difficulty_id = $1 and withdrawn_at is null", entry.Difficulty, entry.PublishedAt.UtcDateTime, Acting.Now.Actor))
        {
            put.Add("insert into difficulty_guide (id, difficulty_id, unit_id, topic, question, answer, published_at, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                entry.Id, entry.Difficulty, entry.Unit.Value, entry.Topic, entry.Question, entry.Answer, entry.PublishedAt.UtcDateTime, Acting.Now.Actor);
            await put.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.DifficultyGuide) { Place = entry.Unit, Subjects = [entry.Difficulty], After = new { published = entry.Id, entry.Topic } });
        await work.Commit(ct);
    }

    /// <returns>False where nothing of it stands in the guide.</returns>
    public static async Task<bool> Withdraw(ProvinceDatabase province, Guid difficulty, UnitId place, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var withdraw = work.Ask("update difficulty_guide set withdrawn_at = $2, withdrawn_by = $3 where difficulty_id = $1 and withdrawn_at is null returning id", difficulty, now.UtcDateTime, Acting.Now.Actor))
        {
            if (await withdraw.Scalar(ct) is null)
                return false;
        }
        work.Note(new AuditEntry(AuditActions.DifficultyGuide) { Place = place, Subjects = [difficulty], After = new { withdrawn = true } });
        await work.Commit(ct);
        return true;
    }

    private static Question<GuideEntry> Question(string sql, params object[] values) => new(
        row => new(row.GetGuid(0), row.GetGuid(1), new(row.GetGuid(2)), row.GetString(3), "", row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)), sql, values);
}
