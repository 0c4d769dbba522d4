using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Finds the province of a decision, and whether the caller may do there what they want.</summary>
public sealed class DecisionPlace(Databases databases, UnitInScope unitsInScope, UnitDirectory units, Scope scope)
{
    /// <summary>A published decision that the caller sees, and its province.</summary>
    internal async Task<(ProvinceDatabase Province, DecisionFacts Facts)?> Published(Guid id, CancellationToken ct)
    {
        foreach (var province in databases.Provinces)
        {
            if (await DecisionStore.Find(province, id, ct) is { } facts)
                return (province, facts);
        }
        return null;
    }

    /// <summary>A draft that the caller may write, its province and what lies around it.</summary>
    internal async Task<Result<DraftPlace>> Draft(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await DecisionDraftStore.Find(province.Ask, id, ct) is { } draft)
                return (await Around(caller, draft.Unit.ToString(), ct)).Match<Result<DraftPlace>>(area => new DraftPlace(province, draft, area), problem => problem);
        }
        return await Published(id, ct) is null ? Missing() : AlreadyPublished();
    }

    /// <summary>The unit whose teams a decision names, with all that is part of it now.</summary>
    internal async Task<Result<DecisionArea>> Around(Caller caller, string? unit, CancellationToken ct) =>
        await unitsInScope.Find(caller, unit, ct, Permission.WriteRosters) switch
        {
            Result<SeenUnit>.Done(var seen) => new DecisionArea(seen, await Units(seen, ct)),
            Result<SeenUnit>.Refused(var problem) => problem,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>The unit, all below it, and the ended units that became part of these as a whole.</summary>
    internal async Task<IReadOnlyList<UnitId>> Units(SeenUnit seen, CancellationToken ct)
    {
        var standing = seen.Tree.Under(seen.Unit.Id).Select(unit => unit.Id).ToHashSet();
        var ended = await units.EndedInto(seen.Tree, ct);
        return [.. standing, .. ended.Where(one => one.Value is { } into && standing.Contains(into)).Select(one => one.Key)];
    }

    /// <summary>Whether the caller may do something with a published decision: where they may do it in its issuer's unit, or in those of all its teams.</summary>
    internal async Task<bool> May(Caller caller, DecisionFacts facts, Permission permission, CancellationToken ct) =>
        await scope.Covers(caller, facts.Decision.Issuer, ct, permission)
        || (facts.Teams.Count > 0 && (await scope.Outside(caller, [.. facts.Teams.Select(team => team.Unit).Distinct()], ct, permission)).Count == 0);

    internal static Problem Missing() =>
        new("decision-not-found", "Không có quyết định này trong phạm vi của bạn.", "Quyết định có thể đã bị bỏ khi còn là bản nháp, hoặc nằm ngoài đơn vị của bạn. Tìm trong mục Quyết định.") { Kind = ProblemKind.NotFound };

    internal static Problem AlreadyPublished() =>
        new("decision-published", "Quyết định đã công bố, không sửa được nữa.", "Nếu có sai sót, hãy soạn một quyết định mới thay thế.") { Kind = ProblemKind.Conflict };
}

/// <param name="Units">The unit, all below it, and what became part of these.</param>
internal sealed record DecisionArea(SeenUnit Seen, IReadOnlyList<UnitId> Units)
{
    public Unit Unit => Seen.Unit;

    /// <summary>Levels whose committee may issue a decision on these teams: the unit's own, and those above it.</summary>
    public IReadOnlyList<UnitKind> IssuerLevels => [.. Seen.Path.Where(unit => unit.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune).Select(unit => unit.Kind).Reverse()];
}

internal sealed record DraftPlace(ProvinceDatabase Province, DecisionDraft Draft, DecisionArea Area);
