using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Units.Pages;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Events and open villages of the caller's units, as pages show them.</summary>
internal sealed class ReformBrowsing(ReformListStore store, UnplacedVillages unplaced, Scope scope)
{
    public async Task<Result<ReformListModel>> List(Caller caller, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden)
            return forbidden;
        var all = await store.Events(null, ct);
        var outside = await scope.Outside(caller, [.. all.Select(one => one.Place ?? UnitDirectory.NationId).Distinct()], ct, Permission.ManageUnits);
        var open = await unplaced.List(caller, ct);
        return new ReformListModel([.. all.Where(one => !outside.Contains(one.Place ?? UnitDirectory.NationId))], open.Sum(commune => commune.Villages.Count));
    }

    public async Task<Result<UnplacedModel>> Unplaced(Caller caller, Problem? problem, CancellationToken ct) =>
        Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden ? forbidden : new UnplacedModel(await unplaced.List(caller, ct)) { Problem = problem };
}
