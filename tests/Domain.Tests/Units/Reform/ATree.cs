using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Domain.Tests.Units.Reform;

/// <summary>A small made-up nation: two provinces, a district in one, communes with villages.</summary>
internal static class ATree
{
    public static readonly DateOnly First = new(2021, 1, 1);

    public static UnitId Id(string code) => UnitId.Of($"test/{code}");

    public static ReformState State(int villages = 4)
    {
        var units = new List<UnitLife> { Life("VN", UnitKind.Nation, "Nước", "Việt Nam", null) };
        foreach (var province in new[] { "51", "48" })
        {
            units.Add(Life(province, UnitKind.Province, "Tỉnh", $"Tỉnh {province}", "VN"));
            units.Add(Life($"{province}H", UnitKind.District, "Huyện", $"Huyện {province}", province));
            for (var i = 1; i <= 4; i++)
            {
                units.Add(Life($"{province}{i}", UnitKind.Commune, "Xã", $"Số {i}", i <= 2 ? $"{province}H" : province));
                for (var j = 1; j <= villages; j++)
                    units.Add(Life($"{province}{i}-{j}", UnitKind.Village, "Thôn", $"Thôn {j}", $"{province}{i}"));
            }
        }
        return ReformState.Of(units, []);
    }

    public static ReformEvent Event(ReformKind kind, DateOnly on) => new() { Id = Guid.CreateVersion7(), Kind = kind, EffectiveOn = on, Resolution = "1/NQ-UBTVQH15" };

    public static NewUnit Commune(string code, string province = "51") => new(Id(code), UnitKind.Commune, code, $"Mới {code}", "Xã", Id(province));

    public static ReformEvent Merge(DateOnly on, NewUnit into, params string[] olds) =>
        Event(ReformKind.Merge, on) with { NewUnits = [into], Edges = [.. olds.Select(old => new UnitEdge(Id(old), into.Id, ChangeExtent.Whole))] };

    public static ReformEvent Split(DateOnly on, string old, params NewUnit[] into) =>
        Event(ReformKind.Split, on) with { NewUnits = into, Edges = [.. into.Select(unit => new UnitEdge(Id(old), unit.Id, ChangeExtent.Part))] };

    /// <summary>Everything there is, as one text: two states are the same where their texts are.</summary>
    public static string Text(this ReformState state) => string.Join('\n',
        state.Units.Values.OrderBy(unit => unit.Id.Value).Select(unit => $"{unit.Id} {unit.Kind} {string.Join(" | ", unit.Versions)}")
            .Concat(state.Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal)));

    private static UnitLife Life(string code, UnitKind kind, string subKind, string name, string? parent) =>
        new(Id(code), kind, [new(First, null, code, name, subKind, parent is null ? null : Id(parent), null)]);
}
