using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Invitations;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Pages;

/// <param name="Unit">As the address names it; null: all that the caller manages.</param>
/// <param name="Units">To choose from: the caller's own and those right below.</param>
/// <param name="Roles">To filter by.</param>
public sealed record AccountListModel(
    AccountPage Page, AccountSearch Search, string? Unit, bool IsFirst, IReadOnlyList<Unit> Units, IReadOnlyList<Role> Roles, DateOnly Today)
{
    public bool IsSearch => !string.IsNullOrWhiteSpace(Search.Text) || Search.Role is not null || !string.IsNullOrEmpty(Unit);
}

/// <summary>What a grant is given with: roles that the caller may give, units to choose from.</summary>
/// <param name="Around">The unit whose neighbourhood the units are.</param>
public sealed record GrantFormModel(IReadOnlyList<Role> Roles, Unit Around, IReadOnlyList<Unit> Units, GrantWish Wish);

/// <summary>One account.</summary>
/// <param name="Refusal">Why the caller may not change it; null where they may.</param>
/// <param name="Form">Null where the caller may not.</param>
/// <param name="Endable">Grants that the caller may end.</param>
public sealed record AccountModel(ListedAccount Account, Problem? Refusal, GrantFormModel? Form, IReadOnlySet<Guid> Endable, DateOnly Today)
{
    public Problem? Problem { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }
}

public sealed record NewAccountModel(string? Login, string? Name, GrantFormModel Form)
{
    public Problem? Problem { get; init; }
}

/// <summary>Members of teams and their accounts.</summary>
/// <param name="Unit">Unit or team, as the form sends it back.</param>
/// <param name="Children">Communes to choose from, where the unit is wider than a commune.</param>
public sealed record InvitationModel(Unit Unit, string? Team, IReadOnlyList<RosterTeam> Teams, IReadOnlyList<Unit> Children)
{
    public Problem? Problem { get; init; }

    public IEnumerable<RosterMember> People => Teams.SelectMany(team => team.Members).DistinctBy(member => member.Member.PersonId);

    public int Waiting => People.Count(member => member.Waits);

    public int Count(InvitationState state) => People.Count(member => member.State == state);
}
