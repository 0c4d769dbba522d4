using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Features.Units.Pages;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Sắp xếp đơn vị hành chính: events, a new one with what it would do, villages that wait to be placed.</summary>
internal static class ReformPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ReformLinks.List, async (ReformBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) =>
            (await browsing.List(caller, ct)).Match(model => Show.Show<ReformListPage>(model with { Done = Told(done) }), Show.Refuse));
        web.MapGet(ReformLinks.New, (Caller caller, [FromQuery(Name = "loai")] string? kind = null) =>
            Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden ? Show.Refuse(forbidden) : Show.Show<ReformFormPage>(new ReformFormModel(ReformForm.Empty(ReformWords.Kind(kind)))));
        web.MapPost(ReformLinks.New, New);
        web.MapPost(ReformLinks.UndoRoute, async (Guid id, ReformUndo undo, ReformBrowsing browsing, Caller caller, CancellationToken ct) => await undo.Run(caller, id, ct) switch
        {
            Result<ReformLine>.Done => Results.LocalRedirect(ReformLinks.Done("hoan-tac")),
            Result<ReformLine>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<ReformLine>.Refused(var problem) => (await browsing.List(caller, ct)).Match(
                model => Show.Show<ReformListPage>(model with { Problem = problem }, StatusCodes.Status409Conflict), Show.Refuse),
            _ => throw new InvalidOperationException(),
        });
        web.MapGet(ReformLinks.Unplaced, async (ReformBrowsing browsing, Caller caller, CancellationToken ct) =>
            (await browsing.Unplaced(caller, null, ct)).Match(model => Show.Show<UnplacedPage>(model), Show.Refuse));
        web.MapPost(ReformLinks.Unplaced, Place);
    }

    private static async Task<IResult> New(Reforms reforms, Caller caller, IFormCollection form, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden)
            return Show.Refuse(forbidden);
        var filled = ReformForm.Of(form);
        if (form["viec"] == "ghi")
        {
            return (await reforms.Apply(caller, filled.Order, ct)).Match(_ => Results.LocalRedirect(ReformLinks.Done("ghi")), Again);
        }
        return (await reforms.Preview(caller, filled.Order, ct)).Match(preview => Show.Show<ReformFormPage>(new ReformFormModel(filled) { Preview = preview }), Again);

        IResult Again(Problem problem) => Show.Show<ReformFormPage>(new ReformFormModel(filled) { Problem = problem }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Place(UnplacedVillages unplaced, ReformBrowsing browsing, Caller caller, IFormCollection form, CancellationToken ct)
    {
        var places = ReformForm.Chosen(form).Where(pair => Guid.TryParse(pair.Value, out _)).ToDictionary(pair => pair.Key, pair => new UnitId(Guid.Parse(pair.Value)));
        var placed = await unplaced.Place(caller, new(Guid.TryParse(form["xa"], out var commune) ? commune : Guid.Empty), form["nghi-quyet"], places, ct);
        return placed switch
        {
            Result<int>.Done => Results.LocalRedirect(ReformLinks.Done("xep-thon")),
            Result<int>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<int>.Refused(var problem) => (await browsing.Unplaced(caller, problem, ct)).Match(model => Show.Show<UnplacedPage>(model, StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            _ => throw new InvalidOperationException(),
        };
    }

    private static string? Told(string? deed) => deed switch
    {
        "ghi" => "Đã ghi sự kiện. Danh sách Tổ, hộ và bản ghi không thay đổi; cây đơn vị đã theo sự kiện từ ngày hiệu lực.",
        "hoan-tac" => "Đã hoàn tác: các đơn vị trở lại đúng như trước sự kiện.",
        "xep-thon" => "Đã xếp thôn kể từ ngày chia tách.",
        _ => null,
    };
}
