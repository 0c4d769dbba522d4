using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams;

/// <summary>
/// How much of the members of some teams the caller at hand is shown: the one place under every page, document and file that tells of members.
/// Names are whole where the caller may see personal data, else initials; a partner is told of its own staff only; everybody sees themselves whole,
/// and on their phone those who are in a team with them.
/// </summary>
internal sealed class TeamSight
{
    private readonly bool everything;
    private readonly IReadOnlySet<UnitId> notWhole;
    private readonly IReadOnlySet<UnitId> notListed;
    private readonly IReadOnlyList<string> organisations;

    private TeamSight(bool everything, IReadOnlySet<UnitId> notWhole, IReadOnlySet<UnitId> notListed, IReadOnlyList<string> organisations) =>
        (this.everything, this.notWhole, this.notListed, this.organisations) = (everything, notWhole, notListed, organisations);

    /// <param name="units">Of the teams that are to be shown.</param>
    /// <param name="tree">Saves asking where each unit lies; null where there is none at hand.</param>
    public static async Task<TeamSight> Of(Scope scope, IReadOnlyCollection<UnitId> units, UnitTree? tree, CancellationToken ct)
    {
        var acting = Acting.Now;
        if (acting.IsMachine)
            return new(true, new HashSet<UnitId>(), new HashSet<UnitId>(), []);
        var outsideWhole = await Outside(scope, acting.Units(Permission.ViewPersonalData), units, tree, ct);
        var listing = acting.Grants.Where(grant => grant.Role != Role.Partner && Permissions.Of(grant.Role).Contains(Permission.ViewTeams)).Select(grant => grant.UnitId).Distinct().ToList();
        var outsideListed = await Outside(scope, listing, units, tree, ct);
        return new(false, outsideWhole, outsideListed, [.. acting.Grants.Where(grant => grant.Role == Role.Partner).Select(grant => grant.Organisation).OfType<string>().Distinct()]);
    }

    /// <summary>Whether names of the unit's teams are whole, and phones may be revealed.</summary>
    public bool IsWhole(UnitId unit) => everything || !notWhole.Contains(unit);

    /// <param name="revealed">Phones whole too, where the caller may: the reading has to be in the audit trail.</param>
    public Team Show(StoredTeam stored, bool revealed = false)
    {
        var team = stored.Team;
        if (IsWhole(team.UnitId))
            return team with { Members = [.. team.Members.Select(member => revealed || member.PersonId == stored.Own ? member : Whole(member))] };
        if (!notListed.Contains(team.UnitId))
            return team with { Members = [.. team.Members.Select(member => member.PersonId == stored.Own ? member : Initials(member))] };
        var staff = team.Members.Where(member => member.PersonId == stored.Own || IsStaff(member)).ToList();
        return team with { Members = [.. staff.Select(member => member.PersonId == stored.Own ? member : Whole(member) with { Phone = Hidden(member) })], Unnamed = team.Members.Count - staff.Count };
    }

    /// <summary>
    /// As a member's own phone has it: who is in a team has the names and phones of all who are in it with them, whatever the role, for they work from door to
    /// door together. Of other teams no more than <see cref="Show"/>.
    /// </summary>
    public Team ShowToColleague(StoredTeam stored) =>
        stored.Own is null ? Show(stored) : stored.Team with { Members = [.. stored.Team.Members.Select(member => member.PersonId == stored.Own ? member : Whole(member) with { Phone = member.Phone })] };

    private static Member Whole(Member member) => member with
    {
        Phone = MaskedPhone.Text(member.Phone), Note = MaskedPhone.InText(member.Note), Post = MaskedPhone.InText(member.Post),
    };

    private static Member Initials(Member member) => Whole(member) with { Name = MaskedName.Text(member.Name), Phone = Hidden(member) };

    private static string? Hidden(Member member) => member.Phone is null ? null : MaskedPhone.Hidden;

    private bool IsStaff(Member member) => organisations.Any(name => Names(member.Note, name) || Names(member.Post, name));

    /// <summary>As whole words, without diacritics and case: <c>VNPT</c> is not in <c>VNPTX</c>.</summary>
    private static bool Names(string? text, string organisation) =>
        text is not null && Words(organisation) is { Length: > 2 } wanted && Words(text).Contains(wanted, StringComparison.Ordinal);

    private static string Words(string text) =>
        $" {string.Join(' ', new string([.. Folding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";

    private static Task<IReadOnlySet<UnitId>> Outside(Scope scope, IReadOnlyCollection<UnitId> tops, IReadOnlyCollection<UnitId> units, UnitTree? tree, CancellationToken ct)
    {
        var unknown = tree is null || tops.Count == 0 ? units : [.. units.Where(unit => !IsBelow(tree, tops, unit))];
        return scope.Outside(tops, unknown, ct);
    }

    private static bool IsBelow(UnitTree tree, IReadOnlyCollection<UnitId> tops, UnitId unit)
    {
        for (UnitId? at = unit; at is { } id; at = tree.Find(id)?.ParentId)
        {
            if (tops.Contains(id))
                return true;
        }
        return false;
    }
}
