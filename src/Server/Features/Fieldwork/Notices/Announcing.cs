using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Notices;

/// <summary>Announcements of a unit and of those below it.</summary>
/// <param name="Places">Places with a team, whose phones an announcement of the unit would reach.</param>
public sealed record AnnouncementList(SeenUnit Area, IReadOnlyList<Announcement> Sent, int Places);

/// <summary>Thông báo: what a commune or province tells the teams below it, on their phones.</summary>
public sealed class Announcing(Databases databases, UnitInScope units, TimeProvider clock)
{
    public const int LongestTitle = 120, LongestText = 2_000;

    private const int Most = 100;

    public async Task<Result<AnnouncementList>> List(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        var sent = await NoticeStore.Sent(province, seen.Tree.Under(seen.Unit.Id).Select(one => one.Id), Most, ct);
        return new AnnouncementList(seen, sent, (await Places(province, seen, ct)).Count);
    }

    public async Task<Result<Announcement>> Send(Caller caller, string? unit, string? title, string? text, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        if (Folding.Tidy(title ?? "") is not { Length: > 0 and <= LongestTitle } head || Lines(text) is not { Length: > 0 and <= LongestText } body)
            return new Problem("announcement-incomplete", "Thông báo cần tiêu đề và nội dung.", $"Tiêu đề nhiều nhất {LongestTitle} ký tự, nội dung nhiều nhất {LongestText} ký tự.");
        var places = await Places(province, seen, ct);
        if (places.Count == 0)
            return new Problem("announcement-nobody", $"{seen.Unit.FullName} chưa có Tổ nào.", "Chọn đơn vị khác, hoặc nhập danh sách Tổ trước.");
        var now = clock.GetUtcNow();
        var announcement = new Announcement(Guid.CreateVersion7(now), seen.Unit.Id, head, body, now, caller.Name, places.Count);
        await NoticeStore.Announce(province, announcement, caller.Login, places, ct);
        return announcement;
    }

    private async Task<Result<(SeenUnit, ProvinceDatabase)>> Find(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.WriteRosters);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        return databases.Province(seen.ProvinceCode).Match<Result<(SeenUnit, ProvinceDatabase)>>(province => (seen, province), problem => problem);
    }

    private async Task<IReadOnlyCollection<UnitId>> Places(ProvinceDatabase province, SeenUnit seen, CancellationToken ct)
    {
        var (today, below) = (VietnamTime.Today(clock), seen.Tree.Under(seen.Unit.Id).Select(one => one.Id).ToHashSet());
        return [.. (await TeamPlaces.WithMembersOn(province, today, ct)).Select(one => one.Team).Where(team => team.ValidFrom <= today && today <= team.ValidTo && below.Contains(team.UnitId)).Select(team => team.UnitId).Distinct()];
    }

    /// <summary>Tidied line by line.</summary>
    private static string Lines(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Folding.Tidy)).Trim('\n');
}
