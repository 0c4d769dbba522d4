using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Scans: from a form as a whole, from the page's script in parts; and out again.</summary>
internal static class DecisionScanPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(DecisionLinks.ScansRoute, AddWhole).TakesFiles(DecisionScans.MostBytes + (64 << 10)).Costs(CostlyWork.Scan);
        web.MapPost(DecisionLinks.BeginScanRoute, async (
                Guid decision, DecisionScans scans, Caller caller, [FromForm(Name = "name")] string? name, [FromForm(Name = "size")] string? size, [FromForm(Name = "sha256")] string? sha256, CancellationToken ct) =>
            Answer(await scans.Begin(caller, decision, name ?? "", long.TryParse(size, out var bytes) ? bytes : 0, sha256, ct)));
        web.MapPut(DecisionLinks.ScanRoute, Append);
        web.MapGet(DecisionLinks.ScanProgressRoute, async (Guid decision, Guid file, DecisionScans scans, Caller caller, CancellationToken ct) => Answer(await scans.Progress(caller, decision, file, ct)));
        web.MapGet(DecisionLinks.ScanRoute, async (Guid decision, Guid file, DecisionScans scans, Caller caller, CancellationToken ct) =>
            (await scans.Read(caller, decision, file, ct)).Match<IResult>(read => TypedResults.File(read.Content, read.Scan.Media, FileName(read.Scan)), Show.Refuse)).Costs(CostlyWork.Export);
        web.MapPost(DecisionLinks.RemoveScanRoute, async (Guid decision, Guid file, DecisionScans scans, Caller caller, CancellationToken ct) =>
            (await scans.Remove(caller, decision, file, ct)).Match(id => Results.LocalRedirect(DecisionLinks.Of(id)), Show.Refuse));
    }

    private static async Task<IResult> AddWhole(Guid decision, HttpRequest request, DecisionScans scans, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        if (form.Files.GetFile("file") is not { } file)
            return Answered(await scans.Add(caller, decision, "", [], ct));
        if (file.Length > DecisionScans.MostBytes)
            return Answered(await scans.Begin(caller, decision, file.FileName, file.Length, null, ct));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        return Answered(await scans.Add(caller, decision, file.FileName, content.ToArray(), ct));

        IResult Answered(Result<ScanProgress> result) => result.Match(_ => Results.LocalRedirect(DecisionLinks.Of(decision)), Show.Refuse);
    }

    /// <summary>The whole part is here before a database connection is taken.</summary>
    private static async Task<IResult> Append(Guid decision, Guid file, HttpRequest request, DecisionScans scans, Caller caller, CancellationToken ct, [FromQuery(Name = "tu")] string? from = null)
    {
        if (request.ContentLength > DecisionScans.MostBytesOfPart)
            return ProblemDocument.Answer(PartTooLarge);
        using var part = new MemoryStream();
        await request.Body.CopyToAsync(part, ct);
        return Answer(part.Length > DecisionScans.MostBytesOfPart
            ? PartTooLarge
            : await scans.Append(caller, decision, file, long.TryParse(from, out var at) ? at : -1, part.ToArray(), ct));
    }

    private static Problem PartTooLarge { get; } = new("part-too-large", "Phần tệp quá lớn.", $"Mỗi phần nhiều nhất {DecisionScans.MostBytesOfPart >> 20} MB.");

    private static IResult Answer(Result<ScanProgress> result) => result.Match<IResult>(progress => TypedResults.Ok(progress), ProblemDocument.Answer);

    /// <summary>The name that its sender gave it, with the ending of what it is.</summary>
    private static string FileName(DecisionScan scan) => Path.GetFileNameWithoutExtension(scan.Name) + ScanKind.Extension(scan.Media);
}
