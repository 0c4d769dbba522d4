using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary><c>GET /api/v1/findings</c>.</summary>
internal static class FindingEndpoint
{
    private const int Most = 1000;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/findings", List)
        .WithName("listFindings").WithSummary("Điểm cần xem của các Tổ của một đơn vị và bên dưới, theo mọi chương trình có hiệu lực vào một ngày; state=open|overdue|waived")
        .Produces<FindingList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> List(
        Caller caller, FindingWork work, CancellationToken ct, string? unit = null, string? date = null, string? program = null, string? strength = null, string? state = null, string? cursor = null)
    {
        var level = Read<Strength>(strength);
        var asked = Read<FindingState>(state);
        if (AskedDay.Of(date) is not Result<DateOnly?>.Done(var day) || level.IsWrong || asked.IsWrong || !(cursor is null || (int.TryParse(cursor, out var number) && number is > 1 and < 10_000)))
            return ProblemDocument.Answer(new Problem("parameters", "Tham số viết chưa đúng.", "date viết năm-tháng-ngày; strength là must, should hoặc may; state là open, overdue hoặc waived; cursor lấy từ trang trước."));
        var page = cursor is null ? 1 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        return (await work.List(caller, unit, new(day, program, null, level.Value, asked.Value ?? FindingState.Open), 1, ct)).Match(
            model => TypedResults.Ok(FindingList.Of(model, page, Most)), ProblemDocument.Answer);
    }

    private static (T? Value, bool IsWrong) Read<T>(string? text)
        where T : struct, Enum => text is null ? (null, false) : Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]) ? (value, false) : (null, true);
}

/// <param name="Programs">Ids of the programs that the teams were compared with.</param>
/// <param name="Counts">Of the whole unit, whatever was filtered.</param>
/// <param name="Cursor">For the next page; null after the last.</param>
public sealed record FindingList(DateOnly Date, IReadOnlyList<string> Programs, FindingCounts Counts, IReadOnlyList<FindingDocument> Items, int Total, string? Cursor)
{
    internal static FindingList Of(FindingsModel model, int page, int size) => new(
        model.Day, [.. model.Looked.Select(program => program.Id)], model.Counts,
        [.. model.Everything.Skip((page - 1) * size).Take(size).Select(line => FindingDocument.Of(line, model.Day))], model.Total, page * size < model.Total ? $"{page + 1}" : null);
}

/// <summary>A finding as JSON.</summary>
/// <param name="Program">Null where no program says it: a team of a unit that no longer stands.</param>
/// <param name="DueOn">The last day on time, where the program sets one.</param>
public sealed record FindingDocument(
    string? Program, string Rule, FindingKind Kind, Strength Strength, Guid? TeamId, string? Team, UnitId UnitId, string Unit, string UnitName, string Message, Clause? Clause, DateOnly? DueOn, bool Overdue,
    WaiverDocument? Waiver)
{
    internal static FindingDocument Of(FindingLine line, DateOnly day) => new(
        line.Finding.Key.Program.Length == 0 ? null : line.Finding.Key.Program, line.Finding.Key.Rule, line.Finding.Kind, line.Finding.Strength, line.Finding.TeamId?.Value, line.Team,
        line.Place.Id, line.Place.Code, line.Place.FullName, line.Finding.Message, line.Finding.Clause, line.Finding.DueOn, line.Finding.IsOverdueOn(day),
        line.Waiver is { } waiver ? new(waiver.Reason, waiver.From, waiver.Until, waiver.GrantedBy) : null);
}

/// <summary>Cho phép chưa thực hiện.</summary>
/// <param name="Until">Last day, inclusive.</param>
public sealed record WaiverDocument(string Reason, DateOnly From, DateOnly Until, string GrantedBy);
