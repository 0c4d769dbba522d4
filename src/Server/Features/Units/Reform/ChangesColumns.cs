using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Where the columns of a conversion table stand, in any order; other columns are left alone.</summary>
internal sealed class ChangesColumns
{
    private static readonly (TableColumn? Column, string Name)[] Known =
    [
        (TableColumn.OldCode, "old_code"), (TableColumn.OldName, "old_name"), (TableColumn.DistrictCode, "old_district_code"), (TableColumn.DistrictName, "old_district"),
        (TableColumn.ProvinceCode, "old_province_code"), (null, "old_province"), (TableColumn.NewCode, "new_code"), (TableColumn.NewName, "new_name"), (TableColumn.NewProvinceCode, "new_province_code"),
    ];

    private static readonly string[] Kinds = ["Thị trấn", "Đặc khu", "Thành phố", "Thị xã", "Xã", "Phường", "Huyện", "Quận", "Tỉnh"];

    private readonly Dictionary<string, int> places;

    private ChangesColumns(Dictionary<string, int> places) => this.places = places;

    public static Result<ChangesColumns> In(Sheet sheet, SheetRow head)
    {
        var found = new Dictionary<string, int>();
        for (var column = 0; column < head.Cells.Count; column++)
            found.TryAdd(Folding.Fold(head[column].Text), column);
        var missing = Known.Where(known => !found.ContainsKey(known.Name)).ToList();
        if (missing.Count == 0)
            return new ChangesColumns(found);
        return new Problem("unit-file-columns", "Dòng tiêu đề của bảng chuyển đổi chưa đúng.", $"Cần các cột {string.Join(", ", Known.Select(known => known.Name))}. Không có gì bị thay đổi.")
        {
            Faults = [.. missing.Select(known => new Fault(sheet.Name, head.Number, "A", null, $"Thiếu cột {known.Name}: thêm cột này vào dòng tiêu đề."))],
        };
    }

    public TableLine Read(SheetRow row)
    {
        var district = Code(row, "old_district_code", 3);
        var old = Text(row, "old_code");
        // A district that became a commune as a whole stands with its own code; a spreadsheet may have dropped the zeros of any other.
        var oldCode = old.Length == 0 ? "" : old.PadLeft(3, '0') == district ? district : old.PadLeft(5, '0');
        return new(
            row.Number, Unit(oldCode, Text(row, "old_name")), Unit(district, Text(row, "old_district")), Unit(Code(row, "old_province_code", 2), Text(row, "old_province")),
            Code(row, "new_code", 5), Text(row, "new_name"), Code(row, "new_province_code", 2));
    }

    public Fault Fault(Sheet sheet, SheetRow row, TableFault fault) => sheet.Fault(row, places[Array.Find(Known, known => known.Column == fault.Column).Name], fault.Message);

    private string Text(SheetRow row, string column) => OfficialSpelling.Of(row[places[column]].Text);

    private string Code(SheetRow row, string column, int length) => Text(row, column).PadLeft(length, '0');

    private static TableUnit Unit(string code, string fullName) =>
        Array.Find(Kinds, kind => fullName.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase)) is { } kind ? new(code, kind, fullName[(kind.Length + 1)..]) : new(code, "", fullName);
}
