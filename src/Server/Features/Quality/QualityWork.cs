using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Danh sách điểm nghi vấn of a unit: what the page, the API, the file and the command show.</summary>
internal sealed class QualityWork(UnitInScope unitsInScope, Databases databases, Scope scope, QualitySettings settings)
{
    public const int PageSize = 50, Most = 20_000;

    public async Task<Result<QualityModel>> List(Caller caller, string? unit, QualityFilter filter, int page, CancellationToken ct, int size = PageSize)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ReviewQuality);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var model = await Of(seen, filter, page, size, ct);
        return model is Result<QualityModel>.Done(var done)
            ? done with
            {
                Trail = UnitLinks.Trail(seen.Path, caller, unitIsHere: false),
                MayRun = seen.Unit.Kind is UnitKind.Commune && await scope.Covers(caller, seen.Unit.Id, ct, Permission.ReviewQuality) && await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters),
            }
            : model;
    }

    /// <summary>The same for whoever asks by a command.</summary>
    public async Task<Result<QualityModel>> Of(SeenUnit seen, QualityFilter filter, int page, int size, CancellationToken ct)
    {
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var places = seen.Tree.Under(seen.Unit.Id).Select(unit => unit.Id).ToList();
        var top = seen.Tree.Ancestor(seen.Unit.Id, UnitKind.Province)?.Id ?? seen.Unit.Id;
        var tallies = await QualityFindingStore.Tally(province, places, ct);
        var rows = await QualityFindingStore.List(province, places, filter, (page - 1) * size, size + 1, ct);
        return new QualityModel(seen.Unit, [], filter, settings, (await QualityFindingStore.LastLook(province, top, [seen.Unit.Id, .. seen.Tree.PathTo(seen.Unit.Id).Select(unit => unit.Id)], ct)).At)
        {
            Rules = [.. from rule in QualityRule.All let own = tallies.Where(tally => tally.Rule == rule.Id).ToList() where own.Count > 0 select (rule, StateCounts.Of(own))],
            Parts = Parts(seen, tallies),
            Rows = [.. rows.Take(size).Select(finding => new QualityLine(finding, seen.Tree.Find(finding.Unit)!, seen.CommuneOf(finding.Unit)))],
            Page = page, More = rows.Count > size,
        };
    }

    private static IReadOnlyList<(Unit, StateCounts)> Parts(SeenUnit seen, IReadOnlyList<FindingTally> tallies)
    {
        var level = seen.Unit.Kind < UnitKind.Commune ? UnitKind.Commune : UnitKind.Village;
        return
        [
            .. from tally in tallies
               let part = seen.Tree.Ancestor(tally.Unit, level) ?? seen.Unit
               group tally by part into part
               let counts = StateCounts.Of(part)
               orderby counts.Open descending, counts.All descending, part.Key.Code
               select (part.Key, counts),
        ];
    }
}
