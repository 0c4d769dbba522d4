using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>A unit of the catalogue with all its versions, in order.</summary>
internal sealed class CatalogueUnit(UnitId id, UnitKind kind)
{
    public UnitId Id => id;

    public UnitKind Kind => kind;

    public List<UnitVersion> Versions { get; } = [];

    public DateOnly ValidFrom => Versions[0].ValidFrom;

    public DateOnly? ValidTo => Versions[^1].ValidTo;

    public UnitVersion On(DateOnly day) => Versions.Last(version => version.ValidFrom <= day);

    /// <summary>From <paramref name="day"/> on the unit is as <paramref name="changed"/> makes it.</summary>
    public void Change(DateOnly day, string resolution, Func<UnitVersion, UnitVersion> changed)
    {
        var last = Versions[^1];
        Versions[^1] = last with { ValidTo = day.AddDays(-1) };
        Versions.Add(changed(last) with { ValidFrom = day, ValidTo = last.ValidTo, Resolution = resolution });
    }

    public static string Folded(UnitVersion version) => Folding.Fold($"{version.SubKind} {version.Name}");
}
