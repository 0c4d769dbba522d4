using System.Text.Json;
using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Photos;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Difficulties.Raising;

/// <summary>What the form of the portal, or a program, says.</summary>
/// <param name="Place">The village or commune that it is about.</param>
public sealed record RaiseWish(string? Place, string? Topic, string? Text, byte[]? Photo);

/// <param name="Places">Communes and villages that it may be about.</param>
public sealed record RaiseModel(SeenUnit Seen, IReadOnlyList<Unit> Places, RaiseWish? Typed, Problem? Problem);

/// <summary>Ghi khó khăn from the portal: a field record like any other, pushed through the same door as a phone's.</summary>
internal sealed class DifficultyRaising(UnitInScope unitsInScope, Scope scope, RecordPush push, PhotoIntake photos, TimeProvider clock)
{
    public const int LongestText = 4_000, LargestPhoto = 512 * 1024;

    /// <summary>Of the form's body, so that a photo which no browser made small is refused in words.</summary>
    public const int LargestForm = 11 * 1024 * 1024;

    public async Task<Result<RaiseModel>> Form(Caller caller, string? unit, RaiseWish? typed, Problem? problem, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.WriteRecords);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        // Of a province or district the communes; their villages are a page further.
        var places = seen.Tree.Under(seen.Unit.Id).Where(one => one.Kind == UnitKind.Commune || (one.Kind == UnitKind.Village && seen.Unit.Kind >= UnitKind.Commune)).ToList();
        return new RaiseModel(seen, places, typed, problem);
    }

    /// <returns>The id of the difficulty, which is its record's.</returns>
    public async Task<Result<Guid>> Raise(Caller caller, RaiseWish wish, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, string.IsNullOrWhiteSpace(wish.Place) ? null : wish.Place, ct, Permission.WriteRecords);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (DifficultyWords.Topics.All(topic => topic.Id != wish.Topic))
            return new Problem("difficulty-topic", "Chưa chọn khó khăn về việc gì.", $"Chọn một trong: {string.Join(", ", DifficultyWords.Topics.Select(topic => topic.Name))}.");
        if (Folding.Tidy(wish.Text ?? "") is not { Length: > 0 and <= LongestText } text)
            return new Problem("difficulty-text", "Chưa ghi nội dung, hoặc nội dung quá dài.", $"Ghi ngắn gọn: vướng ở đâu, cần ai làm gì; nhiều nhất {VietnameseNumbers.Text(LongestText)} ký tự.");
        if (wish.Photo is { Length: 0 or > LargestPhoto })
            return new Problem("difficulty-photo", $"Ảnh lớn quá {LargestPhoto / 1024} KB.",
                "Trình duyệt này không tự thu nhỏ ảnh vì JavaScript đang tắt: hãy bật JavaScript rồi chọn lại ảnh (đến 10 MB), hoặc thu nhỏ ảnh trước, hoặc ghi bằng ứng dụng trên điện thoại.");
        // Looked at before anything is stored: a record whose photo is none would stand there without it.
        if (wish.Photo is { } file && PhotoCleaning.Fault(file) is { } unfit)
            return unfit;
        var (now, photo) = (clock.GetUtcNow(), wish.Photo is { } sent ? PhotoCleaning.Clean(sent) : null);
        var (id, photoId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var record = JsonSerializer.SerializeToElement(new
        {
            id, kind = "difficulty", observedAt = now, villageId = seen.Unit.Id,
            body = photo is null ? (object)new { topic = wish.Topic, text } : new { topic = wish.Topic, text, photos = new[] { new { id = photoId, size = photo.Length } } },
        }, ApiJson.Options);
        var pushed = await push.Push(seen.ProvinceCode, [record], caller.Login, null, new(async (_, place, stop) => await scope.Covers(caller, place.Id, stop, Permission.WriteRecords), (_, _, _) => Task.FromResult(false)), ct);
        if (pushed is not Result<IReadOnlyList<PushResult>>.Done([var answer]))
            return pushed is Result<IReadOnlyList<PushResult>>.Refused(var problem) ? problem : throw new InvalidOperationException();
        if (answer.Status != "accepted")
            return new Problem("difficulty-refused", "Chưa ghi được khó khăn này.", answer.Reason);
        return photo is null || await Send(caller, photoId, id, photo, ct) is not { } refused ? id
            : new Problem(refused.Code, $"Đã ghi khó khăn, nhưng chưa nhận được ảnh: {refused.Title}", "Mở khó khăn vừa ghi trong danh sách; ảnh có thể gửi bằng một khó khăn liên quan.");
    }

    private async Task<Problem?> Send(Caller caller, Guid photo, Guid record, byte[] content, CancellationToken ct)
    {
        for (var at = 0; at < content.Length; at += PhotoIntake.LargestPart)
        {
            var sent = await photos.Append(caller, new(photo, record, content.Length, at, content[at..Math.Min(at + PhotoIntake.LargestPart, content.Length)], null), ct);
            if (sent is Result<(PhotoProgress, bool)>.Refused(var problem))
                return problem;
        }
        return null;
    }
}
