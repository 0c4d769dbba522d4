using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Units;

/// <summary>Understands the lines of a file of villages, or gathers every fault in it.</summary>
internal sealed class ImportReader(UnitDirectory directory, Sheet sheet, ImportColumns columns, DateOnly day)
{
    private const int LongestCode = 32, LongestName = 120;

    private readonly CommuneNames communes = new(directory);
    private readonly Dictionary<UnitId, string?> provinces = [];
    private readonly Dictionary<UnitId, int> seen = [];
    private readonly List<Fault> faults = [];

    public async Task<(IReadOnlyList<ImportLine> Lines, IReadOnlyList<Fault> Faults)> Read(IEnumerable<SheetRow> rows, CancellationToken ct)
    {
        var lines = new List<ImportLine>();
        foreach (var row in rows.Where(row => row.Cells.Any(cell => !cell.IsBlank)))
        {
            if (await Line(row, ct) is { } line)
                lines.Add(line);
        }
        return (lines, faults);
    }

    private async Task<ImportLine?> Line(SheetRow row, CancellationToken ct)
    {
        var before = faults.Count;
        var code = Text(row, columns.Code, "mã", LongestCode);
        if (code.Any(c => char.IsWhiteSpace(c) || c == '@') || Guid.TryParse(code, out _))
            Fault(row, columns.Code, "Mã không được có khoảng trắng hay dấu @, và không được là định danh.");
        var name = Text(row, columns.Name, "tên", LongestName);
        var subKind = UnitWords.SubKind(row[columns.Kind].Text);
        var kind = subKind is null ? null : UnitWords.KindOf(subKind);
        if (kind is not (UnitKind.Village or UnitKind.Commune))
            Fault(row, columns.Kind, row[columns.Kind].IsBlank ? "Thiếu loại (thôn, tổ dân phố, khu phố…)." : "Không phải một loại thôn, tổ dân phố hay đơn vị cấp xã.");
        var terrain = Terrain(row, kind);
        var households = Households(row);
        var from = ValidFrom(row);
        // A line with a fault is still looked at to its end, so that all its faults are told at once.
        if (await Commune(row, code, kind ?? UnitKind.Village, from ?? day, ct) is not var (commune, path))
            return null;
        if (commune.ValidFrom > from)
            Fault(row, columns.ValidFrom!.Value, $"{commune.FullName} chỉ có từ ngày {VietnamTime.Text(commune.ValidFrom)}: sửa ngày, hoặc ghi xã là mã@ngày.");
        if (kind == UnitKind.Commune && Folding.Fold(name) != Folding.Fold(commune.Name) && Folding.Fold(name) != Folding.Fold(commune.FullName))
            Fault(row, columns.Name, $"Mã {code} là {commune.FullName}: tên và mã không khớp.");
        var id = kind == UnitKind.Commune ? commune.Id : UnitId.Of($"village/{await ProvinceOf(commune.Id, ct)}/{code}");
        if (code.Length > 0 && !seen.TryAdd(id, row.Number))
            Fault(row, columns.Code, $"Mã này đã có ở dòng {seen[id]}: mỗi đơn vị một dòng.");
        if (faults.Count > before)
            return null;
        if (kind == UnitKind.Village)
            path = $"{Folding.Fold(Unit.FullNameOf(subKind!, name))} {path}";
        return new(row.Number, id, code, name, kind!.Value, subKind!, commune, path, terrain, households, from);
    }

    private async Task<(Unit Commune, string FoldedPath)?> Commune(SheetRow row, string code, UnitKind kind, DateOnly on, CancellationToken ct)
    {
        var column = kind == UnitKind.Commune ? columns.Code : columns.Commune;
        if (row[column].IsBlank)
        {
            if (kind == UnitKind.Village)
                Fault(row, column, "Thiếu đơn vị cấp xã: ghi mã, mã@ngày hoặc tên.");
            return null;
        }
        var found = await communes.Find(kind == UnitKind.Commune ? code : row[column].Text, on, ct);
        if (found is Result<(Unit, string)>.Done(var commune))
            return commune;
        var problem = ((Result<(Unit, string)>.Refused)found).Problem;
        Fault(row, column, $"{problem.Title} {problem.Detail}".TrimEnd());
        return null;
    }

    private async Task<string?> ProvinceOf(UnitId commune, CancellationToken ct) =>
        provinces.TryGetValue(commune, out var known) ? known : provinces[commune] = await directory.ProvinceCodeOf(commune, ct);

    private string Text(SheetRow row, int column, string what, int longest)
    {
        var text = Folding.Tidy(row[column].Text);
        if (text.Length == 0)
            Fault(row, column, $"Thiếu {what}.");
        else if (text.Length > longest)
            Fault(row, column, $"Dài hơn {longest} ký tự.");
        return text;
    }

    private Terrain? Terrain(SheetRow row, UnitKind? kind)
    {
        if (columns.Terrain is not { } column || row[column].IsBlank)
        {
            if (kind == UnitKind.Commune)
                Fault(row, columns.Terrain ?? columns.Kind, "Dòng của đơn vị cấp xã chỉ để ghi địa bàn: thiếu địa bàn.");
            return null;
        }
        var terrain = UnitWords.TerrainOf(row[column].Text);
        if (terrain is null)
            Fault(row, column, "Không phải một địa bàn: ghi đồng bằng, miền núi hoặc hải đảo.");
        return terrain;
    }

    private int? Households(SheetRow row)
    {
        if (columns.Households is not { } column || row[column].IsBlank)
            return null;
        if (int.TryParse(row[column].Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var households) && households <= 100_000)
            return households;
        Fault(row, column, "Số hộ phải là số nguyên từ 0 đến 100000, viết không có dấu.");
        return null;
    }

    private DateOnly? ValidFrom(SheetRow row)
    {
        if (columns.ValidFrom is not { } column || row[column].IsBlank)
            return null;
        var from = row[column].Date ?? DayOption.Parse(row[column].Text);
        if (from is null)
            Fault(row, column, "Ngày viết chưa đúng: viết 2025-07-01 hoặc 01/07/2025.");
        return from;
    }

    private void Fault(SheetRow row, int column, string message) => faults.Add(sheet.Fault(row, column, message));
}
