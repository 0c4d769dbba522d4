using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Targets;

/// <summary>A sheet as a file: exactly its rows and columns, and the same file back in.</summary>
internal static class TargetFile
{
    private const string Code = "Mã đơn vị", Name = "Đơn vị", Households = "Số hộ";

    private const int HeaderWithin = 20, FaultsShown = 200;

    public static string NameOf(TargetSheet sheet, TableFormat format) => $"chi-tieu_{sheet.Whole.Code}_{sheet.Period.Code}_{sheet.Program.Id}.{ListedTable.EndingOf(format)}";

    public static ListedTable Of(TargetSheet sheet) => new(
        $"CHỈ TIÊU {sheet.Period.Text.ToUpper(CultureInfo.InvariantCulture)}", sheet.Whole.FullName,
        [$"{sheet.Whole.FullName}, {sheet.Program.Title}, ngày {VietnamTime.Text(sheet.Today)}", "Số không kèm đơn vị tính theo đơn vị ở đầu cột; số lượng thì ghi kèm đơn vị, ví dụ 5.000 hộ. Ô trống: theo mức cấp trên đã giao."],
        [(Code, 14), (Name, 34), (Households, 10), .. sheet.Lines.Select(line => (Header(line), 22d))],
        [.. sheet.Rows.Select(unit => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Of(unit.Code, CellLook.Centre), XlsxCell.Of(unit.FullName), XlsxCell.Of((decimal)sheet.Households.GetValueOrDefault(unit.Id)),
            .. sheet.Lines.Select(line => sheet.Own(unit, line) is { Amount: var amount } ? amount.Scale == TargetScale.Count ? XlsxCell.Of(TargetText.Cell(amount, line)) : XlsxCell.Of(amount.Number) : XlsxCell.Blank),
        ])]);

    /// <summary>The id stands in brackets behind the name, and is what a file is read by.</summary>
    private static string Header(TargetLine line) => $"{line.Name}, {line.Measure} [{line.Id}]";

    /// <summary>The cells of a file in the form that is given out. Columns it does not have are left as they are.</summary>
    public static Result<TypedTargets> Read(Stream file, TargetSheet sheet) => SheetReader.Read<TypedTargets>(file, SheetLimits.Form, sheets =>
    {
        var shown = sheets.FirstOrDefault(one => !one.Hidden);
        var (texts, faults) = (new Dictionary<(UnitId, string), string>(), new List<Fault>());
        List<(int At, TargetLine Line)>? columns = null;
        var code = -1;
        foreach (var row in shown?.Rows ?? [])
        {
            if (columns is null)
            {
                code = Enumerable.Range(0, row.Cells.Count).Where(at => Folding.Fold(row[at].Text) == Folding.Fold(Code)).DefaultIfEmpty(-1).First();
                if (code >= 0)
                    columns = Columns(shown!, row, code, sheet, faults);
                else if (row.Number > HeaderWithin)
                    break;
            }
            else if (!row[code].IsBlank)
            {
                ReadRow(shown!, row, code, columns, sheet, texts, faults);
            }
        }
        if (columns is null)
            return new Problem("targets-file-header", "Không thấy dòng tiêu đề của bảng chỉ tiêu.", $"Tải bảng về (XLSX hoặc CSV), điền vào chính tệp đó rồi nhập lại; dòng tiêu đề có cột “{Code}”.");
        if (faults.Count > 0)
            return new Problem("targets-file-faults", $"Tệp có {VietnameseNumbers.Text(faults.Count)} lỗi, chưa ghi gì.", "Sửa các ô được nêu rồi nhập lại.") { Faults = [.. faults.Take(FaultsShown)] };
        return new TypedTargets(texts);
    });

    private static List<(int, TargetLine)> Columns(Sheet from, SheetRow header, int code, TargetSheet sheet, List<Fault> faults)
    {
        var columns = new List<(int, TargetLine)>();
        for (var at = 0; at < header.Cells.Count; at++)
        {
            var text = Folding.Tidy(header[at].Text);
            if (at == code || text.Length == 0 || Folding.Fold(text) == Folding.Fold(Name) || Folding.Fold(text) == Folding.Fold(Households))
                continue;
            var id = text.LastIndexOf('[') is >= 0 and var open && text.EndsWith(']') ? text[(open + 1)..^1] : text;
            if (sheet.Lines.FirstOrDefault(line => line.Id == id) is not { } line)
                faults.Add(from.Fault(header, at, $"Chương trình này không có mục “{id}”. Giữ nguyên tiêu đề cột như trong tệp tải về."));
            else if (columns.Exists(one => one.Item2.Id == line.Id))
                faults.Add(from.Fault(header, at, $"Mục “{id}” có hai cột."));
            else
                columns.Add((at, line));
        }
        return columns;
    }

    private static void ReadRow(
        Sheet from, SheetRow row, int code, List<(int At, TargetLine Line)> columns, TargetSheet sheet, Dictionary<(UnitId, string), string> texts, List<Fault> faults)
    {
        var unit = sheet.Rows.FirstOrDefault(one => string.Equals(one.Code, Folding.Tidy(row[code].Text), StringComparison.OrdinalIgnoreCase));
        if (unit is null)
        {
            faults.Add(from.Fault(row, code, $"Không có đơn vị mang mã này trong bảng của {sheet.Whole.FullName}."));
            return;
        }
        foreach (var (at, line) in columns)
        {
            // A cell that Excel keeps as a number has no thousands in it.
            var text = row[at].Number is { } number ? number.ToString(CultureInfo.InvariantCulture).Replace('.', ',') : row[at].Text;
            var (amount, fault) = TargetText.Read(text, line);
            if (fault is not null)
                faults.Add(from.Fault(row, at, fault));
            else if (!texts.TryAdd((unit.Id, line.Id), text))
                faults.Add(from.Fault(row, code, $"{unit.FullName} có hai dòng."));
            else if (!sheet.MaySet(unit) && amount != sheet.Own(unit, line)?.Amount)
                faults.Add(from.Fault(row, at, $"Bạn không giao chỉ tiêu cho chính {unit.FullName}."));
        }
    }
}
