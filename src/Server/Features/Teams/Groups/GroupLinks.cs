using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Groups;

/// <summary>Nhóm liên lạc (Zalo, …) of a team, a commune or a province: where its members talk to each other.</summary>
internal sealed class GroupLinks(UnitInScope unitsInScope, TeamDirectory teams, GroupLinkStore store, Scope scope, TimeProvider clock)
{
    private const int Longest = 300;

    /// <param name="team">Null: the group of the unit itself.</param>
    /// <param name="isPast">A team or unit that is shown as it was: its group is shown and cannot be set.</param>
    /// <returns>Null where it is not the caller's to see, or where there can be none: a village has its team's.</returns>
    public async Task<GroupLinkModel?> Of(Caller caller, SeenUnit seen, Team? team, bool isPast, CancellationToken ct)
    {
        // Who is only told of their own staff is not told of the group.
        if ((team is null && !HasGroup(seen.Unit)) || !await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewNumbers))
            return null;
        var link = await store.Of(seen.ProvinceCode, team?.Id.Value ?? seen.Unit.Id.Value, ct);
        var mayWrite = !isPast && IsStanding(seen.Unit) && await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters);
        return new(team?.Name ?? seen.Unit.FullName, seen.Unit, team?.Id, link, mayWrite);
    }

    /// <summary>The groups of teams that the caller is told of, those of them that have one.</summary>
    public static Question<(Guid Subject, Uri Address)> Of(IReadOnlyCollection<TeamId> teams) => GroupLinkStore.Addresses([.. teams.Select(team => team.Value)]);

    /// <summary>The group of a standing team or unit, to be printed.</summary>
    public async Task<Result<GroupLinkModel>> Sheet(Caller caller, string? unit, string? team, CancellationToken ct)
    {
        var place = await Find(caller, unit, team, Permission.ViewNumbers, ct);
        if (place is not Result<(SeenUnit, Team?)>.Done(var (seen, served)))
            return ((Result<(SeenUnit, Team?)>.Refused)place).Problem;
        return await Of(caller, seen, served, isPast: false, ct) is { Link: not null } model
            ? model
            : new Problem("group-link-none", $"{served?.Name ?? seen.Unit.FullName} chưa có nhóm liên lạc.", "Dán đường dẫn mời vào nhóm ở trang của Tổ hoặc của đơn vị, rồi in mã QR.") { Kind = ProblemKind.NotFound };
    }

    /// <param name="team">Blank: the group of the unit itself.</param>
    /// <returns>The page to go back to.</returns>
    public async Task<Result<string>> Set(Caller caller, string? unit, string? team, string? text, CancellationToken ct)
    {
        var place = await Find(caller, unit, team, Permission.WriteRosters, ct);
        if (place is not Result<(SeenUnit, Team?)>.Done(var (seen, served)))
            return ((Result<(SeenUnit, Team?)>.Refused)place).Problem;
        var read = Read(text);
        if (read is not Result<Uri?>.Done(var address))
            return ((Result<Uri?>.Refused)read).Problem;
        if (!IsStanding(seen.Unit) || (served is null && !HasGroup(seen.Unit)))
            return new Problem("group-link-place", $"{seen.Unit.FullName} không có nhóm liên lạc riêng.", "Nhóm liên lạc là của một Tổ, hoặc của một xã, một tỉnh đang có.");
        return await store.Set(seen.ProvinceCode, seen.Unit.Id, served?.Id.Value ?? seen.Unit.Id.Value, address, ct)
            ? served is null ? UnitLinks.Of(seen.Unit.Id) : TeamLinks.Of(served.Id)
            : new Problem("group-link-no-data", $"{seen.Unit.FullName} chưa có dữ liệu.", "Nhập danh sách Tổ trước, rồi đặt nhóm liên lạc.");
    }

    /// <summary>An address that a phone opens without a warning; blank takes the link away.</summary>
    internal static Result<Uri?> Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
            return new Result<Uri?>.Done(null);
        return typed.Length <= Longest && Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            && address.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6) && address.Host.Contains('.', StringComparison.Ordinal)
            ? new Result<Uri?>.Done(address)
            : new Problem("group-link-unreadable", "Đường dẫn nhóm viết chưa đúng.", "Dán nguyên đường dẫn mời vào nhóm, bắt đầu bằng https://, ví dụ https://zalo.me/g/abcdef123; tối đa 300 ký tự.");
    }

    private async Task<Result<(SeenUnit Seen, Team? Team)>> Find(Caller caller, string? unit, string? team, Permission permission, CancellationToken ct)
    {
        if (Scope.Refusal(caller, permission) is { } forbidden)
            return forbidden;
        var isOfTeam = !string.IsNullOrEmpty(team);
        var served = isOfTeam && Guid.TryParse(team, out var id) ? (await teams.Find(new TeamId(id), VietnamTime.Today(clock), ct))?.Team : null;
        if (isOfTeam && served is null)
            return Missing();
        return await unitsInScope.Find(caller, served?.UnitId.ToString() ?? unit, ct, permission) switch
        {
            Result<SeenUnit>.Done(var seen) => (seen, served),
            Result<SeenUnit>.Refused(var problem) => isOfTeam ? Missing() : problem,
            _ => throw new InvalidOperationException(),
        };
    }

    private static bool HasGroup(Unit unit) => unit.Kind is UnitKind.Province or UnitKind.Commune;

    private bool IsStanding(Unit unit) => unit.ValidTo is not { } last || last >= VietnamTime.Today(clock);

    private static Problem Missing() =>
        new("team-not-found", "Không có Tổ này trong phạm vi của bạn.", "Tổ có thể đã giải thể, hoặc nằm ngoài đơn vị của bạn. Tìm Tổ trong mục Tổ công nghệ số.") { Kind = ProblemKind.NotFound };
}

/// <summary>The chat group of a team or unit as a page shows it.</summary>
/// <param name="Name">Of the team or unit.</param>
/// <param name="Team">Null: the unit's own group.</param>
/// <param name="Link">Null while there is none.</param>
public sealed record GroupLinkModel(string Name, Unit Unit, TeamId? Team, GroupLink? Link, bool MayWrite)
{
    /// <summary>Where the sheet to print is.</summary>
    public string Sheet => $"{TeamLinks.GroupSheet}?{(Team is { } team ? $"cua-to={team}" : $"don-vi={Unit.Id}")}";

    /// <summary>The page it belongs to.</summary>
    public string Home => Team is { } team ? TeamLinks.Of(team) : UnitLinks.Of(Unit.Id);
}
