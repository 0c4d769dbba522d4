using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Makes teams of a roster's rows: finds their communes and villages, and what the rows say against each other.</summary>
/// <param name="treeOf">The province's tree on a day; asked for the day of each decision and for <paramref name="today"/>.</param>
public sealed class RosterListing(Func<DateOnly, UnitTree> treeOf, DateOnly today, AffiliationReader affiliations)
{
    private readonly List<Fault> faults = [];
    private readonly List<Fault> notices = [];
    private readonly HashSet<(RosterPlace, RosterColumn)> faulted = [];
    private readonly Dictionary<DateOnly, CommuneFinder> finders = [];
    private readonly Dictionary<string, string> keys = [];
    private readonly Dictionary<(string, DateOnly), (Unit Unit, UnitTree Tree)?> communes = [];
    private readonly Dictionary<(UnitId, DateOnly), TeamPlacing> placings = [];
    private readonly Dictionary<(UnitId, DateOnly, string), PlacedTeam> placed = [];
    private readonly Dictionary<(string?, string?), IReadOnlyList<string>> readAffiliations = [];
    private readonly Dictionary<(UnitId, string), TeamDraft> teams = [];

    public ListedRoster List(IReadOnlyList<RosterRow> rows)
    {
        foreach (var row in rows)
        {
            if (TeamOf(row) is { } team)
                team.Rows.Add(row);
        }
        var drafts = teams.Values.ToList();
        var checks = new RosterChecks(drafts);
        faults.AddRange(checks.Faults());
        notices.AddRange(checks.Notices());
        notices.AddRange(VillagesUnknown(drafts));
        notices.AddRange(EndedUnits(drafts));
        return new([.. Listed(drafts)], faults, notices);
    }

    private IEnumerable<ListedTeam> Listed(List<TeamDraft> drafts)
    {
        var ordinals = new Dictionary<UnitId, int>();
        foreach (var draft in drafts)
        {
            var ordinal = ordinals[draft.Commune.Id] = ordinals.GetValueOrDefault(draft.Commune.Id) + 1;
            yield return new(
                draft.Place.Unit.Id, draft.Commune.Id, draft.Place.Level, draft.First.Team, draft.Place.Key, draft.Place.KeyOnCommune, ordinal, draft.Decision, draft.First.At.Team, draft.First.At.Decision,
                [.. draft.Rows.Select(MemberOf)]);
        }
    }

    private ListedMember MemberOf(RosterRow row) => new(
        row.At.Member, row.Name, Folding.Fold(row.Name), row.Phone, row.Role.Role, row.Role.Post, AffiliationsOf(row), row.Note);

    /// <summary>The same few notes stand in thousands of rows.</summary>
    private IReadOnlyList<string> AffiliationsOf(RosterRow row)
    {
        if (!readAffiliations.TryGetValue((row.Note, row.Role.Post), out var read))
            readAffiliations[(row.Note, row.Role.Post)] = read = affiliations.Read(row.Note, row.Role.Post);
        return read;
    }

    private TeamDraft? TeamOf(RosterRow row)
    {
        if (row.Decision.IssuedOn > today)
        {
            Fault(row.At.Decision, RosterColumn.Decision, row.Decision.Text, $"Ngày quyết định ở tương lai (hôm nay là {VietnamTime.Text(today)})");
            return null;
        }
        if (CommuneOf(row) is not var (commune, tree))
            return null;
        if (!placings.TryGetValue((commune.Id, tree.Day), out var placing))
            placings[(commune.Id, tree.Day)] = placing = new TeamPlacing(tree, commune);
        if (!placed.TryGetValue((commune.Id, tree.Day, row.Team), out var place))
            placed[(commune.Id, tree.Day, row.Team)] = place = placing.Place(row.Team);
        var decision = DecisionOf(row.Decision, commune, tree);
        if (!teams.TryGetValue((place.Unit.Id, place.Key), out var team))
            return teams[(place.Unit.Id, place.Key)] = new TeamDraft(commune, place, decision, row, placing.HasVillages);
        if (team.Decision != decision)
            Fault(row.At.Decision, RosterColumn.Decision, row.Decision.Text, $"Tổ này ở {team.First.At.Team} theo quyết định {team.First.Decision.Text}: mỗi Tổ chỉ ghi một quyết định đang có hiệu lực");
        return team;
    }

    private (Unit Unit, UnitTree Tree)? CommuneOf(RosterRow row)
    {
        var day = row.Decision.IssuedOn;
        if (communes.TryGetValue((row.Commune, day), out var known) && known is not null)
            return known;
        var tree = treeOf(day);
        var found = FinderFor(tree).Find(row.Commune);
        if (found is Result<Unit>.Refused { Problem.Kind: ProblemKind.NotFound } && treeOf(today) is var present && FinderFor(present).Find(row.Commune) is Result<Unit>.Done ofToday)
            (found, tree) = (ofToday, present);
        if (found is Result<Unit>.Done(var unit))
            return communes[(row.Commune, day)] = (unit, tree);
        Fault(row.At.Commune, RosterColumn.Commune, row.Commune, ((Result<Unit>.Refused)found).Problem.Title);
        return null;
    }

    private CommuneFinder FinderFor(UnitTree tree)
    {
        if (!finders.TryGetValue(tree.Day, out var finder))
            finders[tree.Day] = finder = new CommuneFinder(tree, keys);
        return finder;
    }

    private static ListedDecision DecisionOf(DecisionText text, Unit commune, UnitTree tree)
    {
        var level = text.IssuerLevel ?? commune.Kind;
        return new((tree.Ancestor(commune.Id, level) ?? commune).Id, text.Number, text.IssuedOn, level);
    }

    /// <summary>A cell that many rows continue is faulted once.</summary>
    private void Fault(RosterPlace place, RosterColumn column, string value, string message)
    {
        if (faulted.Add((place, column)))
            faults.Add(place.Fault(column, value, message));
    }

    private IEnumerable<Fault> EndedUnits(List<TeamDraft> drafts) =>
        from draft in drafts.DistinctBy(draft => draft.Commune.Id)
        let last = draft.Commune.ValidTo ?? DateOnly.MaxValue
        where last < today
        select draft.First.At.Commune.Fault(
            RosterColumn.Commune, draft.First.Commune,
            $"Vào ngày quyết định đây là {draft.Commune.FullName} (mã {draft.Commune.Code}), đã kết thúc ngày {VietnamTime.Text(last)}: Tổ được ghi vào đơn vị đó");

    private static IEnumerable<Fault> VillagesUnknown(List<TeamDraft> drafts)
    {
        foreach (var commune in drafts.Where(draft => draft.Place.IsVillageUnknown).GroupBy(draft => draft.Commune.Id))
        {
            var first = commune.First();
            if (!first.CommuneHasVillages)
            {
                yield return first.First.At.Team.Fault(
                    RosterColumn.Team, first.First.Team, $"{first.Commune.FullName} chưa có danh sách thôn, tổ dân phố: {commune.Count()} Tổ cấp thôn được ghi vào xã, nhập lại danh sách này sau khi nhập thôn");
                continue;
            }
            foreach (var draft in commune)
            {
                yield return draft.First.At.Team.Fault(RosterColumn.Team, draft.First.Team, draft.Place.Candidates.Count == 0
                    ? $"Không có thôn, tổ dân phố nào của {draft.Commune.FullName} mang tên này: Tổ được ghi vào xã"
                    : $"Tên này hợp với nhiều thôn, tổ dân phố ({string.Join(", ", draft.Place.Candidates.Select(unit => $"{unit.FullName}, mã {unit.Code}"))}): Tổ được ghi vào xã");
            }
        }
    }
}

/// <summary>A team while its rows are gathered.</summary>
internal sealed record TeamDraft(Unit Commune, PlacedTeam Place, ListedDecision Decision, RosterRow First, bool CommuneHasVillages)
{
    public List<RosterRow> Rows { get; } = [];
}
