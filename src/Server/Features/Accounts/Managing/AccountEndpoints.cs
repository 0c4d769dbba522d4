using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary><c>/api/v1/accounts</c>: accounts of the caller's units and below, for those who manage them.</summary>
internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("accounts").ProducesProblem(StatusCodes.Status403Forbidden);
        accounts.MapGet("", List).WithName("listAccounts").WithSummary("Các tài khoản có vai trò trong đơn vị của mình và bên dưới").Produces<AccountList>().ProducesProblem(StatusCodes.Status400BadRequest);
        accounts.MapPost("", Add).WithName("addAccount").WithSummary("Thêm tài khoản; người dùng tự đặt mật khẩu bằng mã một lần")
            .Produces<CodeDocument>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        var one = accounts.MapGroup("/{id:guid}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", Show).WithName("getAccount").WithSummary("Một tài khoản với các vai trò").Produces<AccountDocument>();
        one.MapPost("/grants", AddGrant).WithName("addGrant").WithSummary("Giao vai trò").Produces<GrantDocument>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        one.MapDelete("/grants/{grantId:guid}", EndGrant).WithName("endGrant").WithSummary("Kết thúc một vai trò, ngay với yêu cầu kế tiếp").Produces(StatusCodes.Status204NoContent);
        one.MapPost("/disable", (Guid id, Caller caller, AccountKeeping keeping, AccountBrowsing browsing, CancellationToken ct) => Disable(id, false, caller, keeping, browsing, ct))
            .WithName("disableAccount").WithSummary("Ngừng tài khoản").Produces<AccountDocument>();
        one.MapPost("/enable", (Guid id, Caller caller, AccountKeeping keeping, AccountBrowsing browsing, CancellationToken ct) => Disable(id, true, caller, keeping, browsing, ct))
            .WithName("enableAccount").WithSummary("Cho dùng lại tài khoản").Produces<AccountDocument>();
        one.MapPost("/reset-code", MakeCode).WithName("makeCode").WithSummary("Cấp mã một lần để đặt mật khẩu, hoặc (phone=true) chỉ để đăng ký một điện thoại; mã cũ thôi dùng được").Produces<CodeDocument>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapDelete("/reset-code", RevokeCode).WithName("revokeCode").WithSummary("Thu hồi mã một lần").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(
        Caller caller, AccountBrowsing browsing, CancellationToken ct, string? q = null, string? role = null, string? unit = null, bool ended = false, string? cursor = null)
    {
        if (role is not null && RoleWords.Read(role) is null)
            return ProblemDocument.Answer(new Problem("role-unknown", $"Không có vai trò “{role}”.", "Các vai trò: " + string.Join(", ", Enum.GetValues<Role>().Select(RoleWords.Code)) + "."));
        return (await browsing.List(caller, unit, new(q, role is null ? null : RoleWords.Read(role), ended), cursor, ct)).Match(
            page => TypedResults.Ok(new AccountList([.. page.Items.Select(AccountDocument.Of)], page.Total, page.Next)), ProblemDocument.Answer);
    }

    private static async Task<IResult> Show(Guid id, Caller caller, AccountBrowsing browsing, CancellationToken ct) =>
        (await browsing.One(caller, id, ct)).Match(account => TypedResults.Ok(AccountDocument.Of(account)), ProblemDocument.Answer);

    private static async Task<IResult> Add(AccountRequest request, Caller caller, AccountKeeping keeping, HttpRequest http, CancellationToken ct) =>
        Created(await keeping.Add(caller, new(request.Login, request.Name, new(request.Role, request.Unit, request.From, request.To, request.Organisation)), ct), http);

    private static async Task<IResult> AddGrant(Guid id, GrantWish request, Caller caller, AccountKeeping keeping, CancellationToken ct) =>
        (await keeping.AddGrant(caller, id, request, ct)).Match(grant => Results.Json(GrantDocument.Of(grant), ApiJson.Options, statusCode: StatusCodes.Status201Created), ProblemDocument.Answer);

    private static async Task<IResult> EndGrant(Guid id, Guid grantId, Caller caller, AccountKeeping keeping, CancellationToken ct) =>
        (await keeping.EndGrant(caller, id, grantId, ct)).Match(_ => TypedResults.NoContent(), ProblemDocument.Answer);

    private static async Task<IResult> Disable(Guid id, bool enableAgain, Caller caller, AccountKeeping keeping, AccountBrowsing browsing, CancellationToken ct) =>
        await (await keeping.Disable(caller, id, enableAgain, ct)).Match<Task<IResult>>(_ => Show(id, caller, browsing, ct), problem => Task.FromResult(ProblemDocument.Answer(problem)));

    private static async Task<IResult> MakeCode(Guid id, Caller caller, AccountKeeping keeping, HttpRequest http, CancellationToken ct, bool phone = false) =>
        Created(await keeping.MakeCode(caller, id, ct, phone), http);

    private static async Task<IResult> RevokeCode(Guid id, Caller caller, AccountKeeping keeping, CancellationToken ct) =>
        (await keeping.RevokeCode(caller, id, ct)).Match(_ => TypedResults.NoContent(), ProblemDocument.Answer);

    private static IResult Created(Result<AccountCode> result, HttpRequest http) =>
        result.Match(made => Results.Json(CodeDocument.Of(made, http), ApiJson.Options, statusCode: StatusCodes.Status201Created), ProblemDocument.Answer);

    private sealed record AccountRequest(string? Login, string? Name, string? Role, string? Unit, string? From, string? To, string? Organisation);

    /// <param name="Cursor">For the next page; null after the last.</param>
    private sealed record AccountList(IReadOnlyList<AccountDocument> Items, int Total, string? Cursor);

    /// <param name="GrantsElsewhere">In force, in units outside the caller's.</param>
    private sealed record AccountDocument(
        Guid Id, string Login, string Name, AccountState State, IReadOnlyList<GrantDocument> Grants, int GrantsElsewhere, DateTimeOffset? SignedInAt, DateTimeOffset? DisabledAt, DateTimeOffset? CodeUntil)
    {
        public static AccountDocument Of(ListedAccount account) => new(
            account.Id, account.Login, account.Name, account.State, [.. account.Grants.Select(GrantDocument.Of)], account.GrantsElsewhere, account.SignedInAt, account.DisabledAt, account.CodeUntil);
    }

    /// <param name="FromRoster">It lives and ends with a membership.</param>
    private sealed record GrantDocument(
        Guid Id, Role Role, Guid UnitId, string Unit, string? Organisation, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset? EndedAt, string GrantedBy, bool FromRoster)
    {
        public static GrantDocument Of(HeldGrant grant) => new(
            grant.Id, grant.Role, grant.UnitId.Value, grant.UnitName, grant.Organisation, grant.ValidFrom, grant.ValidTo, grant.EndedAt, grant.GrantedBy, grant.MembershipId is not null);
    }

    /// <param name="Code">Only in this answer.</param>
    /// <param name="Link">What a QR code holds.</param>
    private sealed record CodeDocument(Guid Id, string Login, string Name, CodeKind Kind, string Code, string Link, DateTimeOffset ExpiresAt)
    {
        public static CodeDocument Of(AccountCode made, HttpRequest http) => new(
            made.Id, made.Login, made.Name, made.Code.Kind, made.Code.Code.Grouped, CodeLinks.Of(made.Code.Code, CodeLinks.OriginOf(http)), made.Code.ExpiresAt);
    }
}
