using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>
/// The nation's units with their history, put together from the package and its corrections. It covers the days since <see cref="KnownFrom"/>; before
/// the reform it has every province, and the districts and communes of those provinces whose districts the corrections list.
/// </summary>
internal sealed partial class UnitCatalogue
{
    /// <summary>First day the catalogue speaks for. A unit that is older counts as standing since this day.</summary>
    public static readonly DateOnly KnownFrom = new(2021, 1, 1);

    /// <summary>First day of the two-level administration.</summary>
    public static readonly DateOnly Reform = new(2025, 7, 1);

    /// <summary>Resolution on the arrangement of provinces.</summary>
    private const string ProvinceResolution = "202/2025/QH15";

    private readonly AddressPackage package;
    private readonly CatalogueCorrections corrections;
    private readonly Dictionary<(UnitKind Kind, string Code), CatalogueUnit> old = [];
    private readonly Dictionary<(UnitKind Kind, string Code), CatalogueUnit> current = [];
    private readonly List<UnitChange> changes = [];
    private readonly List<string> notes = [];

    private UnitCatalogue(AddressPackage package, CatalogueCorrections corrections) => (this.package, this.corrections) = (package, corrections);

    /// <summary>Parents before children.</summary>
    public IReadOnlyList<CatalogueUnit> Units { get; private set; } = [];

    public IReadOnlyList<UnitChange> Changes => changes;

    /// <summary>What was left out and why, Vietnamese.</summary>
    public IReadOnlyList<string> Notes => notes;

    public static UnitCatalogue From(AddressPackage package, CatalogueCorrections corrections)
    {
        var catalogue = new UnitCatalogue(package, corrections);
        var nation = Nation();
        catalogue.AddProvinces(nation.Id);
        catalogue.AddOldDistricts();
        catalogue.AddCommunes();
        catalogue.AddOldCommunes();
        catalogue.ApplyChanges();
        catalogue.Units = [nation, .. catalogue.old.Values.Concat(catalogue.current.Values).Distinct().OrderBy(unit => unit.Kind)];
        return catalogue;
    }

    /// <summary>The root alone, for an installation without the package.</summary>
    public static CatalogueUnit Nation() =>
        new(UnitDirectory.NationId, UnitKind.Nation) { Versions = { new(KnownFrom, null, UnitDirectory.NationCode, "Việt Nam", "Nước", null, null) } };

    private void AddProvinces(UnitId nation)
    {
        var before = corrections.Provinces.ToLookup(province => province.Successor);
        foreach (var listed in package.Provinces)
        {
            var (kind, name) = (listed.PlaceType == "Tỉnh" ? "Tỉnh" : "Thành phố", ShortName(listed.Name));
            var merged = before[listed.ProvinceCode].ToList();
            var goesOn = merged is [var only] && only.Code == listed.ProvinceCode;
            var unit = Made(UnitKind.Province, listed.ProvinceCode, Reform);
            unit.Versions.Add(new(goesOn ? KnownFrom : Reform, null, listed.ProvinceCode, name, kind, nation, goesOn ? null : ProvinceResolution));
            current[(UnitKind.Province, listed.ProvinceCode)] = unit;
            foreach (var province in merged)
                old[(UnitKind.Province, province.Code)] = goesOn ? unit : Ended(province, nation, unit.Id);
        }
    }

    private CatalogueUnit Ended(CatalogueCorrections.OldProvince province, UnitId nation, UnitId successor)
    {
        var unit = Made(UnitKind.Province, province.Code, KnownFrom);
        unit.Versions.Add(new(KnownFrom, Reform.AddDays(-1), province.Code, province.Name, province.Kind, nation, null));
        changes.Add(new(Reform, UnitChangeKind.Merge, province.Source, unit.Id, successor, ChangeExtent.Whole));
        return unit;
    }

    private void AddOldDistricts()
    {
        foreach (var district in corrections.Districts)
        {
            var unit = Made(UnitKind.District, district.Code, KnownFrom);
            var province = old[(UnitKind.Province, district.Province)].Id;
            unit.Versions.Add(new(KnownFrom, Reform.AddDays(-1), district.Code, district.Name, district.Kind, province, null));
            old[(UnitKind.District, district.Code)] = unit;
        }
    }

    private void AddCommunes()
    {
        var corrected = corrections.Spellings.Where(line => line.List == "2025").ToDictionary(line => line.PackageCode);
        foreach (var listed in package.Wards)
        {
            var (kind, name) = Parts(listed.Name);
            var code = listed.WardCode;
            if (corrected.TryGetValue(code, out var line))
                (code, name) = (line.Code, line.Name);
            var unit = Made(UnitKind.Commune, code, Reform);
            unit.Versions.Add(new(Reform, null, code, name, kind, current[(UnitKind.Province, listed.ProvinceCode)].Id, corrections.CommuneResolutions.GetValueOrDefault(listed.ProvinceCode)));
            current[(UnitKind.Commune, code)] = unit;
        }
    }

    private void ApplyChanges()
    {
        foreach (var change in corrections.Changes.OrderBy(change => change.EffectiveOn))
        {
            var kind = change.Code.Length == 2 ? UnitKind.Province : UnitKind.Commune;
            var unit = (change.EffectiveOn < Reform ? old : current)[(kind, change.Code)];
            if (change.EffectiveOn < Reform)
                unit.Versions[0] = unit.Versions[0] with { Name = change.OldName, SubKind = change.OldKind };
            var was = unit.Versions[^1];
            if (was.Name != change.OldName || was.SubKind != change.OldKind)
                throw new InvalidOperationException($"{change.Code} is {was.SubKind} {was.Name}, not what changes.csv says for {change.EffectiveOn}");
            unit.Change(change.EffectiveOn, change.Source, version => version with { Name = change.NewName, SubKind = change.NewKind });
            var what = change.OldName == change.NewName ? UnitChangeKind.Retype : UnitChangeKind.Rename;
            changes.Add(new(change.EffectiveOn, what, change.Source, unit.Id, unit.Id, ChangeExtent.Whole));
        }
    }

    private static CatalogueUnit Made(UnitKind kind, string code, DateOnly listedFrom) =>
        new(UnitId.Of($"{UnitWords.Code(kind)}/{code}/{listedFrom:yyyy-MM-dd}"), kind);

    private static string ShortName(string name) => name.StartsWith("Thành phố ", StringComparison.Ordinal) ? OfficialSpelling.Of(name["Thành phố ".Length..]) : OfficialSpelling.Of(name);

    /// <summary><c>Đặc khu Lý Sơn</c> → <c>Đặc khu</c>, <c>Lý Sơn</c>.</summary>
    private static (string Kind, string Name) Parts(string fullName)
    {
        var name = OfficialSpelling.Of(fullName);
        foreach (var kind in new[] { "Xã", "Phường", "Thị trấn", "Đặc khu" })
        {
            if (name.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase))
                return (kind, name[(kind.Length + 1)..]);
        }
        throw new FormatException($"“{fullName}” does not begin with the kind of commune");
    }
}
