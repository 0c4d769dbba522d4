using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Quality.Revisits;

/// <summary>A drawn household of the page.</summary>
/// <param name="Village">Name.</param>
public sealed record RevisitRow(DrawnHousehold Drawn, string Village);

/// <summary>What visiting again showed in a month.</summary>
/// <param name="Months">That were drawn, the latest first.</param>
/// <param name="Month">The one that is shown; null where none was drawn.</param>
/// <param name="Communes">Agreement of each that has a sample, the lowest first, those without an answer before them.</param>
/// <param name="Households">Of a commune; null above.</param>
/// <param name="Indicators">Names by id.</param>
public sealed record RevisitModel(
    Unit Unit, IReadOnlyList<Crumb> Trail, IReadOnlyList<string> Months, Period? Month, RevisitAgreement Whole, IReadOnlyList<(Unit Commune, RevisitAgreement Agreement)> Communes,
    IReadOnlyList<RevisitRow>? Households, IReadOnlyDictionary<string, string> Indicators, QualitySettings Settings);

/// <summary>Tỷ lệ khớp khi thăm lại, by commune and month.</summary>
internal sealed class RevisitResults(UnitInScope unitsInScope, Databases databases, ProgramCatalogue programs, QualitySettings settings)
{
    public async Task<Result<RevisitModel>> Of(Caller caller, string? unit, string? month, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ReviewQuality);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var top = seen.Unit.Kind == UnitKind.Village ? seen.Tree.Ancestor(seen.Unit.Id, UnitKind.Commune)! : seen.Unit;
        List<Unit> communes = [.. seen.Tree.Under(top.Id, UnitKind.Commune)];
        List<UnitId> ids = [.. communes.Select(commune => commune.Id)];
        var months = await RevisitStore.Months(province, ids, ct);
        var shown = months.Contains(month ?? "") ? month : months is [var latest, ..] ? latest : null;
        var sample = shown is null ? Array.Empty<DrawnHousehold>().ToLookup(_ => default(UnitId)) : await RevisitStore.Sample(province, ids, shown, settings.RevisitDays, ct);
        return new RevisitModel(
            top, UnitLinks.Trail(seen.Tree.PathTo(top.Id), caller, unitIsHere: false), months, Period.Parse(shown), RevisitAgreement.Of([.. sample.SelectMany(group => group).Select(one => one.Counts)]),
            [.. from commune in communes where sample.Contains(commune.Id) let agreement = RevisitAgreement.Of([.. sample[commune.Id].Select(one => one.Counts)]) orderby agreement.Rate ?? -1, commune.Code select (commune, agreement)],
            top.Kind == UnitKind.Commune ? [.. sample[top.Id].Select(one => new RevisitRow(one, seen.Tree.Find(one.Village)?.FullName ?? "nơi đã thay đổi"))] : null,
            programs.All.SelectMany(program => program.Indicators).DistinctBy(indicator => indicator.Id).ToDictionary(indicator => indicator.Id, indicator => indicator.Name), settings);
    }
}
