using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Photos;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Activities;

/// <summary>A page of the log.</summary>
/// <param name="Kinds">Names of kinds of activities, by id.</param>
/// <param name="MayReturn">Whether the caller may return records here.</param>
/// <param name="Next">Where the next page goes on; null on the last.</param>
public sealed record ActivityPageOf(SeenUnit Area, IReadOnlyList<LoggedActivity> Items, IReadOnlyDictionary<string, string> Kinds, bool MayReturn, long? Next);

/// <summary>Sổ hoạt động: what the teams of a unit did, with photos; a record may be returned to who sent it.</summary>
public sealed class ActivityLog(Databases databases, UnitInScope units, Scope scope, ProgramCatalogue programs, TimeProvider clock)
{
    private const int PageSize = 50, LongestReason = 500;

    private static readonly Problem NotFound = new(
        "record-not-found", "Không có bản ghi này trong phạm vi của bạn.", "Xem các hoạt động trong mục Hoạt động của Tổ.") { Kind = ProblemKind.NotFound };

    public async Task<Result<ActivityPageOf>> Page(Caller caller, string? unit, long before, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.ViewResidents);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var items = await ActivityStore.Latest(province, seen.Tree.Under(seen.Unit.Id).Where(one => one.Kind is UnitKind.Commune or UnitKind.Village).Select(one => one.Id), Math.Max(0, before), PageSize + 1, ct);
        var kinds = programs.All.SelectMany(program => program.ActivityKinds).DistinctBy(kind => kind.Id).ToDictionary(kind => kind.Id, kind => kind.Name);
        return new ActivityPageOf(seen, [.. items.Take(PageSize)], kinds, await MayReturn(caller, seen.Unit.Id, ct), items.Count > PageSize ? items[PageSize - 1].Seq : null);
    }

    /// <summary>The sender reads the reason on their phone, mends the record and sends another.</summary>
    public async Task<Result<UnitId>> Return(Caller caller, Guid record, string? reason, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await ActivityStore.PlaceOf(province, record, ct) is not { } place)
                continue;
            if (!await MayReturn(caller, place, ct))
                return new Problem("return-not-permitted", "Bạn không trả lại được bản ghi ở nơi này.", "Tổ trưởng, tổ phó và cán bộ trả lại bản ghi.") { Kind = ProblemKind.Forbidden };
            if (Folding.Tidy(reason ?? "") is not { Length: > 0 and <= LongestReason } why)
                return new Problem("reason-missing", "Thiếu lý do trả lại.", $"Hãy ghi cần sửa gì, nhiều nhất {LongestReason} ký tự: người ghi sẽ đọc trên điện thoại.");
            return await ActivityStore.Return(province, record, "Bản ghi được trả lại để sửa", why, caller, clock.GetUtcNow(), ct) is { } returned
                ? returned
                : new Problem("sender-unknown", "Người gửi bản ghi này không còn tài khoản.", "Bản ghi được giữ nguyên.") { Kind = ProblemKind.Conflict };
        }
        return NotFound;
    }

    public async Task<Result<(string Media, byte[] Content)>> Photo(Caller caller, Guid photo, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await PhotoStore.Whole(province, photo, ct) is { } found)
                return found;
        }
        return new Problem("photo-not-found", "Không có ảnh này trong phạm vi của bạn.", "Ảnh có thể chưa gửi xong.") { Kind = ProblemKind.NotFound };
    }

    /// <summary>Those who send records there and see who is who: leaders, deputies, officers.</summary>
    private async Task<bool> MayReturn(Caller caller, UnitId place, CancellationToken ct) =>
        caller.May(Permission.WriteRecords) && await scope.Covers(caller, place, ct, Permission.WriteRecords) && await scope.Covers(caller, place, ct, Permission.ViewPersonalData);
}
