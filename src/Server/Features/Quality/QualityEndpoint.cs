using System.Globalization;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Quality;

/// <summary><c>GET /api/v1/quality</c>.</summary>
internal static class QualityEndpoint
{
    private const int Size = 1000;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/quality", List)
        .WithName("listQualityFindings").WithSummary("Điểm nghi vấn về chất lượng số liệu của một đơn vị và bên dưới; state=open|explained|confirmed")
        .Produces<QualityList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> List(Caller caller, QualityWork work, CancellationToken ct, string? unit = null, string? rule = null, string? state = null, string? period = null, string? cursor = null)
    {
        var page = cursor is null ? 1 : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < 10_000 ? number : 0;
        return page == 0 ? ProblemDocument.Answer(Unreadable) : (await Read(rule, state, period).Match(
            filter => work.List(caller, unit, filter, page, ct, Size), problem => Task.FromResult<Result<QualityModel>>(problem))).Match(
            model => TypedResults.Ok(QualityList.Of(model)), ProblemDocument.Answer);
    }

    private static readonly Problem Unreadable = new(
        "parameters", "Tham số viết chưa đúng.", $"rule là một trong: {string.Join(", ", QualityRule.All)}; state là open, explained hoặc confirmed; period là một kỳ như 2026-03, 2026-Q1 hoặc 2026; cursor lấy từ trang trước.");

    /// <summary>As programs write it: ids and English words.</summary>
    internal static Result<QualityFilter> Read(string? rule, string? state, string? period)
    {
        var (asked, month) = (QualityRule.Find(rule), Period.Parse(period));
        QualityState? told = Enum.TryParse<QualityState>(state, ignoreCase: true, out var known) && !char.IsAsciiDigit(state![0]) ? known : null;
        return (rule is not null && asked is null) || (state is not null && told is null) || (period is not null && month is null) ? Unreadable : new QualityFilter(asked, told, month);
    }
}

/// <param name="LookedAt">When the records were looked through last.</param>
/// <param name="Cursor">For the next page; null after the last.</param>
public sealed record QualityList(DateTimeOffset? LookedAt, IReadOnlyList<QualityDocument> Items, int Total, string? Cursor)
{
    internal static QualityList Of(QualityModel model)
    {
        var counted = model.Rules.Where(one => model.Filter.Rule is null || one.Rule == model.Filter.Rule).Select(one => one.Counts).ToList();
        var total = counted.Sum(counts => model.Filter.State switch { QualityState.Open => counts.Open, QualityState.Explained => counts.Explained, QualityState.Confirmed => counts.Confirmed, _ => counts.All });
        return new(model.LookedAt, [.. model.Rows.Select(QualityDocument.Of)], model.Filter.Period is null ? total : model.Rows.Count, model.More ? $"{model.Page + 1}" : null);
    }
}

/// <summary>A finding of data quality as JSON.</summary>
/// <param name="Author">Login of whose work it is; null where it is about a place.</param>
/// <param name="Subject">What tells it from others of the same rule, place, month and author, e.g. an indicator.</param>
/// <param name="Records">A few of the records behind it.</param>
public sealed record QualityDocument(
    Guid Id, string Rule, string RuleName, Severity Severity, UnitId UnitId, string Unit, string UnitName, string Period, string? Author, string? Subject, decimal Measured, decimal Expected, string Message,
    IReadOnlyList<Guid> Records, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, QualityState State, string? Reason, string? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    internal static QualityDocument Of(QualityLine line)
    {
        var finding = line.Finding;
        return new(
            finding.Id, finding.Rule.Id, finding.Rule.Name, finding.Rule.Severity, line.Place.Id, line.Place.Code, line.Place.FullName, finding.Period, finding.Author.Length == 0 ? null : finding.Author,
            finding.Subject.Length == 0 ? null : finding.Subject, finding.Measured, finding.Expected, finding.Message, finding.Records, finding.FirstSeen, finding.LastSeen, finding.State, finding.Reason,
            finding.AnsweredBy, finding.AnsweredAt);
    }
}
