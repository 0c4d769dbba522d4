using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Privacy;

/// <param name="People">Replaced by pseudonyms.</param>
/// <param name="Sessions">Deleted.</param>
/// <param name="LeftBefore">Who left every team before this day.</param>
/// <param name="Drafts">Of decisions, removed.</param>
public sealed record Retained(bool Applied, int People, long Sessions, DateOnly LeftBefore, int Drafts);

/// <summary>
/// Thời hạn lưu: forgets who has left the teams for long, drafts of decisions that nobody saves any more, and sessions that are over. The audit trail is never shortened here: it is kept for at least
/// 24 months, and longer as the law of records asks. A second run finds nothing more to do.
/// </summary>
public sealed class Retention
{
    private readonly PrivacyStore people;
    private readonly Databases databases;
    private readonly PrivacySettings settings;
    private readonly TimeProvider clock;

    internal Retention(PrivacyStore people, Databases databases, PrivacySettings settings, TimeProvider clock) =>
        (this.people, this.databases, this.settings, this.clock) = (people, databases, settings, clock);

    public async Task<Result<Retained>> Run(bool dryRun, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var leftBefore = VietnamTime.DayOf(now).AddMonths(-settings.MemberMonths);
        var (replaced, drafts) = (0, 0);
        foreach (var province in people.Provinces)
        {
            var gone = await ErasureStore.Retain(
                province, leftBefore, !dryRun, ids => new(AuditActions.DataRetain) { Subjects = ids, After = new { people = ids.Count, leftBefore } }, ct);
            if (gone is not { } count)
                return new Problem("retention-running", "Một lần dọn dữ liệu khác đang chạy.", "Hãy thử lại sau ít phút.") { Kind = ProblemKind.Conflict };
            replaced += count;
            drafts += await ErasureStore.Drafts(province, now.AddDays(-settings.DraftDays), !dryRun, ct);
        }
        return new Retained(!dryRun, replaced, await ErasureStore.Sessions(databases, now.AddDays(-settings.SessionDays), !dryRun, ct), leftBefore, drafts);
    }
}
