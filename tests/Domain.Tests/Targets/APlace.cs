using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Targets;

/// <summary>A province of two communes, one of them in the mountains, with three villages.</summary>
internal static class APlace
{
    private static readonly DateOnly From = new(2025, 7, 1);

    public static readonly Unit Nation = new(UnitId.Of("vn"), "VN", "Việt Nam", UnitKind.Nation, "Nước", null, null, From, null),
        Province = Nation with { Id = UnitId.Of("p"), Code = "51", Name = "Quảng Ngãi", Kind = UnitKind.Province, SubKind = "Tỉnh", ParentId = Nation.Id },
        Plain = Province with { Id = UnitId.Of("c1"), Code = "1", Name = "An Phú", Kind = UnitKind.Commune, SubKind = "Xã", ParentId = Province.Id, Terrain = Terrain.Plain },
        Mountain = Plain with { Id = UnitId.Of("c2"), Code = "2", Name = "Trà Bồng", Terrain = Terrain.Mountain },
        First = Plain with { Id = UnitId.Of("v1"), Code = "11", Name = "Một", Kind = UnitKind.Village, SubKind = "Thôn", ParentId = Plain.Id, Terrain = null },
        Second = First with { Id = UnitId.Of("v2"), Code = "12", Name = "Hai" },
        High = First with { Id = UnitId.Of("v3"), Code = "21", Name = "Cao", ParentId = Mountain.Id };

    public static readonly UnitTree Tree = new(From, [Nation, Province, Plain, Mountain, First, Second, High]);

    public static readonly Period Year = Period.Year(2026), Quarter = Period.Quarter(2026, 1), January = Period.Month(2026, 1);

    private static readonly Clause Clause = new("x", "1", "…");

    /// <summary>80 % in the plain, 50 % in the mountains.</summary>
    public static readonly Indicator Service = Indicator("service", new Population.Households()) with
    {
        Targets = [new([Terrain.Plain], 80, Clause), new([Terrain.Mountain], 50, Clause)],
    };

    public static readonly TargetLine ServiceLine = new(Service, IsQuota: false);

    public static Indicator Indicator(string id, Population population) =>
        new(id, id, population, IndicatorSource.Observed, Clause) { ValueUnit = population is Population.CommuneMonths ? "mẫu/xã/tháng" : "%" };

    public static TargetLine Line(Population population) => new(Indicator("line", population), IsQuota: false);

    public static SetTarget Share(Unit unit, decimal number, Period period, Unit? from = null, string line = "service") => new(line, unit.Id, period, new(number, TargetScale.Value), from?.Id);

    public static SetTarget Count(Unit unit, long number, Period period, long register, Unit? from = null) =>
        new("service", unit.Id, period, new(number, TargetScale.Count), from?.Id) { Register = register };
}
