using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Bảng số: dashboards of units and teams, and the evidence behind every number.</summary>
public sealed class BoardsModule : IFeature
{
    public void AddWebServices(IServiceCollection services) =>
        services.AddSingleton<UnitBoards>().AddSingleton<TeamBoards>().AddSingleton<EvidenceSearch>().AddSingleton<RecordEvidence>();

    public void MapWeb(IEndpointRouteBuilder web)
    {
        web.MapGet(BoardLinks.Board, async (UnitBoards boards, Caller caller, [AsParameters] BoardQuery query, CancellationToken ct) =>
            (await boards.Of(caller, query.Unit, query.Choice, ct)).Match(model => Show.Show<BoardPage>(model), Show.Refuse));
        web.MapGet(BoardLinks.File, async (UnitBoards boards, Caller caller, [AsParameters] BoardQuery query, CancellationToken ct, [FromQuery(Name = "bang")] string? table = null, [FromQuery(Name = "dang")] string? format = null) =>
            BoardFile.TableOf(table) is not { } wanted ? Show.Refuse(NoTable)
            : await (await boards.Of(caller, query.Unit, query.Choice, ct)).Match(
                model => Show.File(BoardFile.Of(model, wanted), asked => BoardFile.NameOf(model, wanted, asked), "Bảng số", format, ct), problem => Task.FromResult(Show.Refuse(problem)))).Costs(CostlyWork.Report);
        web.MapGet(BoardLinks.TeamRoute, async (Guid id, TeamBoards boards, Caller caller, CancellationToken ct, [FromQuery(Name = "ky")] string? period = null, [FromQuery(Name = "chuong-trinh")] string? program = null) =>
            (await boards.Of(caller, new TeamId(id), period, program, ct)).Match(model => Show.Show<TeamBoardPage>(model), Show.Refuse));
        web.MapGet(EvidenceLinks.Page, async (EvidenceSearch evidence, Caller caller, [AsParameters] EvidenceQuery query, CancellationToken ct, string? trang = null) =>
            (await query.On(question => evidence.Of(caller, question, PageOf(trang), ct))).Match(model => Show.Show<EvidencePage>(model), Show.Refuse));
        web.MapGet(EvidenceLinks.File, async (EvidenceSearch evidence, Caller caller, [AsParameters] EvidenceQuery query, CancellationToken ct, [FromQuery(Name = "dang")] string? format = null) =>
            await (await query.On(question => evidence.Of(caller, question, 0, ct))).Match(
                model => Show.File(EvidenceFile.Of(model), asked => EvidenceFile.NameOf(model, asked), "Căn cứ", format, ct), problem => Task.FromResult(Show.Refuse(problem)))).Costs(CostlyWork.Report);
        web.MapGet(EvidenceLinks.Records, async (RecordEvidence records, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "truoc")] long before = 0) =>
            (await records.In(caller, unit, before, ct)).Match(model => Show.Show<RecordListPage>(model), Show.Refuse));
        web.MapGet(EvidenceLinks.RecordRoute, async (Guid id, RecordEvidence records, Caller caller, CancellationToken ct) =>
            (await records.Of(caller, id, ct)).Match(model => Show.Show<RecordPage>(model), Show.Refuse));
    }

    public IEnumerable<MenuEntry> Menu => [new(12, "Bảng số", BoardLinks.Board) { Needs = Permission.ViewNumbers }];

    private static readonly Problem NoTable = new("table-unknown", "Không có bảng này.", "Tải lại từ trang Bảng số.") { Kind = ProblemKind.NotFound };

    private static int PageOf(string? text) => int.TryParse(text, out var page) && page is > 0 and < 100_000 ? page : 1;

    internal sealed record BoardQuery(
        [property: FromQuery(Name = "don-vi")] string? Unit, [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "ky")] string? Period,
        [property: FromQuery(Name = "chi-tieu")] string? Indicator, [property: FromQuery(Name = "xep")] string? Sort)
    {
        public BoardChoice Choice => new(Program, Period, Indicator, Sort);
    }

    internal sealed record EvidenceQuery(
        [property: FromQuery(Name = "chuong-trinh")] string? Program, [property: FromQuery(Name = "chi-tieu")] string? Indicator, [property: FromQuery(Name = "don-vi")] string? Unit,
        [property: FromQuery(Name = "ky")] string? Period, [property: FromQuery(Name = "dia-gioi")] string? Boundaries, [property: FromQuery(Name = "cua-to")] string? Team,
        [property: FromQuery(Name = "tu")] string? From, [property: FromQuery(Name = "doi-tuong")] string? Subject, [property: FromQuery(Name = "tinh-trang")] string? State)
    {
        public Task<Result<EvidenceModel>> On(Func<EvidenceQuestion, Task<Result<EvidenceModel>>> ask) => AskedDay.On(From, from => ask(new(Program, Indicator, Unit, Period)
        {
            Restated = Boundaries == EvidenceLinks.Today, From = from, Team = Guid.TryParse(Team, out var team) ? new TeamId(team) : null, Subject = Guid.TryParse(Subject, out var subject) ? subject : null,
            State = EvidenceLinks.StateOf(State),
        }));
    }
}
