using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>A decision that took force for a team.</summary>
public sealed record TeamDecision(TeamId Team, string Number, DateOnly IssuedOn, UnitKind IssuerLevel, DecisionKind Kind, DateOnly From);

/// <summary>A membership that touches a period.</summary>
/// <param name="Ordinal">Position in the team's list.</param>
public sealed record TeamService(TeamId Team, UnitId Unit, string TeamName, int Ordinal, TeamTerm Term);

/// <summary>Hồ sơ Tổ: decisions and terms of service of many teams at once, for the lists that officers sign.</summary>
public sealed class TeamRecords(Scope scope)
{
    /// <summary>Every decision that had taken force by a day, of each team the earliest first.</summary>
    public static Task<IReadOnlyList<TeamDecision>> Decisions(ProvinceDatabase province, IReadOnlyCollection<TeamId> teams, DateOnly day, CancellationToken ct) => TeamRecordStore.Decisions(province, teams, day, ct);

    /// <summary>Who served in the teams of some units between two days; whole names where the caller may see them, and that is noted in the same transaction.</summary>
    /// <param name="note">What stands in the audit trail.</param>
    public async Task<IReadOnlyList<TeamService>> Served(
        ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DateOnly first, DateOnly last, Func<IReadOnlyList<TeamService>, AuditEntry> note, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var served = await TeamRecordStore.Served(work, units, first, last, ct);
        var sight = await TeamSight.Of(scope, [.. served.Select(one => one.Unit).Distinct()], null, ct);
        served = [.. served.Select(one => sight.IsWhole(one.Unit) ? one : one with { Term = one.Term with { Name = MaskedName.Text(one.Term.Name!) } })];
        work.Note(note(served));
        await work.Commit(ct);
        return served;
    }

    /// <summary>Names of people as the caller may see them, by id; whoever is not in a team of these units has none.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> Names(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        var found = await TeamRecordStore.Names(province, units, people, ct);
        var sight = await TeamSight.Of(scope, [.. found.Select(one => one.Unit).Distinct()], null, ct);
        return found.GroupBy(one => one.Person).ToDictionary(group => group.Key, group => group.Any(one => sight.IsWhole(one.Unit)) ? group.First().Name : MaskedName.Text(group.First().Name));
    }
}
