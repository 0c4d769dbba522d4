using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Invitations;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>Tài khoản của đơn vị: list, one account, a new one.</summary>
internal static class ManagingPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ManagingLinks.List, async (
                AccountForms forms, Caller caller, CancellationToken ct, string? q = null, [FromQuery(Name = "don-vi")] string? unit = null,
                [FromQuery(Name = "vai-tro")] string? role = null, [FromQuery(Name = "ngung")] string? ended = null, [FromQuery(Name = "sau")] string? after = null) =>
            (await forms.List(caller, unit, new(q?.Trim(), RoleWords.Read(role ?? ""), ended is "1"), after, ct)).Match(model => Show.Show<AccountListPage>(model), Show.Refuse));
        web.MapGet(ManagingLinks.Add, async (AccountForms forms, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null) =>
            (await forms.New(caller, unit, null, null, new(null, unit), ct)).Match(model => Show.Show<NewAccountPage>(model), Show.Refuse));
        web.MapPost(ManagingLinks.Add, Add);
        web.MapGet(ManagingLinks.OfRoute, async (Guid id, AccountForms forms, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            (await forms.One(caller, id, null, ct)).Match(model => Show.Show<OneAccountPage>(model with { Done = Told(done) }), Show.Refuse));
        web.MapPost(ManagingLinks.DeedRoute, Do);
    }

    private static async Task<IResult> Add(HttpRequest request, AccountForms forms, AccountKeeping keeping, Caller caller, IFormCollection form, CancellationToken ct) =>
        await keeping.Add(caller, new(form["login"], form["name"], WishOf(form)), ct) switch
        {
            Result<AccountCode>.Done(var made) => Sheet("Giấy mời", made, request),
            Result<AccountCode>.Refused(var problem) => (await forms.New(caller, form["around"], form["login"], form["name"], WishOf(form), ct)).Match(
                model => Show.Show<NewAccountPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };

    private static async Task<IResult> Do(
        Guid id, string deed, HttpRequest request, AccountForms forms, AccountKeeping keeping, Caller caller, IFormCollection form, CancellationToken ct)
    {
        return deed switch
        {
            ManagingLinks.AddGrant => await Answer(await keeping.AddGrant(caller, id, WishOf(form), ct)),
            ManagingLinks.EndGrant => await Answer(await keeping.EndGrant(caller, id, Guid.TryParse(form["grant"], out var grant) ? grant : Guid.Empty, ct)),
            ManagingLinks.Disable => await Answer(await keeping.Disable(caller, id, enableAgain: false, ct)),
            ManagingLinks.Enable => await Answer(await keeping.Disable(caller, id, enableAgain: true, ct)),
            ManagingLinks.RevokeCode => await Answer(await keeping.RevokeCode(caller, id, ct)),
            ManagingLinks.MakeCode => await keeping.MakeCode(caller, id, ct) switch
            {
                Result<AccountCode>.Done(var made) => Sheet(made.Code.Kind == CodeKind.Invitation ? "Giấy mời" : "Mã đặt lại mật khẩu", made, request),
                var refused => await Answer(refused),
            },
            ManagingLinks.PhoneCode => await keeping.MakeCode(caller, id, ct, forPhone: true) switch
            {
                Result<AccountCode>.Done(var made) => Sheet("Mã cho điện thoại", made, request),
                var refused => await Answer(refused),
            },
            _ => Show.Refuse(new Problem("not-found", "Không có trang này.", "Hãy quay lại trang tài khoản.") { Kind = ProblemKind.NotFound }),
        };

        async Task<IResult> Answer<T>(Result<T> result) => result switch
        {
            Result<T>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<T>.Refused(var problem) => (await forms.One(caller, id, WishOf(form), ct)).Match(
                model => Show.Show<OneAccountPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => Results.LocalRedirect(ManagingLinks.Of(id, deed)),
        };
    }

    private static IResult Sheet(string title, AccountCode made, HttpRequest request) => Show.Show<InvitationSheetPage>(
        new InvitationSheet(title, made.Name, [InvitationCard.For(made, CodeLinks.OriginOf(request))], ManagingLinks.Of(made.Id)));

    private static string? Told(string? deed) => deed switch
    {
        ManagingLinks.AddGrant => "Đã giao vai trò.",
        ManagingLinks.EndGrant => "Đã kết thúc vai trò.",
        ManagingLinks.Disable => "Đã ngừng tài khoản; mọi phiên đăng nhập đã kết thúc.",
        ManagingLinks.Enable => "Tài khoản dùng lại được.",
        ManagingLinks.RevokeCode => "Đã thu hồi mã.",
        _ => null,
    };

    private static GrantWish WishOf(IFormCollection form) => new(form["role"], form["unit"], form["from"], form["to"], form["organisation"]);
}
