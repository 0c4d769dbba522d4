using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>Teams of a commune or below, or one team, with the accounts of their members.</summary>
/// <param name="Teams">None where the unit is a province or district: a commune has to be chosen.</param>
/// <param name="Memberships">Of all these people, in teams elsewhere too.</param>
internal sealed record InvitationRoster(SeenUnit Place, TeamId? OnlyTeam, IReadOnlyList<RosterTeam> Teams, IReadOnlySet<RunningMembership> Memberships)
{
    /// <summary>Each person once, with all their teams here.</summary>
    public IEnumerable<(RosterMember Member, IReadOnlyList<RosterTeam> Teams)> People =>
        Teams.SelectMany(team => team.Members.Select(member => (member, team))).GroupBy(one => one.member.Member.PersonId)
            .Select(one => (one.First().member, (IReadOnlyList<RosterTeam>)[.. one.Select(two => two.team)]));
}

/// <summary>Finds the roster that a caller may invite from, and how each member stands to an account.</summary>
internal sealed class InvitationReading(UnitInScope unitsInScope, Scope scope, TeamDirectory teams, NewAccountStore store, GrantStore grants, Giving giving, TimeProvider clock)
{
    /// <param name="unit">Code or id; null: the caller's own.</param>
    /// <param name="team">Id of the only team; null: all of the unit.</param>
    public async Task<Result<InvitationRoster>> Read(Caller caller, string? unit, string? team, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageAccounts) is { } forbidden)
            return forbidden;
        var today = VietnamTime.Today(clock);
        TeamId? only = Guid.TryParse(team, out var id) ? new TeamId(id) : null;
        if (!string.IsNullOrEmpty(team))
        {
            if (only is not { } asked || await teams.Find(asked, today, ct) is not var (_, found))
                return new Problem("team-not-found", "Không có Tổ này trong phạm vi của bạn.", "Tìm Tổ trong mục Tổ công nghệ số.") { Kind = ProblemKind.NotFound };
            unit = found.UnitId.ToString();
        }
        var keeper = caller with { Grants = [.. caller.Grants.Where(grant => Permissions.Of(grant.Role).Contains(Permission.ManageAccounts))] };
        var place = await unitsInScope.Find(keeper, unit, ct);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        return seen.Unit.Kind < UnitKind.Commune && only is null
            ? new InvitationRoster(seen, null, [], new HashSet<RunningMembership>())
            : await Members(caller, seen, only, today, ct);
    }

    private async Task<Result<InvitationRoster>> Members(Caller caller, SeenUnit seen, TeamId? only, DateOnly today, CancellationToken ct)
    {
        var own = await OwnTeamsOnly(caller, seen, ct);
        var found = (await teams.Under(seen.ProvinceCode, seen.Tree, seen.Unit.Id, today, ct))
            .Where(team => (only is null || team.Id == only) && (own is null || own.Contains(team.UnitId))).ToList();
        var people = found.SelectMany(team => team.Members).Select(member => member.PersonId.Value).Distinct().ToList();
        var accounts = await store.AccountsOf(people, ct);
        var memberships = await store.MembershipsOf(seen.ProvinceCode, people, today, ct);
        var held = (await grants.Of([.. accounts.Values.Select(account => account.AccountId)], ct)).SelectMany(of => of).Where(grant => !grant.IsOverOn(today)).ToLookup(grant => grant.AccountId);
        var beyond = await giving.Beyond(
            caller, memberships.SelectMany(of => of).Select(one => (one.Role, one.UnitId)).Concat(held.SelectMany(of => of).Select(one => (one.Role, one.UnitId))), ct);

        return new InvitationRoster(seen, only, [.. found.Select(team => new RosterTeam(team, EndingOf(seen, team), [.. Sorted(team).Select(Standing)]))], memberships.SelectMany(of => of).ToHashSet());

        RosterMember Standing(Member member)
        {
            var account = accounts.GetValueOrDefault(member.PersonId.Value);
            var may = account?.AccountId != caller.AccountId
                && memberships[member.PersonId.Value].All(one => !beyond.Contains((one.Role, one.UnitId)))
                && (account is null || held[account.AccountId].All(grant => !beyond.Contains((grant.Role, grant.UnitId))));
            return new(member, StateOf(account), account?.Login, account?.SignedInAt, account?.CodeUntil, may);
        }
    }

    private static InvitationState StateOf(PersonAccount? account) => account switch
    {
        null => InvitationState.None,
        { DisabledAt: not null } => InvitationState.Disabled,
        { HasPassword: true } => InvitationState.HasAccount,
        { CodeUntil: not null } => InvitationState.Invited,
        { SignedInAt: not null } => InvitationState.HasAccount,
        _ => InvitationState.Over,
    };

    /// <summary>A team leader invites the members of their own team, also where it stands on the commune with the teams of all its villages below; null: no such bound.</summary>
    private async Task<HashSet<UnitId>?> OwnTeamsOnly(Caller caller, SeenUnit seen, CancellationToken ct)
    {
        var officer = caller with { Grants = [.. caller.Grants.Where(grant => grant.Role != Role.TeamLeader)] };
        return await scope.Covers(officer, seen.Unit.Id, ct, Permission.ManageAccounts)
            ? null
            : [.. caller.Grants.Where(grant => grant.Role == Role.TeamLeader).Select(grant => grant.UnitId)];
    }

    private static IEnumerable<Member> Sorted(Team team) =>
        team.Members.OrderBy(member => member.Role).ThenBy(member => PersonNames.SortKey(member.Name), StringComparer.Ordinal);

    /// <summary>Logins end with the code of the commune.</summary>
    private static string EndingOf(SeenUnit seen, Team team) => (seen.Tree.Ancestor(team.UnitId, UnitKind.Commune) ?? seen.Unit).Code;
}
