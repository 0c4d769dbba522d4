using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <param name="Total">Of the items: a page.</param>
public sealed record RosterChangeList(IReadOnlyList<RosterChange> Items, int Total);

/// <param name="Change">As it was before it was undone.</param>
public sealed record RosterUndone(RosterChange Change);

/// <summary>
/// Hoàn tác: takes back a change of the rosters, exactly, as long as nothing that it touched was changed since. Who may write rosters in all communes that
/// it touched sees and undoes it; a command of the machine's administrator, all.
/// </summary>
public sealed class RosterUndo(Databases databases, TimeProvider clock)
{
    private const int ObstaclesNamed = 8;

    /// <param name="communes">Changes that touched one of these; null: all of the province.</param>
    public async Task<Result<RosterChangeList>> List(string provinceCode, IReadOnlyCollection<UnitId>? communes, int skip, int take, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var items = await RosterChangeStore.List(province, communes, skip, take, ct);
        return new RosterChangeList(items, items.Count);
    }

    public async Task<Result<RosterUndone>> Undo(string provinceCode, Guid id, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        if (await RosterChangeStore.Find(province, id, ct) is not { } change)
            return new Problem("roster-change-not-found", "Không có lần nhập này trong phạm vi của bạn.", "Xem các lần đã nhập rồi chọn lại.") { Kind = ProblemKind.NotFound };
        if (change.UndoneAt is not null || await RosterChangeStore.Undo(province, change, clock.GetUtcNow(), ct) is not { } obstacles)
            return new Problem("roster-undone", "Lần nhập này đã được hoàn tác.", "Không cần làm gì thêm.") { Kind = ProblemKind.Conflict };
        return obstacles.Count == 0
            ? new RosterUndone(change)
            : new Problem("roster-changed-since", "Không hoàn tác được: có phần đã thay đổi sau lần nhập này.", $"{Words(obstacles)} Hãy hoàn tác lần nhập sau trước, hoặc sửa bằng một danh sách mới.") { Kind = ProblemKind.Conflict };
    }

    private static string Words(IReadOnlyList<RosterObstacle> obstacles)
    {
        var groups = obstacles.GroupBy(obstacle => obstacle).Select(group => Sentence(group.Key, group.Count())).ToList();
        var rest = groups.Count > ObstaclesNamed ? $" Còn {VietnameseNumbers.Text(groups.Count - ObstaclesNamed)} điểm nữa." : "";
        return string.Join(" ", groups.Take(ObstaclesNamed)) + rest;
    }

    private static string Sentence(RosterObstacle obstacle, int count) => obstacle.Kind switch
    {
        "decision" => $"Quyết định {obstacle.Name} đã được sửa.",
        "team" => $"{obstacle.Name}: thông tin của Tổ đã được sửa.",
        "member" => $"{obstacle.Name}: {VietnameseNumbers.Text(count)} mục về thành viên đã được sửa.",
        "later" => $"{obstacle.Name}: {VietnameseNumbers.Text(count)} mục được ghi sau dựa vào lần nhập này.",
        "records" => $"{obstacle.Name}: Tổ đã gửi bản ghi thực địa.",
        "account" => $"{obstacle.Name}: có thành viên đã được cấp tài khoản.",
        _ => "Quyết định hoặc Tổ của lần nhập này đã được dùng ở nơi khác (bản quét, liên kết).",
    };
}
