using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>What other features ask of the teams: who serves where, as of any day. A province without data has no teams; members are masked as <see cref="TeamSight"/> says.</summary>
public sealed class TeamDirectory(Databases databases, Scope scope)
{
    /// <summary>Teams of the unit and of all below it, in the order of the tree and of their commune's list.</summary>
    public async Task<IReadOnlyList<Team>> Under(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province ? await Shown(await Stored(province.Ask, tree, unit, day, ct), tree, revealed: false, ct) : [];

    /// <summary>Teams of units as a phone of the field app is told of them, to be asked for within the transaction of what else it is told.</summary>
    /// <param name="device">The phone; null: a session, which is told no more than any page.</param>
    internal async Task<PhoneTeams> OnPhone(IReadOnlyCollection<UnitId> units, UnitTree tree, Guid? device, DateOnly today, CancellationToken ct) =>
        new(await TeamSight.Of(scope, units, tree, ct), units, device, today);

    /// <summary>Puts a phone's reading of contacts into the audit trail, once a day; before what was read is told.</summary>
    internal async Task NoteReading(string provinceCode, PhoneTeams read, CancellationToken ct)
    {
        if (read.Device is not { } phone || read.Own.Count == 0 || Opened(provinceCode) is not { } province)
            return;
        await using var work = await province.Begin(ct);
        if (await ContactReadingStore.IsFirst(work, phone, read.Today, ct))
        {
            foreach (var one in read.Own)
                work.Note(new Reading("phone", null).Entry(one.Team.UnitId, one.Team.Members.Where(member => member.PersonId != one.Own)));
        }
        // Also where nothing was noted: a transaction that is left takes with it all that its connection has prepared.
        await work.Commit(ct);
    }

    /// <summary>Teams of units that no tree of the day has: those that have ended.</summary>
    internal async Task<IReadOnlyList<Team>> Of(string provinceCode, IReadOnlyCollection<UnitId> units, DateOnly day, CancellationToken ct)
    {
        if (units.Count == 0 || Opened(provinceCode) is not { } province)
            return [];
        var found = await TeamStore.InUnits(province.Ask, units, day, ct);
        var sight = await TeamSight.Of(scope, [.. found.Select(one => one.Team.UnitId).Distinct()], null, ct);
        return [.. found.Select(one => sight.Show(one))];
    }

    public async Task<TeamTotals> Totals(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province ? await TeamStore.Totals(province, UnitsUnder(tree, unit), day, ct) : new(0, 0, 0);

    /// <summary>One team as of a day; null where it did not serve.</summary>
    public async Task<Team?> Find(string provinceCode, TeamId id, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province && await TeamStore.Find(province.Ask, id, day, ct) is { } found
            ? (await TeamSight.Of(scope, [found.Team.UnitId], null, ct)).Show(found) : null;

    /// <summary>The same, of whichever province it is.</summary>
    public async Task<(string ProvinceCode, Team Team)?> Find(TeamId id, DateOnly day, CancellationToken ct)
    {
        foreach (var code in databases.Opened)
        {
            if (await Find(code, id, day, ct) is { } team)
                return (code, team);
        }
        return null;
    }

    /// <summary>First and last day of a team that the caller sees, and the code of its province; the last day of one that stands is <see cref="DateOnly.MaxValue"/>.</summary>
    internal async Task<(string ProvinceCode, DateOnly First, DateOnly Last)?> Life(TeamId id, CancellationToken ct)
    {
        foreach (var code in databases.Opened)
        {
            if (Opened(code) is { } province && await TeamHistoryStore.Life(province, id, ct) is var (first, last))
                return (code, first, last);
        }
        return null;
    }

    /// <summary>Lịch sử của Tổ, the latest day first; whoever may not be named is a member without a name.</summary>
    /// <param name="team">As of any day.</param>
    internal async Task<IReadOnlyList<TimelineDay>> Timeline(string provinceCode, Team team, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return [];
        var (decisions, terms, own) = await TeamHistoryStore.Of(province, team.Id, ct);
        var everyone = new StoredTeam(team with { Unnamed = 0, Members = [.. terms.Select(one => one.Member).DistinctBy(member => member.PersonId)] }, 0) { Own = own };
        var named = (await TeamSight.Of(scope, [team.UnitId], null, ct)).Show(everyone).Members.ToDictionary(member => member.PersonId, member => member.Name);
        return [.. TeamTimeline.Of(decisions, [.. terms.Select(one => one.Term with { Name = named.GetValueOrDefault(one.Term.Person) })]).Reverse()];
    }

    /// <summary>The team of each unit that has one of its own, for field records: of several the one that has served longest.</summary>
    public async Task<IReadOnlyDictionary<UnitId, TeamId>> ByUnit(string provinceCode, DateOnly day, CancellationToken ct) =>
        Opened(provinceCode) is { } province ? await TeamStore.ByUnit(province, day, ct) : new Dictionary<UnitId, TeamId>();

    /// <param name="after">Last team of the page before; null for the first page.</param>
    /// <returns>At most <paramref name="size"/> teams in the order of their making, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<Team> Teams, int Total, bool More)> Page(
        string provinceCode, UnitTree tree, UnitId unit, DateOnly day, TeamId? after, int size, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return ([], 0, false);
        var all = (await TeamStore.Ids(province, UnitsUnder(tree, unit), day, ct)).Select(team => team.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal).ToList();
        var following = all.Where(id => after is not { } last || StringComparer.Ordinal.Compare(id.ToString(), last.ToString()) > 0).Take(size + 1).ToList();
        var page = await TeamStore.Page(province, [.. following.Take(size)], day, ct);
        return (await Shown(page, tree, revealed: false, ct), all.Count, following.Count > size);
    }

    /// <summary>The same teams as <see cref="Under"/> with whole phones, where the caller may see them. The reading is in the audit trail, in the same transaction.</summary>
    internal async Task<IReadOnlyList<Team>> Revealed(string provinceCode, UnitTree tree, UnitId unit, DateOnly day, Reading reading, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return [];
        await using var work = await province.Begin(ct);
        var teams = await Shown(await Stored(work.Ask, tree, unit, day, ct), tree, revealed: true, ct);
        work.Note(reading.Entry(unit, teams.SelectMany(team => team.Members)));
        await work.Commit(ct);
        return teams;
    }

    /// <summary>One team with whole phones of some members, under the same conditions.</summary>
    /// <param name="whom">Whose phones are shown.</param>
    internal async Task<Team?> Revealed(string provinceCode, TeamId id, Func<Member, bool> whom, DateOnly day, Reading reading, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return null;
        await using var work = await province.Begin(ct);
        if (await TeamStore.Find(work.Ask, id, day, ct) is not { } found || !(await TeamSight.Of(scope, [found.Team.UnitId], null, ct) is var sight && sight.IsWhole(found.Team.UnitId)))
            return null;
        var (masked, whole) = (sight.Show(found), sight.Show(found, revealed: true));
        var read = whole.Members.Where(whom).ToList();
        if (read.Count == 0)
            return null;
        work.Note(reading.Entry(found.Team.UnitId, read));
        await work.Commit(ct);
        return masked with { Members = [.. masked.Members.Select(member => read.Find(one => one.PersonId == member.PersonId) ?? member)] };
    }

    private static async Task<IReadOnlyList<StoredTeam>> Stored(Asking ask, UnitTree tree, UnitId unit, DateOnly day, CancellationToken ct)
    {
        var communes = UnitsUnder(tree, unit).Select((id, position) => (id, position)).ToDictionary(one => one.id, one => one.position);
        var found = await TeamStore.InUnits(ask, communes.Keys, day, ct);
        return [.. found.OrderBy(one => communes[ListedUnder(tree, one.Team, communes)]).ThenBy(one => one.Ordinal).ThenBy(one => one.Team.Id.Value)];
    }

    private async Task<IReadOnlyList<Team>> Shown(IReadOnlyList<StoredTeam> teams, UnitTree tree, bool revealed, CancellationToken ct)
    {
        var sight = await TeamSight.Of(scope, [.. teams.Select(one => one.Team.UnitId).Distinct()], tree, ct);
        return [.. teams.Select(one => sight.Show(one, revealed))];
    }

    /// <summary>The commune that lists a village's team; the village itself where only the village was asked for.</summary>
    private static UnitId ListedUnder(UnitTree tree, Team team, Dictionary<UnitId, int> asked) =>
        tree.Ancestor(team.UnitId, UnitKind.Commune) is { } commune && asked.ContainsKey(commune.Id) ? commune.Id : team.UnitId;

    private static IReadOnlyList<UnitId> UnitsUnder(UnitTree tree, UnitId unit) => [.. tree.Under(unit).Select(one => one.Id)];

    private ProvinceDatabase? Opened(string code) => databases.Province(code) is Result<ProvinceDatabase>.Done(var province) ? province : null;
}

/// <summary>Why whole phones are read, for the audit trail.</summary>
/// <param name="From">Where they are shown: <c>team</c>, <c>card</c>, <c>roster</c>, <c>phone</c>.</param>
/// <param name="Reason">Lý do; asked for where it is a whole list.</param>
internal sealed record Reading(string From, string? Reason)
{
    public AuditEntry Entry(UnitId place, IEnumerable<Member> read) => new(From == "roster" ? AuditActions.RosterExport : AuditActions.PersonalRead)
    {
        Place = place, Subjects = [.. read.Select(member => member.PersonId.Value).Distinct()], After = new { fields = new[] { "name", "phone" }, from = From }, Reason = Reason,
    };
}
