using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Attachments;

/// <summary>Files that go with a report: in from a form, away again, and out.</summary>
internal static class ReportAttachmentPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(ReportLinks.AttachRoute, Add).TakesFiles(ReportAttachments.MostBytes + (64 << 10)).Costs(CostlyWork.Scan);
        web.MapPost(ReportLinks.DetachRoute, async (Guid id, Guid file, ReportAttachments attachments, Caller caller, [FromForm(Name = "v")] int? version, CancellationToken ct) =>
            (await attachments.Remove(caller, id, file, version ?? -1, ct)).Match(_ => Done(id, "detach"), Show.Refuse));
        web.MapGet(ReportLinks.AttachmentRoute, async (Guid id, Guid file, ReportAttachments attachments, Caller caller, CancellationToken ct) =>
            (await attachments.Read(caller, id, file, ct)).Match<IResult>(read => TypedResults.File(read.Content, read.File.Media, read.File.Name), Show.Refuse)).Costs(CostlyWork.Export);
    }

    private static async Task<IResult> Add(Guid id, HttpRequest request, ReportAttachments attachments, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (name, content) = await UploadedFile.Read(form, ReportAttachments.MostBytes, ct);
        if (content.Length > ReportAttachments.MostBytes)
            return Show.Refuse(ReportAttachments.TooLarge);
        return (await attachments.Add(caller, id, name, content, int.TryParse(form["v"], out var version) ? version : -1, ct)).Match(_ => Done(id, "attach"), Show.Refuse);
    }

    private static IResult Done(Guid report, string deed) => Results.LocalRedirect($"{ReportLinks.Case(report)}?xong={deed}#kem-theo");
}
