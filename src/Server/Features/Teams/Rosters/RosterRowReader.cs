using System.Text;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Reads the rows below the header of one sheet: blank commune, team and decision continue the row above.</summary>
internal sealed partial class RosterRowReader(Sheet sheet, RosterHeader header, List<RosterRow> rows, List<Fault> faults, List<Fault> notices)
{
    private readonly Dictionary<RosterColumn, string> letters = header.Columns.ToDictionary(column => column.Key, column => ColumnName.Of(column.Value));
    private readonly Dictionary<string, Result<DecisionText>> decisions = [];
    private readonly Dictionary<string, Result<RoleText>> roles = [];
    private readonly HashSet<int> strayColumns = [];
    private (string Text, RosterPlace Place)? commune;
    private (string Text, RosterPlace Place)? team;
    private (DecisionText? Text, RosterPlace Place)? decision;
    private bool inExample;

    public void Read(IEnumerable<SheetRow> below)
    {
        var first = true;
        var ended = false;
        StartAnew(new RosterPlace(sheet.Name, header.LastRow, letters));
        foreach (var row in below)
        {
            if (ended)
            {
                AfterTotal(row);
                continue;
            }
            ended = IsTotal(row);
            if (!ended && !(first && IsColumnNumbers(row)))
                Read(row);
            first = false;
        }
        foreach (var (index, text) in header.Unknown.Where(_ => !header.IsMapped))
            notices.Add(new(sheet.Name, header.LastRow, ColumnName.Of(index), text, $"Cột “{text}” không có trong biểu mẫu, không đọc"));
    }

    private void Read(SheetRow row)
    {
        if (row.Cells.All(cell => cell.IsBlank))
            return;
        var place = new RosterPlace(sheet.Name, row.Number, letters);
        if (IsExample(row))
        {
            notices.Add(place.Fault(RosterColumn.Name, Text(row, RosterColumn.Name), "Dòng ví dụ (VD) của biểu mẫu, không đọc"));
            return;
        }
        StrayCells(row);
        Continue(row, place);
        if (IsPlaceholder(FullName(row)))
        {
            WithoutMember(row, place);
            return;
        }
        ReadMember(row, place);
    }

    /// <summary>What stands in no column is so from the first row on.</summary>
    private void StartAnew(RosterPlace place)
    {
        if (Constant(RosterColumn.Commune) is { } communeText)
            commune = (communeText, place);
        if (Constant(RosterColumn.Team) is { } teamText)
            team = (teamText, place);
        if (Constant(RosterColumn.Decision) is { } number && !header.Columns.ContainsKey(RosterColumn.DecisionDate))
            decision = (DecisionOf(RosterMapping.DecisionText(number, Constant(RosterColumn.DecisionDate) ?? ""), place), place);
    }

    /// <summary>Takes over what the row says of commune, team and decision; a new commune ends team and decision, an unnamed team the team.</summary>
    private void Continue(SheetRow row, RosterPlace place)
    {
        if (Text(row, RosterColumn.Commune) is { Length: > 0 } communeText && !IsPlaceholder(communeText))
        {
            var (before, isOther) = (commune, commune?.Text != communeText);
            commune = (communeText, place);
            if (isOther && Constant(RosterColumn.Team) is null)
                team = null;
            if (before is not null && isOther && Constant(RosterColumn.Decision) is null)
                decision = null;
        }
        if (TeamText(row) is { Length: > 0 } teamText)
            team = IsPlaceholder(teamText) ? null : (teamText, place);
        var (number, date) = (Text(row, RosterColumn.Decision), Text(row, RosterColumn.DecisionDate));
        if (number.Length + date.Length == 0)
            return;
        var decisionText = RosterMapping.DecisionText(number.Length > 0 ? number : Constant(RosterColumn.Decision) ?? "", date.Length > 0 ? date : Constant(RosterColumn.DecisionDate) ?? "");
        if (!IsPlaceholder(decisionText))
            decision = (DecisionOf(decisionText, place), place);
    }

    /// <summary>Where thôn, tổ dân phố stands in a column of its own, a team is named for it, and for what Tên Tổ says besides.</summary>
    private string TeamText(SheetRow row)
    {
        var (own, village) = (Text(row, RosterColumn.Team), Text(row, RosterColumn.Village));
        if (village.Length == 0 || IsPlaceholder(village))
            return own;
        if (own.Length == 0 || IsPlaceholder(own))
            own = Constant(RosterColumn.Team) ?? "Tổ CNSCĐ";
        return HeaderCells.Words(own).Contains(HeaderCells.Words(village), StringComparison.Ordinal) ? own : $"{own} {village}";
    }

    private DecisionText? DecisionOf(string text, RosterPlace place)
    {
        if (!decisions.TryGetValue(text, out var reading))
            decisions[text] = reading = DecisionReader.Read(text);
        return Value(reading, place, RosterColumn.Decision, text);
    }

    private RoleText? RoleOf(string text, RosterPlace place)
    {
        if (!roles.TryGetValue(text, out var reading))
            roles[text] = reading = RoleReader.Read(text);
        return Value(reading, place, RosterColumn.Role, text);
    }

    private void ReadMember(SheetRow row, RosterPlace place)
    {
        if (commune is null)
            faults.Add(place.Fault(RosterColumn.Commune, null, "Thiếu tên phường, xã: dòng này không nối tiếp dòng nào ở trên"));
        if (team is null)
            faults.Add(place.Fault(RosterColumn.Team, Text(row, RosterColumn.Team), "Thiếu tên Tổ"));
        if (decision is null)
            faults.Add(place.Fault(RosterColumn.Decision, null, "Thiếu số quyết định; viết như 01/QĐ-UBND ngày 10/7/2025"));
        var written = FullName(row);
        var name = Value(PersonNameReader.Read(written), place, RosterColumn.Name, written);
        var roleText = Text(row, RosterColumn.Role) is { Length: > 0 } own ? own : Constant(RosterColumn.Role) ?? "";
        var role = roleText.Length == 0
            ? Refuse<RoleText>(place, RosterColumn.Role, "Thiếu chức vụ; cần một trong: Tổ trưởng, Tổ phó thường trực, Tổ phó, Thành viên")
            : RoleOf(roleText, place);
        var phoneText = Cell(row, RosterColumn.Phone).Text;
        var hasPhone = !string.IsNullOrWhiteSpace(phoneText) && !IsPlaceholder(phoneText);
        var phone = hasPhone ? Value(PhoneReader.Read(phoneText), place, RosterColumn.Phone, Folding.Tidy(phoneText)) : null;
        if (commune is null || team is null || decision?.Text is null || name is null || role is null || (hasPhone && phone is null))
            return;
        rows.Add(new(
            new(place, commune.Value.Place, team.Value.Place, decision.Value.Place),
            commune.Value.Text, team.Value.Text, decision.Value.Text, name, WithPost(role, Text(row, RosterColumn.Post)), phone, Note(row)));
    }

    private string FullName(SheetRow row) => Folding.Tidy($"{Text(row, RosterColumn.Name)} {Text(row, RosterColumn.GivenName)}");

    private static RoleText WithPost(RoleText role, string post) =>
        post.Length == 0 || IsPlaceholder(post) || role.Post == post ? role : role with { Post = role.Post is null ? post : $"{role.Post}, {post}" };

    private void WithoutMember(SheetRow row, RosterPlace place)
    {
        if (Text(row, RosterColumn.Role).Length > 0 || Cell(row, RosterColumn.Phone).Text.Any(char.IsAsciiDigit))
        {
            faults.Add(place.Fault(RosterColumn.Name, null, "Thiếu họ tên thành viên"));
            return;
        }
        var shown = Text(row, RosterColumn.Team) is { Length: > 0 } teamText ? teamText : Text(row, RosterColumn.Commune);
        if (shown.Length > 0)
            notices.Add(place.Fault(RosterColumn.Team, shown, "Dòng chưa có thành viên, không đọc"));
    }

    /// <summary>
    /// The form's example begins with VD and goes on over the rows that continue it; its second block has no VD, only masked phones.
    /// </summary>
    private bool IsExample(SheetRow row)
    {
        var mark = Folding.Fold(Text(row, RosterColumn.Ordinal)).Trim('.', ':', ' ');
        if (mark is "vd" or "vi du")
            return inExample = true;
        if (!inExample || mark.Length > 0)
            return inExample = false;
        var startsAnew = Text(row, RosterColumn.Commune).Length > 0 || Text(row, RosterColumn.Team).Length > 0 || Text(row, RosterColumn.Decision).Length > 0;
        return inExample = !startsAnew || IsPlaceholder(Text(row, RosterColumn.Name)) || Text(row, RosterColumn.Phone).Contains("**", StringComparison.Ordinal);
    }

    private bool IsTotal(SheetRow row) =>
        new[] { RosterColumn.Ordinal, RosterColumn.Commune, RosterColumn.Team }.Any(column => Total().IsMatch(Folding.Fold(Text(row, column))));

    /// <summary>A row "1 2 3 …" or "(1) (2) (3) …" under the header.</summary>
    private bool IsColumnNumbers(SheetRow row) =>
        Text(row, RosterColumn.Name).Length > 0 && row.Cells.Where(cell => !cell.IsBlank).All(cell => ColumnNumber().IsMatch(cell.Text.Trim()));

    private void AfterTotal(SheetRow row)
    {
        if (RoleReader.Read(Text(row, RosterColumn.Role)) is Result<RoleText>.Done && Text(row, RosterColumn.Name).Length > 0)
            notices.Add(new RosterPlace(sheet.Name, row.Number, letters).Fault(RosterColumn.Name, Text(row, RosterColumn.Name), "Dòng đứng sau dòng TỔNG, không đọc"));
    }

    private void StrayCells(SheetRow row)
    {
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (!row[index].IsBlank && !header.Columns.Values.Contains(index) && !header.Unknown.ContainsKey(index) && strayColumns.Add(index))
                notices.Add(sheet.Fault(row, index, "Cột không có tiêu đề, không đọc"));
        }
    }

    private string? Note(SheetRow row)
    {
        var note = Folding.Normal(Cell(row, RosterColumn.Note).Text.ReplaceLineEndings("\n"), NormalizationForm.FormC).Trim();
        return note.Length == 0 ? null : note;
    }

    private string? Constant(RosterColumn column) => header.Constants.GetValueOrDefault(column);

    private SheetCell Cell(SheetRow row, RosterColumn column) => header.Columns.TryGetValue(column, out var index) ? row[index] : SheetCell.Blank;

    private string Text(SheetRow row, RosterColumn column) => Cell(row, column).Text is { Length: > 0 } text ? Folding.Tidy(text) : "";

    private T? Value<T>(Result<T> reading, RosterPlace place, RosterColumn column, string text) where T : class =>
        reading is Result<T>.Done(var value) ? value : Refuse<T>(place, column, ((Result<T>.Refused)reading).Problem.Title, text);

    private T? Refuse<T>(RosterPlace place, RosterColumn column, string message, string? text = null) where T : class
    {
        faults.Add(place.Fault(column, text, message));
        return null;
    }

    /// <summary>Blank, dots only, or a word with dots where a name is still to be filled in: "Tổ ….", "Thôn…".</summary>
    /// <remarks>Words are told apart by space alone, so that a cell of thirty thousand letters can be cut in one way only.</remarks>
    private static bool IsPlaceholder(string text) => Dots().IsMatch(text);

    [GeneratedRegex(@"^\s*$|^[-.…_\s]+$|^(\p{L}+\s+){0,2}(\p{L}+\s*)?(…|\.{2,}|_{2,})[.…_\s]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dots();

    [GeneratedRegex(@"^tong( cong| so)?\s*[:.]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"^\(?\d{1,2}\)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ColumnNumber();
}
