using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Teams;

/// <summary><c>GET /api/v1/teams</c> and <c>/teams/{id}</c>.</summary>
internal static class TeamEndpoints
{
    private const int PageSize = 100;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/teams", List).WithName("listTeams").WithSummary("Các Tổ của một đơn vị và bên dưới, như vào một ngày")
            .Produces<TeamList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/teams/{id:guid}", One).WithName("getTeam").WithSummary("Một Tổ với các thành viên, như vào một ngày")
            .Produces<TeamDocument>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        Caller caller, UnitInScope seen, UnitDirectory units, TeamDirectory teams, TimeProvider clock, CancellationToken ct, string? unit = null, string? date = null, string? cursor = null)
    {
        if (DayOf(date, clock) is not { } day || CursorOf(cursor) is not { } after)
            return ProblemDocument.Answer(new Problem("parameters", "Tham số viết chưa đúng.", "date viết năm-tháng-ngày (2025-12-20); cursor lấy từ trang trước."));
        var found = await seen.Named(caller, unit ?? caller.UnitId.ToString(), day, ct, Permission.ViewTeams);
        if (found is not Result<Unit>.Done(var top))
            return ProblemDocument.Answer(((Result<Unit>.Refused)found).Problem);
        var named = await TeamArea.Of(units, top.Id.ToString(), day, ct);
        if (named is not Result<TeamArea>.Done(var area))
            return ProblemDocument.Answer(((Result<TeamArea>.Refused)named).Problem);
        var (page, total, more) = await teams.Page(area.ProvinceCode, area.Tree, area.Unit.Id, day, after == Guid.Empty ? null : new TeamId(after), PageSize, ct);
        return TypedResults.Ok(new TeamList([.. page.Select(team => TeamDocument.Of(team, area.Tree.Find(team.UnitId)!))], total, more ? page[^1].Id.ToString() : null));
    }

    private static async Task<IResult> One(Guid id, Caller caller, Scope scope, UnitDirectory units, TeamDirectory teams, TimeProvider clock, CancellationToken ct, string? date = null)
    {
        if (Scope.Refusal(caller, Permission.ViewTeams) is { } forbidden)
            return ProblemDocument.Answer(forbidden);
        if (DayOf(date, clock) is { } day && await teams.Find(new TeamId(id), day, ct) is var (_, team)
            && await scope.Covers(caller, team.UnitId, ct, Permission.ViewTeams) && await units.Find(team.UnitId, day, ct) is { } unit)
            return TypedResults.Ok(TeamDocument.Of(team, unit));
        return ProblemDocument.Answer(new Problem("team-not-found", "Không có Tổ này.", "Kiểm tra định danh và ngày.") { Kind = ProblemKind.NotFound });
    }

    private static DateOnly? DayOf(string? date, TimeProvider clock) => date is null ? VietnamTime.Today(clock) : DayOption.Parse(date);

    private static Guid? CursorOf(string? cursor) => cursor is null ? Guid.Empty : Guid.TryParse(cursor, out var id) ? id : null;
}

/// <param name="Cursor">For the next page; null after the last.</param>
public sealed record TeamList(IReadOnlyList<TeamDocument> Items, int Total, string? Cursor);

/// <summary>A team as JSON; members are masked as the caller may see them.</summary>
/// <param name="Unnamed">Members whom the caller is not told of, only counted.</param>
public sealed record TeamDocument(Guid Id, Unit Unit, UnitKind Level, string Name, DecisionDocument Decision, IReadOnlyList<MemberDocument> Members, int Unnamed)
{
    public static TeamDocument Of(Team team, Unit unit) => new(
        team.Id.Value, unit, team.Level, team.Name, new(team.Decision.Number, team.Decision.IssuedOn, team.Decision.IssuerLevel),
        [.. team.Members.Select(member => new MemberDocument(member.PersonId.Value, member.Name, member.Role, member.Post, member.Affiliations, member.Phone, member.Note))], team.Unnamed);
}

public sealed record DecisionDocument(string Number, DateOnly IssuedOn, UnitKind IssuerLevel);

public sealed record MemberDocument(Guid PersonId, string Name, MemberRole Role, string? Post, IReadOnlyList<string> Affiliations, string? Phone, string? Note);
