using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Photos;

/// <summary>Takes photos of records in parts, each of which may be sent again.</summary>
public sealed class PhotoIntake(Databases databases, UnitDirectory units, TimeProvider clock)
{
    internal const int LargestPart = 64 * 1024;

    private static readonly Problem NotFound = new("photo-not-found", "Chưa có phần nào của ảnh này.", "Gửi từ đầu.") { Kind = ProblemKind.NotFound };

    private static readonly Problem NoRecord = new("photo-record-not-found", "Chưa có bản ghi của ảnh này.", "Gửi bản ghi trước, rồi gửi ảnh của nó.") { Kind = ProblemKind.NotFound };

    internal async Task<Result<PhotoProgress>> Progress(Caller caller, Guid photo, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return forbidden;
        return await Known(await Provinces(caller, ct), photo, caller, ct) is var (_, progress) ? progress : NotFound;
    }

    /// <returns>How far the photo is, and whether the part fitted.</returns>
    internal async Task<Result<(PhotoProgress Progress, bool Fits)>> Append(Caller caller, PhotoPart part, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return forbidden;
        if (part.Size is < 1 or > RecordDetails.LargestPhoto || part.At < 0 || part.Part.Length is 0 or > LargestPart || part.At + part.Part.Length > part.Size)
            return new Problem("photo-part", "Phần ảnh không đúng cỡ.", $"Ảnh tối đa {RecordDetails.LargestPhoto / 1024} KiB, mỗi phần từ 1 byte đến {LargestPart / 1024} KiB.");
        var provinces = await Provinces(caller, ct);
        if (await Known(provinces, part.Photo, caller, ct) is var (home, known))
            return await Append(home, known, caller, part, ct);
        foreach (var province in provinces)
        {
            var answer = await Append(province, null, caller, part, ct);
            if (answer is not Result<(PhotoProgress, bool)>.Refused(var problem) || problem != NoRecord)
                return answer;
        }
        return NoRecord;
    }

    private async Task<Result<(PhotoProgress Progress, bool Fits)>> Append(ProvinceDatabase province, PhotoProgress? before, Caller caller, PhotoPart part, CancellationToken ct)
    {
        if (before is { Done: true })
            return (before, true);
        if (part.At != (before?.Received ?? 0))
            return (before ?? new(0, part.Size, false), false);
        if (part.At + part.Part.Length == part.Size)
        {
            byte[] whole = [.. await PhotoStore.Content(province, part.Photo, caller.Login, ct), .. part.Part];
            if (Fault(whole) is { } fault)
            {
                await PhotoStore.Drop(province, part.Photo, caller.Login, ct);
                return fault;
            }
            part = part with { Media = PhotoKind.Of(whole) };
        }
        if (await PhotoStore.Append(province, part, caller.Login, clock.GetUtcNow(), ct))
            return (new PhotoProgress(part.At + part.Part.Length, part.Size, part.Media is not null), true);
        return await PhotoStore.Progress(province, part.Photo, caller.Login, ct) is { } now ? (now, now.Done) : NoRecord;
    }

    /// <summary>A whole photo of a record, by the installation itself. What is there already stays.</summary>
    /// <param name="author">Of the record.</param>
    internal async Task<Problem?> Load(string provinceCode, Guid photo, Guid record, byte[] whole, string author, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        if (Fault(whole) is { } fault)
            return fault;
        return await PhotoStore.Progress(province, photo, author, ct) is { Done: true } || await PhotoStore.Append(province, new(photo, record, whole.Length, 0, whole, PhotoKind.Of(whole)), author, clock.GetUtcNow(), ct)
            ? null : NoRecord;
    }

    internal static Problem? Fault(byte[] whole) => PhotoKind.Of(whole) is not { } media
        ? new("photo-unreadable", "Đây không phải là ảnh JPEG, PNG hay WebP.", "Chụp hoặc chọn lại ảnh.")
        : PhotoKind.HasMetadata(whole, media)
            ? new("photo-metadata", "Ảnh còn thông tin về máy hoặc nơi chụp.", "Ứng dụng phải bỏ thông tin đó trước khi gửi; hãy cập nhật ứng dụng rồi gửi lại.")
            : null;

    /// <summary>Where the caller records: of most people one.</summary>
    private async Task<IReadOnlyList<ProvinceDatabase>> Provinces(Caller caller, CancellationToken ct)
    {
        var found = new List<ProvinceDatabase>();
        foreach (var unit in caller.Units(Permission.WriteRecords))
        {
            if (await units.ProvinceCodeOf(unit, ct) is { } code && databases.Province(code) is Result<ProvinceDatabase>.Done(var province) && !found.Exists(one => one.Code == province.Code))
                found.Add(province);
        }
        return found;
    }

    /// <returns>Null where nothing of the photo is here.</returns>
    private static async Task<(ProvinceDatabase Province, PhotoProgress Progress)?> Known(IReadOnlyList<ProvinceDatabase> provinces, Guid photo, Caller caller, CancellationToken ct)
    {
        foreach (var province in provinces)
        {
            if (await PhotoStore.Progress(province, photo, caller.Login, ct) is { } progress)
                return (province, progress);
        }
        return null;
    }
}
