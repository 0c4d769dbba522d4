using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Sổ quyết định: the decisions on the teams of a unit and of all below it.</summary>
public sealed class DecisionRegister(UnitInScope unitsInScope, UnitDirectory units, Databases databases, DecisionPlace places, Scope scope, TimeProvider clock)
{
    internal const int PageSize = 50;

    internal async Task<Result<DecisionListModel>> List(Caller caller, string? unit, DecisionSearch search, int page, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewTeams);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var (decisions, total) = databases.Province(seen.ProvinceCode) is Result<ProvinceDatabase>.Done(var province)
            ? await DecisionStore.List(province, await places.Units(seen, ct), search, (page - 1) * PageSize, PageSize, ct) : ([], 0);
        var issuers = await Names(decisions.Select(decision => (decision.Issuer, decision.IssuedOn)), seen.Tree, ct);
        return new DecisionListModel(
            seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), search, [.. decisions.Select(decision => new DecisionRow(decision, issuers[decision.Issuer]))], page, total, page * PageSize < total)
        {
            MayWrite = await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters),
        };
    }

    /// <summary>A published decision.</summary>
    internal async Task<Result<DecisionModel>> One(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewTeams) is { } forbidden)
            return forbidden;
        if (await places.Published(id, ct) is not var (province, facts))
            return DecisionPlace.Missing();
        var tree = await units.Tree(province.Code, VietnamTime.Today(clock), ct);
        var names = await Names([(facts.Decision.Issuer, facts.Decision.IssuedOn), .. facts.Teams.Select(team => (team.Unit, (DateOnly?)team.From))], tree, ct);
        var mayWrite = await places.May(caller, facts, Permission.WriteRosters, ct);
        return new DecisionModel(facts, names, await DecisionScanStore.Of(province, id, ct))
        {
            MayWrite = mayWrite,
            MaySeeScans = await places.May(caller, facts, Permission.ViewPersonalData, ct),
        };
    }

    /// <summary>Notes the day on which a published decision was sent to the superior.</summary>
    internal async Task<Result<Guid>> MarkSent(Caller caller, Guid id, DateOnly? sent, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        if (await places.Published(id, ct) is not var (province, facts) || !await places.May(caller, facts, Permission.WriteRosters, ct))
            return DecisionPlace.Missing();
        if (DecisionHead.SentProblem(facts.Decision.IssuedOn, sent, VietnamTime.Today(clock)) is { } problem)
            return problem;
        await DecisionStore.MarkSent(province, facts.Decision, sent, ct);
        return id;
    }

    /// <summary>Names of units as of today or, of those that have ended, of the day that they are named with.</summary>
    private async Task<IReadOnlyDictionary<UnitId, string>> Names(IEnumerable<(UnitId Unit, DateOnly? Day)> named, UnitTree tree, CancellationToken ct)
    {
        var names = new Dictionary<UnitId, string>();
        foreach (var (unit, day) in named)
        {
            if (!names.ContainsKey(unit))
                names[unit] = (tree.Find(unit) ?? await units.Find(unit, day ?? tree.Day, ct) ?? ((await units.Named(unit.ToString(), null, ct)) as Result<Unit>.Done)?.Value)?.FullName ?? "";
        }
        return names;
    }
}
