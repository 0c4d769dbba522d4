using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>A column of a register's file.</summary>
/// <param name="Id">Its header, e.g. <c>noSmartphone</c>.</param>
/// <param name="Text">Its header in Vietnamese, which is read as well.</param>
/// <param name="Required">Whether a file without it is refused.</param>
internal sealed record RegisterColumn(string Id, string Text, bool Required);

/// <summary>A register's file: columns in any order under a header row, one subject a row. Every fault of the file is gathered.</summary>
internal sealed class RegisterForm(IReadOnlyList<RegisterColumn> columns)
{
    /// <summary>More than this many faults help nobody; the rest is counted.</summary>
    private const int FaultsShown = 1_000;

    private readonly List<Fault> faults = [];
    private readonly Dictionary<(UnitId, string), int> rowOf = [];

    internal int Faults => faults.Count;

    /// <summary>All subjects of the file, or a refusal with every fault.</summary>
    /// <param name="read">A row's subject; null where it noted a fault.</param>
    public Result<List<T>> Read<T>(IReadOnlyList<Sheet> sheets, Func<RegisterRow, T?> read)
        where T : struct
    {
        var listed = new List<T>();
        foreach (var sheet in sheets.Where(sheet => !sheet.Hidden))
        {
            Dictionary<string, int>? at = null;
            foreach (var row in sheet.Rows)
            {
                if (at is null)
                    at = Header(sheet, row);
                else if (read(new(this, sheet, row, at)) is { } subject)
                    listed.Add(subject);
                if (at is null)
                    return Refusal();
            }
        }
        if (faults.Count > 0)
            return Refusal();
        return listed.Count > 0 ? listed : new Problem("register-empty", "Tệp không có dòng nào.", $"Dòng đầu là tiêu đề: {Titles}.");
    }

    internal void Add(Fault fault) => faults.Add(fault);

    /// <returns>The row that has the code already; null where this is the first.</returns>
    internal int? Earlier(UnitId village, string code, int row) => rowOf.TryAdd((village, code), row) ? null : rowOf[(village, code)];

    private string Titles => string.Join(",", columns.Select(column => column.Id));

    private Dictionary<string, int>? Header(Sheet sheet, SheetRow row)
    {
        var names = row.Cells.Select(cell => Key(cell.Text)).ToList();
        var at = columns.ToDictionary(column => column.Id, column => names.FindIndex(name => name == Key(column.Id) || name == Key(column.Text)));
        var missing = columns.Where(column => at[column.Id] < 0 && column.Required).ToList();
        if (missing.Count == 0)
            return at;
        faults.Add(new(sheet.Name, row.Number, "A", null, $"Thiếu cột {string.Join(", ", missing.Select(column => column.Id))}; tiêu đề phải là: {Titles}, hoặc bằng tiếng Việt: {string.Join(", ", columns.Select(column => column.Text))}"));
        return null;
    }

    private static string Key(string header) => Folding.Fold(header).Replace(" ", "", StringComparison.Ordinal);

    private Problem Refusal() => new("register-faults", $"Tệp có {faults.Count} lỗi, chưa ghi gì.", "Sửa các ô được nêu rồi nhập lại.")
    {
        Faults = faults.Count <= FaultsShown ? faults : [.. faults.Take(FaultsShown), new(null, 0, "", null, $"… và {faults.Count - FaultsShown} lỗi nữa")],
    };
}

/// <summary>A row of a register's file; reading a wrong cell notes its fault.</summary>
internal sealed class RegisterRow(RegisterForm form, Sheet sheet, SheetRow row, Dictionary<string, int> at)
{
    private const int LongestText = 200, LongestCode = 100;

    private readonly int faultsBefore = form.Faults;

    /// <summary>Whether no fault has been noted in this row.</summary>
    public bool IsSound => form.Faults == faultsBefore;

    /// <summary>Tidied; blank where the cell or the column is.</summary>
    public string Text(string column) => at[column] < 0 ? "" : Folding.Tidy(row[at[column]].Text);

    /// <param name="what">Vietnamese, for the fault.</param>
    public string Required(string column, string what)
    {
        var text = Text(column);
        if (text.Length is 0 or > LongestText)
            Fault(column, text.Length == 0 ? $"Thiếu {what}" : $"{what} dài quá {LongestText} ký tự");
        return text;
    }

    public string Optional(string column, string what)
    {
        var text = Text(column);
        if (text.Length > LongestText)
            Fault(column, $"{what} dài quá {LongestText} ký tự");
        return text;
    }

    /// <summary>Whole, 0 to 100; 0 where the file has no such column.</summary>
    public int Count(string column)
    {
        var text = Text(column);
        if (at[column] < 0)
            return 0;
        if (int.TryParse(text, out var count) && count is >= 0 and <= 100)
            return count;
        Fault(column, "Phải là số nguyên từ 0 đến 100");
        return 0;
    }

    /// <summary>The village by code or, where only one of the area has it, by name.</summary>
    public UnitId Village(string column, VillageNames villages)
    {
        var text = Required(column, "mã thôn");
        if (text.Length == 0)
            return default;
        if (villages.Find(text) is { } village)
            return village;
        Fault(column, villages.Refusal(text));
        return default;
    }

    /// <summary>The subject's code, which stands once in its village.</summary>
    public string Code(string column, string what) => Required(column, what) is { Length: <= LongestCode } code ? code : "";

    /// <summary>Notes a fault where the village has the code already, further up.</summary>
    public void MustBeFirst(string column, UnitId village, string code, string what)
    {
        if (IsSound && form.Earlier(village, code, row.Number) is { } earlier)
            Fault(column, $"{what} này đã có ở dòng {earlier} cùng thôn");
    }

    public void Fault(string column, string message) => form.Add(sheet.Fault(row, at[column], message));
}
