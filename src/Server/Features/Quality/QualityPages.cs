using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Quality.Pages;
using CongDongSo.Server.Features.Quality.Revisits;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Chất lượng số liệu: worklist, one finding, its answer, looking through now, and the sample that is visited again.</summary>
internal static class QualityPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(QualityLinks.List, async (QualityWork work, Caller caller, [AsParameters] Asked asked, CancellationToken ct) =>
            (await work.List(caller, asked.Unit, asked.Filter, asked.PageNumber, ct)).Match(model => Show.Show<QualityPage>(model with { WasRun = asked.Done is "1" }), Show.Refuse));
        web.MapGet(QualityLinks.File, async (QualityWork work, Caller caller, [AsParameters] Asked asked, CancellationToken ct, string? dang = null) =>
            await (await work.List(caller, asked.Unit, asked.Filter, 1, ct, QualityWork.Most)).Match(
                model => Show.File(QualityFile.Of(model), format => QualityFile.NameOf(model, format), "Điểm nghi vấn", dang, ct),
                problem => Task.FromResult(Show.Refuse(problem)))).Costs(CostlyWork.Report);
        web.MapPost(QualityLinks.Run, async (QualityAnswering answering, Caller caller, [FromForm(Name = "don-vi")] string? unit, CancellationToken ct) =>
            (await answering.Run(caller, unit, ct)).Match(seen => Results.LocalRedirect($"{QualityLinks.In(seen.Unit.Id)}&xong=1"), Show.Refuse)).Costs(CostlyWork.Report);
        web.MapGet(QualityLinks.Revisits, async (RevisitResults results, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "ky")] string? month = null) =>
            (await results.Of(caller, unit, month, ct)).Match(model => Show.Show<RevisitPage>(model), Show.Refuse));
        web.MapGet(QualityLinks.OfRoute, async (Guid id, QualityAnswering answering, Caller caller, CancellationToken ct) =>
            (await answering.Open(caller, id, ct)).Match(model => Show.Show<QualityFindingPage>(model), Show.Refuse));
        web.MapPost(QualityLinks.AnswerRoute, async (Guid id, QualityAnswering answering, Caller caller, [FromForm(Name = "tra-loi")] string? answer, [FromForm(Name = "ly-do")] string? reason, CancellationToken ct) =>
            (await answering.Answer(caller, id, answer, reason, ct)).Match(
                model => model is null ? Results.LocalRedirect(QualityLinks.Of(id)) : Show.Show<QualityFindingPage>(model, StatusCodes.Status422UnprocessableEntity), Show.Refuse));
    }

    /// <summary>What the address of the worklist says; what it says wrongly is not asked for.</summary>
    internal sealed record Asked(
        [property: FromQuery(Name = "don-vi")] string? Unit, [property: FromQuery(Name = "quy-tac")] string? Rule, [property: FromQuery(Name = "trang-thai")] string? State,
        [property: FromQuery(Name = "ky")] string? Month, [property: FromQuery(Name = "trang")] string? Page, [property: FromQuery(Name = "xong")] string? Done)
    {
        public int PageNumber => int.TryParse(Page, out var page) && page is > 0 and < 100_000 ? page : 1;

        public QualityFilter Filter => new(
            QualityRule.Find(Rule), QualityStates.Codes.TryGetValue(State ?? "", out var state) ? state : null, Period.Parse(Month));
    }
}
