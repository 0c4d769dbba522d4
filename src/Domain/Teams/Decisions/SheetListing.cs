using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>Makes teams of the rows of a decision's sheet, with the same reading, placing and checks as a roster that comes as a file.</summary>
/// <param name="tree">Of the day of the decision; knows <paramref name="unit"/>.</param>
/// <param name="unit">The commune (before 2025-07-01 also the district) whose teams the decision names.</param>
public sealed class SheetListing(UnitTree tree, Unit unit, ListedDecision decision, AffiliationCell affiliations)
{
    private static readonly IReadOnlyDictionary<RosterColumn, string> Letters = new Dictionary<RosterColumn, string>
    {
        [RosterColumn.Team] = SheetColumns.Team, [RosterColumn.Name] = SheetColumns.Name, [RosterColumn.Role] = SheetColumns.Role,
        [RosterColumn.Phone] = SheetColumns.Phone, [RosterColumn.Note] = SheetColumns.Note, [RosterColumn.Decision] = "", [RosterColumn.Commune] = "",
    };

    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    private readonly TeamPlacing placing = new(tree, unit);
    private readonly List<Fault> faults = [];
    private readonly List<Fault> notices = [];
    private readonly List<TeamDraft> drafts = [];
    private readonly Dictionary<RosterRow, (IReadOnlyList<string> Affiliations, ListedTerm Term)> said = new(ReferenceEqualityComparer.Instance);

    public ListedRoster List(IReadOnlyList<TypedRow> rows)
    {
        (string Name, RosterPlace Place)? team = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var place = new RosterPlace(null, i + 1, Letters);
            if (rows[i].Team.Trim() is { Length: > 0 } named)
                team = (named, place);
            if (rows[i] with { Team = "" } is { IsBlank: true })
                continue;
            if (team is not { } of)
                faults.Add(place.Fault(RosterColumn.Team, null, "Thiếu tên Tổ: dòng này không nối tiếp dòng nào ở trên"));
            else if (Read(rows[i], of.Name, new(place, place, of.Place, of.Place)) is { } row)
                DraftOf(row).Rows.Add(row);
        }
        var checks = new RosterChecks(drafts);
        faults.AddRange(checks.Faults());
        notices.AddRange(checks.Notices());
        notices.AddRange(Unplaced());
        return new([.. drafts.Select(Listed)], faults, notices);
    }

    private RosterRow? Read(TypedRow typed, string team, RosterRowPlaces at)
    {
        var before = faults.Count;
        var name = typed.Name.Trim().Length == 0 ? Refused<string>(at, SheetColumns.Name, null, "Thiếu họ tên thành viên") : Value(PersonNameReader.Read(typed.Name), at, SheetColumns.Name, typed.Name);
        var role = typed.Role.Trim().Length == 0
            ? Refused<RoleText>(at, SheetColumns.Role, null, "Thiếu chức vụ; cần một trong: Tổ trưởng, Tổ phó thường trực, Tổ phó, Thành viên")
            : Value(RoleReader.Read(typed.Role), at, SheetColumns.Role, typed.Role);
        var phone = typed.Phone.Trim().Length == 0 ? null : Value(PhoneReader.Read(typed.Phone), at, SheetColumns.Phone, typed.Phone);
        var listed = Value(affiliations.Read(typed.Affiliations), at, SheetColumns.Affiliations, typed.Affiliations);
        var term = Value(TermOf(typed.Term), at, SheetColumns.Term, typed.Term);
        if (faults.Count > before)
            return null;
        var row = new RosterRow(at, unit.FullName, team, new(decision.Number, decision.IssuedOn, decision.IssuerLevel), name!, role!, phone, typed.Note.Trim() is { Length: > 0 } note ? note : null);
        said[row] = (listed!, term!);
        return row;
    }

    private Result<ListedTerm> TermOf(string text)
    {
        if (text.Trim().Length == 0)
            return new ListedTerm(null);
        if (!DateOnly.TryParseExact(text.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new Problem("term-day", "Ngày hết nhiệm kỳ viết chưa đúng; viết ngày/tháng/năm như 30/06/2027");
        return day < decision.IssuedOn ? new Problem("term-before", $"Nhiệm kỳ hết trước ngày quyết định {VietnamTime.Text(decision.IssuedOn)}") : new ListedTerm(day);
    }

    private TeamDraft DraftOf(RosterRow row)
    {
        var place = placing.Place(row.Team);
        if (drafts.Find(draft => draft.Place.Unit.Id == place.Unit.Id && draft.Place.Key == place.Key) is { } known)
            return known;
        var made = new TeamDraft(unit, place, decision, row, placing.HasVillages);
        drafts.Add(made);
        return made;
    }

    private ListedTeam Listed(TeamDraft draft, int index) => new(
        draft.Place.Unit.Id, unit.Id, draft.Place.Level, draft.First.Team, draft.Place.Key, draft.Place.KeyOnCommune, index + 1, decision, draft.First.At.Team, draft.First.At.Decision,
        [.. draft.Rows.Select(Member)]);

    private ListedMember Member(RosterRow row) =>
        new(row.At.Member, row.Name, Folding.Fold(row.Name), row.Phone, row.Role.Role, row.Role.Post, said[row].Affiliations, row.Note) { Term = said[row].Term };

    /// <summary>A name that belongs to no village is most often a slip of the pen.</summary>
    private IEnumerable<Fault> Unplaced() =>
        from draft in drafts
        where draft.Place.IsVillageUnknown
        select draft.First.At.Team.Fault(RosterColumn.Team, draft.First.Team, !placing.HasVillages
            ? $"{unit.FullName} chưa có danh sách thôn, tổ dân phố: Tổ được ghi vào xã"
            : draft.Place.Candidates.Count == 0
                ? $"Không có thôn, tổ dân phố nào của {unit.FullName} mang tên này: Tổ được ghi vào xã"
                : $"Tên này hợp với nhiều thôn, tổ dân phố ({string.Join(", ", draft.Place.Candidates.Select(village => village.FullName))}): Tổ được ghi vào xã");

    private T? Value<T>(Result<T> reading, RosterRowPlaces at, string column, string text)
        where T : class => reading is Result<T>.Done(var value) ? value : Refused<T>(at, column, text, ((Result<T>.Refused)reading).Problem.Title);

    private T? Refused<T>(RosterRowPlaces at, string column, string? text, string message)
        where T : class
    {
        faults.Add(new(null, at.Member.Row, column, text, message));
        return null;
    }
}
