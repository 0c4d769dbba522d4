using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary><c>GET /api/v1/decisions</c> and <c>/decisions/{decision}</c>: published ones only; a draft is nobody's record yet.</summary>
internal static class DecisionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/decisions", List).WithName("listDecisions").WithSummary("Sổ quyết định về các Tổ của một đơn vị và bên dưới; date: chỉ quyết định đã ký đến ngày đó")
            .Produces<DecisionList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/decisions/{decision:guid}", One).WithName("getDecision").WithSummary("Một quyết định đã công bố với các Tổ mà nó lập, thay đổi, kết thúc")
            .Produces<OneDecision>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        DecisionRegister register, Caller caller, CancellationToken ct, string? unit = null, string? kind = null, int? year = null, bool notSent = false, string? date = null, int page = 1)
    {
        if ((kind is not null && DecisionWords.Read(kind) is null) || (date is not null && DayOption.Parse(date) is null) || page is < 1 or > 100_000 || year is < 1975 or > 2200)
            return ProblemDocument.Answer(new Problem("parameters", "Tham số viết chưa đúng.", "kind là establish, consolidate, changeMembers hoặc end; date viết năm-tháng-ngày; year và page là số."));
        var search = new DecisionSearch(DecisionWords.Read(kind), year, DecisionSearch.Published, notSent, date is null ? null : DayOption.Parse(date));
        return (await register.List(caller, unit, search, page, ct)).Match(
            model => TypedResults.Ok(new DecisionList([.. model.Rows.Select(row => DecisionItem.Of(row.Decision, row.Issuer))], model.Total, model.More ? page + 1 : null)), ProblemDocument.Answer);
    }

    private static async Task<IResult> One(Guid decision, DecisionRegister register, Caller caller, CancellationToken ct) =>
        (await register.One(caller, decision, ct)).Match<IResult>(
            model => TypedResults.Ok(new OneDecision(
                DecisionItem.Of(model.Decision, model.Names[model.Decision.Issuer]), model.Facts.Replaces, model.Facts.ReplacedBy,
                [.. model.Facts.Teams.Select(team => new TeamOfDecision(team.Id.Value, team.Name, team.Unit, model.Names[team.Unit], team.IsEnded))],
                [.. model.Scans.Select(scan => new ScanOfDecision(scan.Id, scan.Media, scan.Size))])),
            ProblemDocument.Answer);
}

/// <param name="NextPage">Null after the last.</param>
public sealed record DecisionList(IReadOnlyList<DecisionItem> Items, int Total, int? NextPage);

/// <param name="Teams">How many it makes, changes or ends.</param>
public sealed record DecisionItem(
    Guid Id, string? Number, DateOnly? IssuedOn, DateOnly? EffectiveOn, DecisionKind Kind, UnitId IssuerId, string Issuer, UnitKind IssuerLevel, string Subject, int Teams, bool HasScan, DateOnly? SentOn)
{
    public static DecisionItem Of(RegisteredDecision one, string issuer) => new(
        one.Id, one.Number, one.IssuedOn, one.EffectiveOn, one.Kind, one.Issuer, issuer, one.IssuerLevel, one.Subject, one.Teams, one.Scans > 0, one.SentOn);
}

public sealed record OneDecision(
    DecisionItem Decision, NamedDecision? Replaces, IReadOnlyList<NamedDecision> ReplacedBy, IReadOnlyList<TeamOfDecision> Teams, IReadOnlyList<ScanOfDecision> Scans);

public sealed record TeamOfDecision(Guid Id, string Name, UnitId UnitId, string Unit, bool Ended);

public sealed record ScanOfDecision(Guid Id, string Media, long Size);
