using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary><c>POST /api/v1/rosters/import</c>.</summary>
internal static class RosterEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/rosters/import", Import)
        .WithName("importRoster").WithSummary("Nhập danh sách Tổ từ một tệp (multipart); dryRun=true chỉ kiểm tra")
        .Accepts<IFormFile>("multipart/form-data").Produces<RosterImported>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .DisableAntiforgery().Costs(CostlyWork.RosterImport).TakesFiles(SheetLimits.Form.FileBytes + (64 << 10));

    /// <summary>A dry run shows faults as its answer; otherwise a faulty file is a refused request.</summary>
    private static async Task<IResult> Import(HttpRequest request, Caller caller, string province, string program, RosterImport import, CancellationToken ct, bool dryRun = false)
    {
        if (Scope.Refusal(caller, Permission.WriteRosters) is { } forbidden)
            return ProblemDocument.Answer(forbidden);
        var received = await FileOf(request, ct);
        if (received is not Result<IFormFile>.Done(var file))
            return ProblemDocument.Answer(((Result<IFormFile>.Refused)received).Problem);
        await using var stream = file.OpenReadStream();
        return (await import.Import(stream, new RosterImportOrder(province, program, dryRun, OpensProvince: false, caller) { FileName = Path.GetFileName(file.FileName) }, ct)).Match(
            done => RosterCommands.RefusalOf(done) is { } refusal && !dryRun ? ProblemDocument.Answer(refusal) : TypedResults.Ok(done),
            ProblemDocument.Answer);
    }

    /// <summary>The whole file is here, on disk if large, before a database connection is taken.</summary>
    private static async Task<Result<IFormFile>> FileOf(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > SheetLimits.Form.FileBytes)
            return new Problem("file-too-large", "Tệp quá lớn.", $"Tệp nhiều nhất {SheetLimits.Form.FileBytes >> 20} MB; hãy chia theo xã.");
        var missing = new Problem("file-missing", "Yêu cầu không kèm tệp.", "Gửi multipart/form-data với một tệp .xlsx hoặc .csv.");
        if (!request.HasFormContentType)
            return missing;
        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.Files.Count == 1 ? new Result<IFormFile>.Done(form.Files[0]) : missing;
        }
        catch (Exception unread) when (unread is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return missing;
        }
    }
}
