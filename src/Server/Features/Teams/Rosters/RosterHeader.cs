using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Dòng tiêu đề of a roster sheet: which column stands where.</summary>
/// <param name="LastRow">Row number of the header's last row.</param>
/// <param name="Columns">Index of each column found.</param>
/// <param name="Unknown">Headers that the form does not have, by index.</param>
internal sealed record RosterHeader(int LastRow, IReadOnlyDictionary<RosterColumn, int> Columns, IReadOnlyDictionary<int, string> Unknown)
{
    /// <summary>What is so in every row and stands in no column.</summary>
    public IReadOnlyDictionary<RosterColumn, string> Constants { get; init; } = new Dictionary<RosterColumn, string>();

    /// <summary>Columns were matched by somebody, who knows which are left out.</summary>
    public bool IsMapped { get; init; }

    /// <summary>The header stands within so many rows.</summary>
    public const int RowsSearched = 20;

    /// <summary>Code of the problem that a column stands twice.</summary>
    public const string RepeatedColumn = "roster-header-repeated";

    private const int TallestHeader = HeaderGuess.TallestHeader;

    /// <summary>The headers exactly as the Thanh Hóa annex prints them.</summary>
    public static readonly IReadOnlyList<(RosterColumn Column, string Text)> Form =
    [
        (RosterColumn.Ordinal, "TT"), (RosterColumn.Commune, @"Tên Phường\xã"), (RosterColumn.Team, "Tên Tổ"), (RosterColumn.Decision, "Số Quyết định"),
        (RosterColumn.Name, "Họ tên thành viên"), (RosterColumn.Role, "Chức vụ trong tổ"), (RosterColumn.Phone, "Số điện thoại liên hệ"), (RosterColumn.Note, "Ghi chú"),
    ];

    /// <summary>Spellings met in lists, folded and without signs and spaces.</summary>
    private static readonly Dictionary<string, RosterColumn> Spellings = new()
    {
        ["tt"] = RosterColumn.Ordinal, ["stt"] = RosterColumn.Ordinal, ["sott"] = RosterColumn.Ordinal, ["sothutu"] = RosterColumn.Ordinal,
        ["tenphuongxa"] = RosterColumn.Commune, ["tenxaphuong"] = RosterColumn.Commune, ["phuongxa"] = RosterColumn.Commune, ["xaphuong"] = RosterColumn.Commune,
        ["tenxaphuongdackhu"] = RosterColumn.Commune, ["xaphuongdackhu"] = RosterColumn.Commune, ["tenphuongxadackhu"] = RosterColumn.Commune, ["tenxa"] = RosterColumn.Commune,
        ["tento"] = RosterColumn.Team, ["tentocnscd"] = RosterColumn.Team, ["tentocongnghesocongdong"] = RosterColumn.Team,
        ["soquyetdinh"] = RosterColumn.Decision, ["soqd"] = RosterColumn.Decision, ["quyetdinh"] = RosterColumn.Decision, ["soquyetdinhthanhlap"] = RosterColumn.Decision,
        ["hotenthanhvien"] = RosterColumn.Name, ["hovatenthanhvien"] = RosterColumn.Name, ["hoten"] = RosterColumn.Name, ["hovaten"] = RosterColumn.Name,
        ["chucvutrongto"] = RosterColumn.Role, ["chucvu"] = RosterColumn.Role, ["chucdanhtrongto"] = RosterColumn.Role,
        ["sodienthoailienhe"] = RosterColumn.Phone, ["sodienthoai"] = RosterColumn.Phone, ["dienthoai"] = RosterColumn.Phone, ["sdt"] = RosterColumn.Phone, ["dienthoailienhe"] = RosterColumn.Phone,
        ["ghichu"] = RosterColumn.Note,
        ["ngayquyetdinh"] = RosterColumn.DecisionDate, ["ngaybanhanh"] = RosterColumn.DecisionDate, ["ngayqd"] = RosterColumn.DecisionDate,
    };

    private static readonly RosterColumn[] Needed =
        [RosterColumn.Commune, RosterColumn.Team, RosterColumn.Decision, RosterColumn.Name, RosterColumn.Role, RosterColumn.Phone];

    /// <summary>Finds the header in a sheet's first rows.</summary>
    /// <param name="isCommune">Whether this names a commune: a sheet that is named for one needs no column of communes.</param>
    /// <returns>A problem with <see cref="Fault"/>s where a header was found that is not whole; null where there is none at all.</returns>
    public static Result<RosterHeader>? Find(Sheet sheet, IReadOnlyList<SheetRow> rows, Func<string, bool> isCommune)
    {
        RosterHeader? best = null;
        for (var first = 0; first < rows.Count && rows[first].Number <= RowsSearched; first++)
        {
            for (var height = 1; height <= TallestHeader && first + height <= rows.Count && rows[first + height - 1].Number <= RowsSearched; height++)
            {
                var header = Of([.. rows.Skip(first).Take(height)]);
                if (Missing(header).Count == 0)
                    return Repeated(sheet, [.. rows.Skip(first).Take(height)]) is { } repeated ? Faulty(repeated, RepeatedColumn) : header;
                if (best is null || header.Columns.Count > best.Columns.Count)
                    best = header;
            }
        }
        if (best is null || best.Columns.Count < 3)
            return null;
        if (Missing(best) is [RosterColumn.Commune] && SheetName.Commune(sheet.Name) is { } commune && isCommune(commune))
            return best with { Constants = new Dictionary<RosterColumn, string> { [RosterColumn.Commune] = commune } };
        return Faulty(new Fault(
            sheet.Name, best.LastRow, "A", null, $"Dòng tiêu đề thiếu cột {string.Join(", ", Missing(best).Select(column => $"“{TextOf(column)}”"))}; biểu mẫu gồm: {string.Join(" | ", Form.Select(column => column.Text))}"));
    }

    public static string TextOf(RosterColumn column) => Form.Single(one => one.Column == column).Text;

    /// <summary>A header may take several rows: a column is known by one of its cells, or by all of them together.</summary>
    private static RosterHeader Of(IReadOnlyList<SheetRow> rows)
    {
        var columns = new Dictionary<RosterColumn, int>();
        var unknown = new Dictionary<int, string>();
        for (var index = 0; index < rows.Max(row => row.Cells.Count); index++)
        {
            var texts = rows.Select(row => row[index].Text).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
            if (texts.Append(string.Concat(texts)).Select(ColumnOf).FirstOrDefault(column => column is not null) is { } known)
                columns.TryAdd(known, index);
            else if (texts.Count > 0)
                unknown[index] = Folding.Tidy(texts[^1]);
        }
        return new(rows[^1].Number, columns, unknown);
    }

    private static Fault? Repeated(Sheet sheet, IReadOnlyList<SheetRow> rows)
    {
        var row = rows[^1];
        var seen = new Dictionary<RosterColumn, int>();
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (ColumnOf(row[index].Text) is { } column && !seen.TryAdd(column, index))
                return sheet.Fault(row, index, $"Cột này trùng với cột {ColumnName.Of(seen[column])}: chỉ giữ lại một");
        }
        return null;
    }

    private static RosterColumn? ColumnOf(string text) =>
        Spellings.TryGetValue(string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit)), out var column) ? column : null;

    private static List<RosterColumn> Missing(RosterHeader header) => [.. Needed.Where(column => !header.Columns.ContainsKey(column))];

    private static Problem Faulty(Fault fault, string code = "roster-header") => new(code, "Dòng tiêu đề không đúng biểu mẫu.") { Faults = [fault] };
}
