using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>A divided commune with the villages that nobody has placed yet.</summary>
/// <param name="Resolution">What divided it.</param>
/// <param name="Heirs">The communes that got a part of it.</param>
public sealed record DividedCommune(UnitId Id, string FullName, DateOnly EffectiveOn, string Resolution, IReadOnlyList<Unit> Heirs, IReadOnlyList<UnplacedVillage> Villages);

/// <summary>Thôn chưa rõ về xã nào: villages that a division left open, and the placing of them as of the day of the division.</summary>
public sealed class UnplacedVillages
{
    private readonly ReformListStore store;
    private readonly Reforms reforms;
    private readonly Scope scope;

    internal UnplacedVillages(ReformListStore store, Reforms reforms, Scope scope) => (this.store, this.reforms, this.scope) = (store, reforms, scope);

    /// <summary>Those of the caller's units.</summary>
    public async Task<IReadOnlyList<DividedCommune>> List(Caller caller, CancellationToken ct)
    {
        var open = await store.Unplaced(ct);
        var outside = await scope.Outside(caller, [.. open.Select(one => one.Commune).Distinct()], ct, Permission.ManageUnits);
        var communes = new List<DividedCommune>();
        foreach (var group in open.Where(one => !outside.Contains(one.Commune)).GroupBy(one => (one.Commune, one.CommuneName, one.EffectiveOn)))
        {
            var heirs = await store.Heirs(group.Key.Commune, group.Key.EffectiveOn, ct);
            communes.Add(new(group.Key.Commune, group.Key.CommuneName, group.Key.EffectiveOn, heirs[0].Resolution, [.. heirs.Select(heir => heir.Heir)], [.. group.Select(one => one.Village)]));
        }
        return communes;
    }

    /// <summary>Places villages of one divided commune.</summary>
    /// <param name="places">Village → commune that got a part; villages left out stay open.</param>
    /// <param name="resolution">What says so; the resolution of the division where it is blank.</param>
    /// <returns>How many were placed.</returns>
    public async Task<Result<int>> Place(Caller caller, UnitId commune, string? resolution, IReadOnlyDictionary<UnitId, UnitId> places, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden)
            return forbidden;
        if ((await List(caller, ct)).FirstOrDefault(one => one.Id == commune) is not { } divided)
            return new Problem("reform-not-found", "Xã này không còn thôn nào chưa rõ, hoặc ngoài phạm vi của bạn.", "Mở lại danh sách thôn chưa rõ về xã nào.") { Kind = ProblemKind.NotFound };
        if (places.Count == 0)
            return new Problem("reform-order", "Chưa chọn xã nào cho thôn nào.", "Chọn xã nhận của ít nhất một thôn rồi ghi.");
        var reform = new ReformEvent
        {
            Id = Guid.CreateVersion7(), Kind = ReformKind.PlaceVillages, EffectiveOn = divided.EffectiveOn, Resolution = string.IsNullOrWhiteSpace(resolution) ? divided.Resolution : Folding.Tidy(resolution),
            Placements = [.. places.Select(place => new Placement(place.Key, place.Value))],
        };
        return (await reforms.Apply(caller, reform, ct)).Match<Result<int>>(_ => places.Count, problem => problem);
    }
}
