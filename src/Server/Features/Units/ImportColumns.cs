using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Units;

/// <summary>Where the columns of a file of villages stand: <c>code,name,kind,commune,terrain,households,validFrom</c>, in any order and case, or in Vietnamese.</summary>
internal sealed record ImportColumns(int Code, int Name, int Kind, int Commune, int? Terrain, int? Households, int? ValidFrom)
{
    private static readonly (string Name, bool Required, string[] Words)[] Known =
    [
        ("code", true, ["code", "ma", "ma thon", "ma don vi"]),
        ("name", true, ["name", "ten", "ten thon", "ten don vi"]),
        ("kind", true, ["kind", "loai", "loai hinh"]),
        ("commune", true, ["commune", "xa", "ma xa", "don vi cap xa"]),
        ("terrain", false, ["terrain", "dia ban"]),
        ("households", false, ["households", "so ho", "ho"]),
        ("validFrom", false, ["validfrom", "valid from", "valid_from", "tu ngay"]),
    ];

    public static Result<ImportColumns> In(Sheet sheet, SheetRow head)
    {
        var faults = new List<Fault>();
        var places = new Dictionary<string, int>();
        for (var column = 0; column < head.Cells.Count; column++)
        {
            var text = Folding.Fold(head[column].Text);
            var known = Array.Find(Known, candidate => candidate.Words.Contains(text));
            if (known.Name is not null && !places.TryAdd(known.Name, column))
                faults.Add(sheet.Fault(head, column, $"Cột {known.Name} có hai lần: giữ lại một."));
        }
        foreach (var missing in Known.Where(column => column.Required && !places.ContainsKey(column.Name)))
            faults.Add(new(sheet.Name, head.Number, "A", null, $"Thiếu cột {missing.Name}: thêm cột này vào dòng tiêu đề."));
        if (faults.Count > 0)
        {
            return new Problem("unit-file-columns", "Dòng tiêu đề của tệp chưa đúng.", "Cần các cột code, name, kind, commune; có thể thêm terrain, households, validFrom. Không có gì bị thay đổi.") { Faults = faults };
        }
        return new ImportColumns(places["code"], places["name"], places["kind"], places["commune"], Find(places, "terrain"), Find(places, "households"), Find(places, "validFrom"));
    }

    private static int? Find(Dictionary<string, int> places, string name) => places.TryGetValue(name, out var column) ? column : null;
}
