using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Components;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <param name="Quarters">The last ones, the running one first.</param>
public sealed record AnnexModel(Unit Unit, IReadOnlyList<Crumb> Trail, DateOnly Today, IReadOnlyList<Period> Quarters, IReadOnlyList<Period> Months, bool SeesResidents, bool SeesPeople);

/// <summary>Phụ lục, danh sách ký: the page that offers them, and each as a file.</summary>
internal static class AnnexPages
{
    /// <summary>Names of the fields with the rates.</summary>
    public static string RateField(MemberRole role) => $"muc-{(int)role}";

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(AnnexLinks.Page, Page);
        web.MapGet(AnnexLinks.Teams, async (TeamAnnex annex, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? ngay = null, string? dang = null) =>
            Answer(await AskedDay.On(ngay, day => annex.File(caller, unit, day, dang, ct)))).Costs(CostlyWork.Export);
        web.MapGet(AnnexLinks.Training, async (TrainingAnnex annex, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? ky = null, string? dang = null) =>
            Answer(await annex.File(caller, unit, ky, dang, ct))).Costs(CostlyWork.Export);
        web.MapPost(AnnexLinks.Support, async (HttpRequest request, SupportAnnex annex, Caller caller, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var rates = Enum.GetValues<MemberRole>().ToDictionary(role => role, role => (string?)form[RateField(role)].ToString());
            return Answer(await annex.File(caller, new(form["don-vi"], form["ky"], form["so-ngay"], form["can-cu"], rates, form["dang"]), ct));
        }).Costs(CostlyWork.Export);
    }

    private static async Task<IResult> Page(UnitInScope units, Scope scope, TimeProvider clock, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null)
    {
        var found = await units.Find(caller, unit, ct, Permission.ViewTeams);
        if (found is not Result<SeenUnit>.Done(var seen))
            return Show.Refuse(((Result<SeenUnit>.Refused)found).Problem);
        var today = VietnamTime.Today(clock);
        return Show.Show<AnnexPage>(new AnnexModel(
            seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), today, [.. Backwards(Period.QuarterOf(today), 6)], [.. Backwards(Period.Month(today.Year, today.Month), 12)],
            await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewResidents), seen.Unit.Kind >= UnitKind.Commune && await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewPersonalData)));
    }

    private static IEnumerable<Period> Backwards(Period period, int count)
    {
        for (var i = 0; i < count; i++, period = period.Before())
            yield return period;
    }

    private static IResult Answer(Result<AnnexFile> made) => made.Match<IResult>(file => TypedResults.File(file.Content, file.ContentType, file.Name), Show.Refuse);
}

/// <summary>Addresses of the annexes.</summary>
public static class AnnexLinks
{
    public const string Page = "/bao-cao/phu-luc", Teams = Page + "/to", Training = Page + "/tap-huan", Support = Page + "/chi-ho-tro";

    public static string Of(UnitId unit) => $"{Page}?don-vi={unit}";
}
