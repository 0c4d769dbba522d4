using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>What an event would do, before it is done.</summary>
/// <param name="Sentences">What happens to units, Vietnamese.</param>
/// <param name="Traces">What stands on the units that end or move; nothing of it is changed, lost or rewritten.</param>
/// <param name="Villages">Of a unit that is divided, to be placed.</param>
public sealed record ReformPreview(ReformEvent Event, ReformSummary Summary, IReadOnlyList<string> Sentences, UnitTraces Traces, IReadOnlyList<VillageToPlace> Villages, IReadOnlyList<ReceivingChoice> Heirs);

/// <summary>A unit that receives a part, as a choice for villages.</summary>
public sealed record ReceivingChoice(UnitId Id, string Code, string FullName);

/// <summary>Thôn of a divided unit.</summary>
/// <param name="To">The unit chosen for it; null: not yet.</param>
public sealed record VillageToPlace(UnitId Id, string FullName, string Code, UnitId? To);

/// <summary>Applies events to the units, after a look at what each touches (Sắp xếp đơn vị hành chính). Rosters, facts and decisions stay on their units as they are.</summary>
public sealed class Reforms
{
    private readonly ReformReading reading;
    private readonly ReformUndoStore traces;
    private readonly Scope scope;
    private readonly Databases databases;
    private readonly TimeProvider clock;

    internal Reforms(ReformReading reading, ReformUndoStore traces, Scope scope, Databases databases, TimeProvider clock) =>
        (this.reading, this.traces, this.scope, this.databases, this.clock) = (reading, traces, scope, databases, clock);

    /// <summary>Tells what the event would do; nothing is written.</summary>
    public async Task<Result<ReformPreview>> Preview(Caller caller, ReformOrder order, CancellationToken ct)
    {
        var read = await reading.Read(caller, order, ct);
        if (read is not Result<ReformEvent>.Done(var reform))
            return ((Result<ReformEvent>.Refused)read).Problem;
        await using var connection = await databases.Common.OpenConnectionAsync(ct);
        var state = await ReformReadStore.Around(connection, Named(reform), Codes(reform), ct);
        if (await Allowed(caller, state, reform, ct) is Result<UnitId>.Refused(var refused))
            return refused;
        var applied = Reforming.Apply(state, reform);
        if (applied is not Result<ReformEffect>.Done(var effect))
            return ((Result<ReformEffect>.Refused)applied).Problem;
        var touched = effect.Before.Select(life => life.Id.Value).ToArray();
        var after = state.With(effect);
        return new ReformPreview(
            reform, ReformSummary.Of(effect), ReformSummary.Sentences(reform, effect, after), await traces.Traces(touched, ct), ToPlace(state, reform),
            [.. reform.Edges.Select(edge => edge.New).Distinct().Select(id => after.Find(id)!).Select(life => new ReceivingChoice(life.Id, life.Last.Code, life.FullName))]);
    }

    /// <summary>Does it, in one transaction with its entry in the audit trail.</summary>
    /// <returns>Id of the event.</returns>
    public async Task<Result<Guid>> Apply(Caller caller, ReformOrder order, CancellationToken ct) =>
        await (await reading.Read(caller, order, ct)).Match(reform => Apply(caller, reform, ct), problem => Task.FromResult<Result<Guid>>(problem));

    /// <summary>The same for an event that is put together already.</summary>
    internal async Task<Result<Guid>> Apply(Caller caller, ReformEvent reform, CancellationToken ct)
    {
        await using var store = await ReformWriteStore.Begin(databases, ct);
        var state = await ReformReadStore.Around(store.Connection, Named(reform), Codes(reform), ct);
        var allowed = await Allowed(caller, state, reform, ct);
        if (allowed is not Result<UnitId>.Done(var province))
            return ((Result<UnitId>.Refused)allowed).Problem;
        var applied = Reforming.Apply(state, reform);
        if (applied is not Result<ReformEffect>.Done(var effect))
            return ((Result<ReformEffect>.Refused)applied).Problem;
        var summary = ReformSummary.Of(effect);
        var note = new AuditEntry(AuditActions.ReformApply)
        {
            Place = province, After = new { id = reform.Id, kind = ReformWords.Code(reform.Kind), effectiveOn = reform.EffectiveOn, resolution = reform.Resolution, summary },
        };
        await store.Apply(reform, reform, effect, state.With(effect), summary, note, clock.GetUtcNow(), ct);
        return reform.Id;
    }

    /// <summary>The province of the event, where the caller may do this in all of it.</summary>
    private async Task<Result<UnitId>> Allowed(Caller caller, ReformState state, ReformEvent reform, CancellationToken ct)
    {
        var first = reform.Edges.Select(edge => edge.Old).Concat(reform.Renewals.Select(renewal => renewal.Unit)).Concat(reform.Placements.Select(placement => placement.Village)).First();
        if (state.ProvinceOf(first) is not { } province)
            return new Problem("reform-order", "Đơn vị này không thuộc một tỉnh.", "Chọn đơn vị trong một tỉnh.");
        foreach (var unit in Named(reform).Append(province.Id).Where(unit => state.Find(unit) is not null))
        {
            if (await scope.Refusal(caller, unit, ct, Permission.ManageUnits) is { } refused)
                return refused;
        }
        return province.Id;
    }

    private static List<VillageToPlace> ToPlace(ReformState state, ReformEvent reform)
    {
        if (reform.Kind is not (ReformKind.Split or ReformKind.PartMoved))
            return [];
        var chosen = reform.Placements.ToDictionary(placement => placement.Village, placement => placement.Parent);
        return [.. state.EverBelow(reform.Edges[0].Old).Where(life => life is { Kind: UnitKind.Village, ValidTo: null } && life.Last.ParentId == reform.Edges[0].Old)
            .OrderBy(life => life.Last.Code, StringComparer.Ordinal)
            .Select(life => new VillageToPlace(life.Id, life.FullName, life.Last.Code, chosen.TryGetValue(life.Id, out var to) ? to : null))];
    }

    /// <summary>All that the event speaks of; what it makes is not there yet.</summary>
    private static List<UnitId> Named(ReformEvent reform) =>
    [
        .. reform.Edges.SelectMany(edge => new[] { edge.Old, edge.New }).Concat(reform.Renewals.Select(renewal => renewal.Unit)).Concat(reform.NewUnits.SelectMany(unit => new[] { unit.Id, unit.Parent }))
            .Concat(reform.Placements.SelectMany(placement => new[] { placement.Village, placement.Parent })).Distinct(),
    ];

    private static List<string> Codes(ReformEvent reform) => [.. reform.NewUnits.Select(unit => unit.Code).Concat(reform.Renewals.Select(renewal => renewal.Code)).Distinct()];
}
