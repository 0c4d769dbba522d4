using System.Globalization;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Official;

/// <summary>The signed copy of a report: in from a form, and out again.</summary>
internal static class OfficialCopyPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapPost(ReportLinks.OfficialRoute, Add).TakesFiles(OfficialCopies.MostBytes + (64 << 10)).Costs(CostlyWork.Scan);
        web.MapGet(ReportLinks.OfficialRoute, async (Guid id, OfficialCopies copies, Caller caller, CancellationToken ct, [FromQuery(Name = "ban")] string? no = null) =>
            (await copies.Read(caller, id, int.TryParse(no, out var wanted) ? wanted : 1, ct)).Match<IResult>(
                read => TypedResults.File(read.Content, read.Copy.Media, Path.GetFileNameWithoutExtension(read.Copy.Name) + ScanKind.Extension(read.Copy.Media)), Show.Refuse)).Costs(CostlyWork.Export);
    }

    private static async Task<IResult> Add(Guid id, HttpRequest request, OfficialCopies copies, Caller caller, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (name, content) = await UploadedFile.Read(form, OfficialCopies.MostBytes, ct);
        if (content.Length > OfficialCopies.MostBytes)
            return Show.Refuse(OfficialCopies.TooLarge);
        var wish = new OfficialCopyWish(
            form["so"].ToString(), DateOnly.TryParseExact(form["ngay"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dated) ? dated : null, form["ly-do"].ToString(),
            name, content, int.TryParse(form["da-co"].ToString(), out var seen) && seen > 0 ? seen : 0);
        return (await copies.Add(caller, id, wish, ct)).Match(_ => Results.LocalRedirect($"{ReportLinks.Case(id)}?xong=official#ban-chinh-thuc"), Show.Refuse);
    }
}
