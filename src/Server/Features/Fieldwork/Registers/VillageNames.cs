using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>The villages that a register's file may speak of, as files name them: by code, or by a name that only one of them has.</summary>
internal sealed class VillageNames
{
    private readonly Dictionary<string, UnitId> codes;
    private readonly ILookup<string, UnitId> names;
    private readonly string areaName;

    /// <param name="areas">The file's units: villages beyond them are not the sender's.</param>
    public VillageNames(UnitTree tree, IReadOnlyList<Unit> areas)
    {
        var villages = areas.SelectMany(area => tree.Under(area.Id, UnitKind.Village)).ToList();
        codes = villages.GroupBy(village => village.Code).ToDictionary(group => group.Key, group => group.First().Id);
        names = villages.SelectMany(village => new[] { (Key: Folding.Fold(village.FullName), village.Id), (Key: Folding.Fold(village.Name), village.Id) }).Distinct().ToLookup(one => one.Key, one => one.Id);
        areaName = string.Join(", ", areas.Select(area => area.FullName));
    }

    public bool IsEmpty => codes.Count == 0;

    public UnitId? Find(string text) => codes.TryGetValue(text, out var village) ? village : names[Folding.Fold(text)].ToList() is [var only] ? only : null;

    public string Refusal(string text) => names[Folding.Fold(text)].Count() > 1
        ? $"Có nhiều thôn tên {text} trong {areaName}; ghi mã thôn"
        : $"Không có thôn mã {text} trong {areaName}; xem mã ở trang Đơn vị, hoặc nhập thôn trước bằng cds unit import";
}
