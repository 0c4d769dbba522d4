using System.Globalization;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Audit.Incidents;
using CongDongSo.Server.Features.Audit.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Documents.Writing;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Audit;

/// <summary>The trail, its export, and incidents.</summary>
internal static class AuditPages
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(AuditLinks.List, List);
        web.MapGet(AuditLinks.ExportRoute, Export).Costs(CostlyWork.Export);
        web.MapGet(AuditLinks.Incident, (Caller caller, IncidentReport report) =>
            Scope.Refusal(caller, Permission.ReadAudit) is { } refusal ? Show.Refuse(refusal) : Show.Show<IncidentPage>(new IncidentPageModel(new(), IncidentReport.KnowsPhones(caller), null, null)));
        web.MapPost(AuditLinks.Incident, LookIntoIncident).Costs(CostlyWork.Export);
    }

    private static async Task<IResult> List(AuditTrail trail, Caller caller, [AsParameters] Filters filters, CancellationToken ct, [FromQuery(Name = "truoc")] string? before = null)
    {
        if (Scope.Refusal(caller, Permission.ReadAudit) is { } refusal)
            return Show.Refuse(refusal);
        var (query, chains) = (filters.Query, await trail.Chains(caller, ct));
        long? end = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (await trail.Read(caller, query, end, PageSize, ct)).Match(
            part => Show.Show<AuditPage>(new AuditPageModel(query, chains, part, end is null, null)),
            problem => Show.Show<AuditPage>(
                new AuditPageModel(query, chains, null, true, problem), Show.StatusOf(problem)));
    }

    /// <summary>The file is whole, counted, hashed and noted before its first byte leaves; a broken download shows by its length and digest.</summary>
    private static async Task<IResult> Export(string format, AuditExport export, Caller caller, [AsParameters] Filters filters, HttpContext context, CancellationToken ct)
    {
        if (format is not ("csv" or "xlsx"))
            return Results.NotFound();
        var file = TemporaryFile.Open();
        var result = await export.Export(caller, filters.Query, format == "csv" ? AuditFormat.Csv : AuditFormat.Xlsx, () => file, ct);
        if (result is not Result<AuditExported>.Done(var done))
        {
            await file.DisposeAsync();
            return Show.Refuse(((Result<AuditExported>.Refused)result).Problem);
        }
        context.Response.Headers["X-Row-Count"] = done.Rows.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(done.Sha256))}:";
        file.Position = 0;
        return Results.File(file, format == "csv" ? "text/csv; charset=utf-8" : Xlsx, $"nhat-ky-{done.Chain}.{format}");
    }

    private static async Task<IResult> LookIntoIncident(
        IncidentReport report, Caller caller, HttpContext context, [FromForm(Name = "ve")] string? person, [FromForm(Name = "dien-thoai")] string? phone, [FromForm(Name = "ai")] string? actor,
        [FromForm(Name = "tu")] string? from, [FromForm(Name = "den")] string? to, [FromForm(Name = "tai")] string? download, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ReadAudit) is { } refusal)
            return Show.Refuse(refusal);
        var query = new IncidentQuery(person, phone, actor, from, to).Tidied();
        var result = await report.Look(caller, query, ct);
        if (result is not Result<Incident>.Done(var incident))
        {
            return Show.Show<IncidentPage>(
                new IncidentPageModel(query, IncidentReport.KnowsPhones(caller), null, ((Result<Incident>.Refused)result).Problem), StatusCodes.Status422UnprocessableEntity);
        }
        if (download is null)
            return Show.Show<IncidentPage>(new IncidentPageModel(query, IncidentReport.KnowsPhones(caller), incident, null));
        var file = TemporaryFile.Open();
        IncidentSheets.Write(file, incident);
        file.Position = 0;
        return Results.File(file, Xlsx, "ho-so-su-co.xlsx");
    }

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The parameters of the list and of the export.</summary>
    private sealed record Filters(
        [FromQuery(Name = "so")] string? Chain, [FromQuery(Name = "tu")] string? From, [FromQuery(Name = "den")] string? To, [FromQuery(Name = "ai")] string? Actor, [FromQuery(Name = "viec")] string? Action,
        [FromQuery(Name = "don-vi")] string? Unit, [FromQuery(Name = "ve")] string? Subject, [FromQuery(Name = "ly-do")] string? Reason)
    {
        public AuditQuery Query => new AuditQuery(Chain, From, To, Actor, Action, Unit, Subject, Reason).Tidied();
    }
}
