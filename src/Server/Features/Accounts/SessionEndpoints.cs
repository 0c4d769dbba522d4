using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Accounts;

/// <summary><c>/api/v1/sessions</c>: sign in, renew, sign out, and who I am.</summary>
internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("sessions");
        sessions.MapPost("", Open).AllowAnonymous().RequireRateLimiting(AccountsModule.OneByOne).Costs(CostlyWork.SignIn).LimitedByLogin(static call => call.GetArgument<SignInRequest?>(0)?.Login).WithName("signIn").WithSummary("Đăng nhập")
            .Produces<SessionAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status401Unauthorized);
        sessions.MapPost("/refresh", Renew).AllowAnonymous().WithName("refreshSession").WithSummary("Đổi mã làm mới, dùng một lần, lấy mã mới")
            .Produces<SessionAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized);
        sessions.MapGet("", async (Caller caller, OwnAccount own, CancellationToken ct) => TypedResults.Ok(SessionList.Of(await own.Running(caller, ct)))).WithName("listSessions").WithSummary("Các phiên đăng nhập của tôi");
        sessions.MapDelete("/{id:guid}", async (Guid id, Caller caller, OwnAccount own, CancellationToken ct) =>
            await own.End(caller, id, ct) is { } problem ? ProblemDocument.Answer(problem) : Results.NoContent())
            .WithName("endSession").WithSummary("Kết thúc một phiên của tôi").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        sessions.MapGet("/current", (Caller caller) => TypedResults.Ok(CallerAnswer.Of(caller))).WithName("whoAmI").WithSummary("Tài khoản đang dùng");
        sessions.MapDelete("/current", async (Caller caller, Sessions open, CancellationToken ct) =>
        {
            await open.End(caller, ct);
            return TypedResults.NoContent();
        }).WithName("signOut").WithSummary("Đăng xuất");
    }

    private static async Task<IResult> Open(SignInRequest request, SignIn signIn, Sessions sessions, CancellationToken ct) =>
        await signIn.With(request.Login ?? "", request.Password ?? "", request.Code, ct) switch
        {
            Result<(Account, SignInWay)>.Done((var account, var way)) => TypedResults.Json(
                await Answer(sessions, await sessions.Open(account, SessionKind.Api, way, ct), ct), ApiJson.Options, statusCode: StatusCodes.Status201Created),
            Result<(Account, SignInWay)>.Refused(var problem) => Unauthorised(problem),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Renew(RefreshRequest request, Sessions sessions, CancellationToken ct) =>
        await (await sessions.Renew(new(request.RefreshToken ?? ""), ct)).Match<Task<IResult>>(
            async terms => TypedResults.Json(await Answer(sessions, terms, ct), ApiJson.Options), problem => Task.FromResult(Unauthorised(problem)));

    /// <returns>Null for the account where its last grant ended in this very moment.</returns>
    private static async Task<SessionAnswer> Answer(Sessions sessions, SessionTerms terms, CancellationToken ct) => new(
        terms.Access.Text, terms.AccessUntil, terms.Refresh!.Value.Text, terms.RefreshUntil!.Value,
        await sessions.Caller(terms.Access, SessionKind.Api, ct) is { } caller ? CallerAnswer.Of(caller) : null);

    /// <summary>Signing in was refused; 403 where another attempt is of no use.</summary>
    private static IResult Unauthorised(Problem problem) =>
        problem == Sessions.SecondFactorRequired ? ProblemDocument.Answer(problem) : ProblemDocument.Unauthorised(problem);

    /// <param name="Code">Of the authenticator app, or a recovery code, where the account has a second factor.</param>
    private sealed record SignInRequest(string? Login, string? Password, string? Code);

    private sealed record SessionList(IReadOnlyList<OwnSession> Items, int Total)
    {
        public static SessionList Of(IReadOnlyList<OwnSession> items) => new(items, items.Count);
    }

    private sealed record RefreshRequest(string? RefreshToken);

    /// <param name="AccessToken">For <c>Authorization: Bearer …</c>.</param>
    /// <param name="ExpiresAt">Of the access token.</param>
    private sealed record SessionAnswer(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken, DateTimeOffset RefreshExpiresAt, CallerAnswer? Account);

    /// <param name="Role">Of the widest grant, as are unit and its name.</param>
    private sealed record CallerAnswer(string Login, string Name, Role Role, Guid UnitId, string Unit, IReadOnlyList<Grant> Grants)
    {
        public static CallerAnswer Of(Caller caller) => new(caller.Login, caller.Name, caller.Role, caller.UnitId.Value, caller.UnitName, caller.Grants);
    }
}
