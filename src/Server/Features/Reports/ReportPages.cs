using CongDongSo.Server.Features.Reports.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports;

/// <summary>The page of reports and its downloads.</summary>
internal static class ReportPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ReportLinks.List, async (
                ReportBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null,
                [FromQuery(Name = "chuong-trinh")] string? program = null, string? nam = null) =>
            (await browsing.List(caller, unit, program, int.TryParse(nam, out var year) ? year : null, ct)).Match(model => Show.Show<ReportListPage>(model), Show.Refuse));
        web.MapGet(ReportLinks.DownloadRoute, async (string program, string report, string unit, string period, string format, ReportBrowsing browsing, Caller caller, CancellationToken ct, [FromQuery(Name = "cong-bo")] bool isPublic = false) =>
            (await browsing.Download(caller, new(program, report, unit, period, isPublic), format, ct))
            .Match(file => TypedResults.File(file.Content, file.ContentType, file.Name), Show.Refuse)).Costs(CostlyWork.Report);
    }
}
