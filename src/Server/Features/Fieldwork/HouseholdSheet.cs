using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>A household as a register's file lists it.</summary>
internal readonly record struct ListedHousehold(UnitId Village, string Code, HouseholdCard Card);

/// <summary>The register's form: <c>code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone</c>, in any order.</summary>
/// <param name="villages">By code.</param>
/// <param name="readPhone">Ten digits, or why not.</param>
internal sealed class HouseholdSheet(IReadOnlyDictionary<string, UnitId> villages, Func<string, Result<string>> readPhone)
{
    /// <summary>More than this many faults help nobody; the rest is counted.</summary>
    private const int FaultsShown = 1_000;

    private static readonly string[] Columns = ["code", "village", "head", "address", "phone", "members", "from14", "from15", "from18", "elderly60", "disabled", "noSmartphone"];
    private static readonly HashSet<string> Optional = ["address", "phone", "elderly60", "disabled", "noSmartphone"];

    private readonly List<Fault> faults = [];
    private readonly Dictionary<(UnitId, string), int> rowOf = [];

    /// <summary>All households of the file, or a refusal with every fault.</summary>
    public Result<List<ListedHousehold>> Read(IReadOnlyList<Sheet> sheets)
    {
        var households = new List<ListedHousehold>();
        foreach (var sheet in sheets.Where(sheet => !sheet.Hidden))
        {
            int[]? at = null;
            foreach (var row in sheet.Rows)
            {
                if (at is null)
                    at = Header(sheet, row);
                else if (ReadRow(sheet, row, at) is { } household)
                    households.Add(household);
                if (at is null)
                    return Refusal();
            }
        }
        if (faults.Count > 0)
            return Refusal();
        return households.Count > 0 ? households : new Problem("register-empty", "Tệp không có hộ nào.", "Dòng đầu là tiêu đề: " + string.Join(",", Columns) + ".");
    }

    private int[]? Header(Sheet sheet, SheetRow row)
    {
        var names = row.Cells.Select(cell => Folding.Fold(cell.Text).Replace(" ", "", StringComparison.Ordinal)).ToList();
        var at = Columns.Select(column => names.IndexOf(column.ToLowerInvariant())).ToArray();
        var missing = Columns.Where((column, i) => at[i] < 0 && !Optional.Contains(column)).ToList();
        if (missing.Count == 0)
            return at;
        faults.Add(new(sheet.Name, row.Number, "A", null, $"Thiếu cột {string.Join(", ", missing)}; tiêu đề phải là: {string.Join(",", Columns)}"));
        return null;
    }

    private ListedHousehold? ReadRow(Sheet sheet, SheetRow row, int[] at)
    {
        var faultsBefore = faults.Count;
        var code = Required(sheet, row, at[0], "mã hộ");
        var villageCode = Required(sheet, row, at[1], "mã thôn");
        var head = Required(sheet, row, at[2], "tên chủ hộ");
        UnitId village = default;
        if (villageCode.Length > 0 && !villages.TryGetValue(villageCode, out village))
            Add(sheet, row, at[1], $"Không có thôn mã {villageCode} trong tỉnh; nhập thôn trước bằng cds unit import");
        string? phone = null;
        if (Text(row, at[4]) is { Length: > 0 } phoneText)
        {
            if (readPhone(phoneText) is Result<string>.Done(var digits))
                phone = digits;
            else
                Add(sheet, row, at[4], "Số điện thoại phải gồm mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09");
        }
        var card = new HouseholdCard(
            head, Text(row, at[3]), phone, Count(sheet, row, at[5]), Count(sheet, row, at[6]), Count(sheet, row, at[7]), Count(sheet, row, at[8]),
            Count(sheet, row, at[9]), Count(sheet, row, at[10]), Count(sheet, row, at[11]));
        if (faults.Count == faultsBefore && card.Fault() is { } fault)
            Add(sheet, row, at[5], fault);
        if (faults.Count == faultsBefore && !rowOf.TryAdd((village, code), row.Number))
            Add(sheet, row, at[0], $"Mã hộ này đã có ở dòng {rowOf[(village, code)]} cùng thôn");
        return faults.Count == faultsBefore ? new(village, code, card) : null;
    }

    private string Required(Sheet sheet, SheetRow row, int column, string what)
    {
        var text = Text(row, column);
        if (text.Length is 0 or > 200)
            Add(sheet, row, column, text.Length == 0 ? $"Thiếu {what}" : $"{what} dài quá 200 ký tự");
        return text;
    }

    private int Count(Sheet sheet, SheetRow row, int column)
    {
        var text = Text(row, column);
        if (text.Length == 0 && column < 0)
            return 0;
        if (int.TryParse(text, out var count) && count is >= 0 and <= 100)
            return count;
        if (text.Length > 0 || column >= 0)
            Add(sheet, row, column, "Phải là số nguyên từ 0 đến 100");
        return 0;
    }

    private static string Text(SheetRow row, int column) => column < 0 ? "" : Folding.Tidy(row[column].Text);

    private void Add(Sheet sheet, SheetRow row, int column, string message) => faults.Add(sheet.Fault(row, column, message));

    private Problem Refusal() => new("register-faults", $"Tệp có {faults.Count} lỗi, chưa ghi gì.", "Sửa các ô được nêu rồi nhập lại.")
    {
        Faults = faults.Count <= FaultsShown ? faults : [.. faults.Take(FaultsShown), new(null, 0, "", null, $"… và {faults.Count - FaultsShown} lỗi nữa")],
    };
}
