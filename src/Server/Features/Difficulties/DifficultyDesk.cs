using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A step as it was asked for.</summary>
/// <param name="Version">Of the difficulty as the person saw it.</param>
/// <param name="Act">take, escalate, answer, confirm, reopen, join, part or relate.</param>
/// <param name="Text">The answer, or why.</param>
/// <param name="Assignee">Login, with take; null: whoever asks.</param>
/// <param name="Other">With join and relate.</param>
internal sealed record StepWish(int Version, string? Act, string? Text, string? Assignee, Guid? Other);

/// <summary>Takes a difficulty one step on: reads it in its transaction, lets the rules decide, and tells whoever came second.</summary>
internal sealed class DifficultyDesk(DifficultyReading reading, DifficultySettings settings, TimeProvider clock)
{
    public const int LongestAnswer = 4_000, LongestWhy = 1_000, ShortestWhy = 5;

    /// <summary>Who may take difficulties of a place.</summary>
    public static readonly string[] Offices = [.. Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.WriteRosters)).Select(RoleWords.Code)];

    /// <returns>The problem that kept the step from being taken; null: it was.</returns>
    public async Task<Problem?> Act(Caller caller, Guid id, StepWish wish, CancellationToken ct)
    {
        var found = await reading.Find(caller, id, ct);
        if (found is not Result<FoundDifficulty>.Done(var one))
            return ((Result<FoundDifficulty>.Refused)found).Problem;
        var actor = await reading.ActorOf(caller, one, ct);
        var now = clock.GetUtcNow();
        var officers = wish.Act == "take" ? await reading.OfficersFor(one, ct) : [];
        var contact = wish.Act == "escalate" ? await reading.ContactOf(one, ct) : null;
        await using var work = await one.Province.Begin(ct);
        var held = wish is { Act: "answer" } ? await DifficultyStore.HoldWithSame(work, id, ct) : await DifficultyStore.Hold(work, wish is { Act: "join" or "relate", Other: { } other } ? [id, other] : [id], ct);
        if (!held.TryGetValue(id, out var here))
            return DifficultyReading.NotFound;
        if (here.Case.Version != wish.Version)
            return Meanwhile(here.Case);
        var read = Read(wish, actor, [.. officers.Select(officer => officer.Login)], contact, held);
        if (read is not Result<DifficultyAct>.Done(var act))
            return ((Result<DifficultyAct>.Refused)read).Problem;
        if (here.Case.Decide(act, actor, now) is not Result<DifficultyStep>.Done(var step))
            return ((Result<DifficultyStep>.Refused)here.Case.Decide(act, actor, now)).Problem;
        if (!await Take(work, here.Case, here.Place, step, held, ct))
            return Meanwhile(here.Case);
        // Those that are the same are answered with it, and their reporters told.
        foreach (var (told, place) in step.Kind == StepKind.Answered ? held.Values.Where(other => other.Case.Id == id || other.Case.AnswerOf(here.Case, step) is not null) : [here])
            await DifficultyNews.Tell(work, settings, told.After(step), place, one.Row.Topic, one.Top, step, ct);
        await work.Commit(ct);
        return null;
    }

    /// <summary>The commune's clock has run out: the province has it now. For the installation, which nobody asked.</summary>
    /// <param name="top">The province.</param>
    /// <returns>False where somebody acted meanwhile.</returns>
    public async Task<bool> PassOn(ProvinceDatabase province, Guid id, UnitId? commune, UnitId top, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var contact = commune is { } known ? await ContactStore.For(province, known, VietnamTime.DayOf(now), ct) : null;
        if (await DifficultyStore.Find(province, id, ct) is not { } row)
            return false;
        await using var work = await province.Begin(ct);
        if (!(await DifficultyStore.Hold(work, [id], ct)).TryGetValue(id, out var here) || !here.Case.IsLate(settings, now))
            return false;
        var act = new DifficultyAct.Escalate($"Quá {settings.CommuneDays} ngày làm việc ở cấp xã mà chưa có câu trả lời.", contact?.Login);
        if (here.Case.Decide(act, DifficultyActor.Clock(Acting.Now.Actor), now) is not Result<DifficultyStep>.Done(var step) || !await DifficultyStepStore.Add(work, here.Case, here.Place, step, null, ct))
            return false;
        await DifficultyNews.Tell(work, settings, here.Case.After(step), here.Place, row.Topic, top, step, ct);
        await work.Commit(ct);
        return true;
    }

    /// <summary>The step, and the answer for those that are the same.</summary>
    /// <param name="held">All that the step may touch.</param>
    internal static async Task<bool> Take(ProvinceWork work, DifficultyCase one, UnitId place, DifficultyStep step, IReadOnlyDictionary<Guid, (DifficultyCase Case, UnitId Place)> held, CancellationToken ct)
    {
        if (!await DifficultyStepStore.Add(work, one, place, step, null, ct))
            return false;
        foreach (var (same, its) in step.Kind == StepKind.Answered ? held.Values : [])
        {
            if (same.AnswerOf(one, step) is { } answer && !await DifficultyStepStore.Add(work, same, its, answer, null, ct))
                return false;
        }
        return true;
    }

    private static Result<DifficultyAct> Read(
        StepWish wish, DifficultyActor actor, IReadOnlyCollection<string> officers, DifficultyContact? contact, IReadOnlyDictionary<Guid, (DifficultyCase Case, UnitId Place)> held)
    {
        switch (wish.Act)
        {
            case "take":
                var assignee = string.IsNullOrWhiteSpace(wish.Assignee) ? actor.Login : wish.Assignee.Trim();
                return assignee == actor.Login || officers.Contains(assignee) ? new DifficultyAct.Take(assignee)
                    : new Problem("difficulty-assignee", "Không giao được cho tài khoản này.", "Chọn một cán bộ của xã hoặc của tỉnh trong danh sách.");
            case "escalate":
                return Text(wish.Text, ShortestWhy, LongestWhy) is { } why ? new DifficultyAct.Escalate(why, contact?.Login) : Missing("Ghi vì sao phải chuyển lên tỉnh.", LongestWhy);
            case "answer":
                return Text(wish.Text, ShortestWhy, LongestAnswer) is { } answer ? new DifficultyAct.Answer(answer) : Missing("Ghi câu trả lời; người báo sẽ đọc.", LongestAnswer);
            case "confirm":
                return new DifficultyAct.Confirm();
            case "reopen":
                return Text(wish.Text, ShortestWhy, LongestWhy) is { } because ? new DifficultyAct.Reopen(because) : Missing("Ghi vì sao câu trả lời chưa giúp được.", LongestWhy);
            case "part":
                return new DifficultyAct.Part();
            case "join" or "relate":
                if (wish.Other is not { } other || !held.TryGetValue(other, out var linked))
                    return new Problem("difficulty-other-not-found", "Không có khó khăn kia trong phạm vi của bạn.", "Chọn trong danh sách gợi ý, hoặc chép mã từ địa chỉ của trang khó khăn đó.");
                return wish.Act == "relate" ? new DifficultyAct.Relate(other) : Joined(linked.Case);
            default:
                return new Problem("difficulty-act", "Chưa chọn việc cần làm.", "Chọn một trong: take, escalate, answer, confirm, reopen, join, part, relate.");
        }
    }

    /// <summary>What is answered already needs no joining: the officer repeats the answer, which may fit or not.</summary>
    private static Result<DifficultyAct> Joined(DifficultyCase head) => head.IsOpen ? new DifficultyAct.Join(head)
        : new Problem("difficulty-head-answered", "Khó khăn kia đã có câu trả lời.", "Ghi là liên quan, rồi trả lời khó khăn này; có thể chép lại câu trả lời của khó khăn kia.") { Kind = ProblemKind.Conflict };

    /// <summary>Line by line, as it was typed.</summary>
    private static string? Text(string? text, int least, int most) =>
        string.Join('\n', (text ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n').Select(Folding.Tidy)).Trim('\n') is { } tidy && tidy.Length >= least && tidy.Length <= most ? tidy : null;

    private static Problem Missing(string what, int most) => new("difficulty-text-missing", what, $"Từ {ShortestWhy} đến {VietnameseNumbers.Text(most)} ký tự.");

    private static Problem Meanwhile(DifficultyCase now) => new(
        "difficulty-changed", "Người khác vừa xử lý khó khăn này.", $"Trạng thái bây giờ: {DifficultyWords.Text(now.State)}, {DifficultyWords.Text(now.Level).ToLowerInvariant()}. Đọc các bước ở dưới, rồi làm lại nếu vẫn cần.") { Kind = ProblemKind.Conflict };
}
