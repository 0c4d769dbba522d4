using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>Communes that stood until 2025-06-30, and what became of them.</summary>
internal sealed partial class UnitCatalogue
{
    private void AddOldCommunes()
    {
        var lines = WithKnownDistricts();
        var edges = lines.Select(line => (Old: line.Mapping.OldWardCode!, New: Corrected(line.Mapping.NewWardCode)))
            .Concat(corrections.Successors.Select(line => (Old: line.OldCode, New: line.NewCode)))
            .Distinct().ToList();
        var heirs = edges.ToLookup(edge => edge.Old, edge => edge.New);
        var sources = edges.ToLookup(edge => edge.New, edge => edge.Old);
        foreach (var (mapping, district) in lines.DistinctBy(line => line.Mapping.OldWardCode))
        {
            var version = OldVersion(mapping, district.Id);
            if (heirs[version.Code].ToList() is [var heir] && sources[heir].Count() == 1)
                GoesOn(version, current[(UnitKind.Commune, heir)]);
            else
                Ends(version, [.. heirs[version.Code]]);
        }
        foreach (var zone in corrections.Successors.Where(line => old.ContainsKey((UnitKind.District, line.OldCode))))
            changes.Add(new(Reform, UnitChangeKind.Retype, zone.Source, old[(UnitKind.District, zone.OldCode)].Id, current[(UnitKind.Commune, zone.NewCode)].Id, ChangeExtent.Whole));
    }

    private UnitVersion OldVersion(AddressPackage.Mapping mapping, UnitId district)
    {
        var (kind, name) = Parts(mapping.OldWardName!);
        var line = corrections.Spellings.FirstOrDefault(line => line.List == "before-2025" && line.PackageCode == mapping.OldWardCode);
        return new(KnownFrom, Reform.AddDays(-1), line?.Code ?? mapping.OldWardCode!, line?.Name ?? name, kind, district, null);
    }

    /// <summary>The reform left it whole and alone: the same unit, now under the province, perhaps with another name, kind or code.</summary>
    private void GoesOn(UnitVersion before, CatalogueUnit unit)
    {
        var after = unit.Versions[0];
        unit.Versions.Insert(0, before);
        old[(UnitKind.Commune, before.Code)] = unit;
        UnitChangeKind? what = before.Name != after.Name ? UnitChangeKind.Rename
            : before.SubKind != after.SubKind ? UnitChangeKind.Retype
            : before.Code != after.Code ? UnitChangeKind.Recode
            : null;
        if (what is { } kind)
            changes.Add(new(Reform, kind, after.Resolution!, unit.Id, unit.Id, ChangeExtent.Whole));
    }

    private void Ends(UnitVersion version, IReadOnlyList<string> heirs)
    {
        var unit = Made(UnitKind.Commune, version.Code, KnownFrom);
        unit.Versions.Add(version);
        old[(UnitKind.Commune, version.Code)] = unit;
        var (kind, extent) = heirs.Count == 1 ? (UnitChangeKind.Merge, ChangeExtent.Whole) : (UnitChangeKind.Split, ChangeExtent.Part);
        foreach (var heir in heirs.Select(code => current[(UnitKind.Commune, code)]))
            changes.Add(new(Reform, kind, heir.Versions[^1].Resolution!, unit.Id, heir.Id, extent));
    }

    /// <summary>Lines of communes whose district is known; of every other line a note says why it is not used.</summary>
    private List<(AddressPackage.Mapping Mapping, CatalogueUnit District)> WithKnownDistricts()
    {
        var provinces = corrections.Provinces.ToDictionary(province => Folding.Fold($"{province.Kind} {province.Name}"), province => province.Code);
        var districts = corrections.Districts.ToDictionary(district => (district.Province, Folding.Fold($"{district.Kind} {district.Name}")), district => old[(UnitKind.District, district.Code)]);
        var covered = corrections.Districts.Select(district => district.Province).ToHashSet();
        var zones = corrections.Successors.Select(line => line.NewCode).ToHashSet();
        var used = new List<(AddressPackage.Mapping, CatalogueUnit)>();
        var elsewhere = 0;
        foreach (var line in package.Mappings)
        {
            var province = line.OldProvinceName is { } name ? provinces.GetValueOrDefault(Folding.Fold(name)) : null;
            if (line.OldWardName is null)
                notes.Add($"Dòng {line.Id}: {line.NewWardName} lập từ nguyên một đơn vị, nguồn không nêu mã cũ; " + (zones.Contains(line.NewWardCode) ? "lấy theo successors-2025.csv." : "không nạp đơn vị cũ."));
            else if (string.IsNullOrEmpty(line.OldWardCode))
                notes.Add($"Dòng {line.Id}: {line.OldWardName}, {line.OldDistrictName}, {line.OldProvinceName} không có mã vì đã sáp nhập trước {Reform:dd'/'MM'/'yyyy}; nay thuộc {line.NewWardName}, {line.NewProvinceName}.");
            else if (province is null || !covered.Contains(province))
                elsewhere++;
            else if (districts.TryGetValue((province, Folding.Fold(line.OldDistrictName ?? "").Replace("' ", "'", StringComparison.Ordinal)), out var district))
                used.Add((line, district));
            else
                notes.Add($"Dòng {line.Id}: {line.OldWardName} không nạp được vì chưa có mã của {line.OldDistrictName}, {line.OldProvinceName}.");
        }
        notes.Add($"{elsewhere} dòng của các tỉnh mà danh mục chưa có cấp huyện trước {Reform:dd'/'MM'/'yyyy}: không nạp đơn vị cấp xã cũ.");
        return used;
    }

    private string Corrected(string code) => corrections.Spellings.FirstOrDefault(line => line.List == "2025" && line.PackageCode == code)?.Code ?? code;
}
