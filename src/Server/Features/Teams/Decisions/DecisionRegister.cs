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

    internal Task<Result<DecisionListModel>> List(Caller caller, string? unit, DecisionSearch search, int page, CancellationToken ct) => List(caller, unit, search, page, PageSize, ct);

    /// <summary>All pages in one, for the file.</summary>
    internal Task<Result<DecisionListModel>> Everything(Caller caller, string? unit, DecisionSearch search, CancellationToken ct) => List(caller, unit, search, 1, int.MaxValue, ct);

    private async Task<Result<DecisionListModel>> List(Caller caller, string? unit, DecisionSearch search, int page, int size, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewTeams);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var (decisions, total) = databases.Province(seen.ProvinceCode) is Result<ProvinceDatabase>.Done(var province)
            ? await DecisionStore.List(province, await places.Units(seen, ct), search, (page - 1) * size, size, ct) : ([], 0);
        var issuers = await Names(decisions.Select(decision => decision.Issuer), seen.Tree, ct);
        return new DecisionListModel(
            seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), search, [.. decisions.Select(decision => new DecisionRow(decision, issuers[decision.Issuer]))], page, total, (long)page * size < total)
        {
            Day = VietnamTime.Today(clock),
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
        var names = await Names([facts.Decision.Issuer, .. facts.Teams.Select(team => team.Unit)], tree, ct);
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

    /// <summary>The latest of a unit and all below it, for its page.</summary>
    /// <param name="asOf">Issued by this day; null: all.</param>
    internal async Task<(IReadOnlyList<DecisionRow> Rows, int Total)> Latest(SeenUnit seen, DateOnly? asOf, int count, CancellationToken ct)
    {
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ([], 0);
        var (decisions, total) = await DecisionStore.List(province, await places.Units(seen, ct), DecisionSearch.All with { AsOf = asOf }, 0, count, ct);
        var issuers = await Names(decisions.Select(decision => decision.Issuer), seen.Tree, ct);
        return ([.. decisions.Select(decision => new DecisionRow(decision, issuers.GetValueOrDefault(decision.Issuer, "")))], total);
    }

    /// <summary>Names of units as of today or, of those that have ended, of their last day.</summary>
    private async Task<IReadOnlyDictionary<UnitId, string>> Names(IEnumerable<UnitId> named, UnitTree tree, CancellationToken ct)
    {
        var asked = named.Distinct().ToList();
        var gone = (await units.LastKnown([.. asked.Where(unit => tree.Find(unit) is null)], tree.Day, ct)).ToDictionary(unit => unit.Id);
        return asked.ToDictionary(unit => unit, unit => (tree.Find(unit) ?? gone.GetValueOrDefault(unit))?.FullName ?? "");
    }
}
