using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Domain.Tests.Units.Reform;

/// <summary>Events picked by chance among the units there are: some make sense, some do not.</summary>
internal sealed class RandomReform(Random random)
{
    public ReformEvent Next(ReformState state, DateOnly on)
    {
        var kind = Enum.GetValues<ReformKind>()[random.Next(7)];
        var reform = ATree.Event(kind, on) with { Resolution = $"{random.Next(1000)}/NQ" };
        return kind switch
        {
            ReformKind.Merge => Merge(state, reform),
            ReformKind.Split or ReformKind.PartMoved => Divide(state, reform),
            ReformKind.Rename or ReformKind.Retype => Renew(state, reform),
            ReformKind.AbolishLevel => Abolish(state, reform),
            _ => Place(state, reform),
        };
    }

    private ReformEvent Merge(ReformState state, ReformEvent reform)
    {
        var level = random.Next(4) == 0 ? UnitKind.Village : UnitKind.Commune;
        var olds = Some(state, level, 1 + random.Next(3));
        var into = random.Next(3) == 0 && Some(state, level, 1) is [var standing] ? standing.Id : (UnitId?)null;
        var made = New(level, olds.FirstOrDefault()?.Last.ParentId ?? ATree.Id("51"));
        return reform with
        {
            NewUnits = into is null ? [made] : [],
            Edges = [.. olds.Select(old => new UnitEdge(old.Id, into ?? made.Id, ChangeExtent.Whole))],
            Renewals = into is { } heir && random.Next(2) == 0 ? [new(heir, state.Find(heir)!.Last.Code, $"Tên {random.Next(100)}", state.Find(heir)!.Last.SubKind)] : [],
        };
    }

    private ReformEvent Divide(ReformState state, ReformEvent reform)
    {
        var old = Some(state, UnitKind.Commune, 1).FirstOrDefault();
        if (old is null)
            return reform;
        var made = Enumerable.Range(0, random.Next(1, 3)).Select(_ => New(UnitKind.Commune, random.Next(5) == 0 ? ATree.Id("48") : old.Last.ParentId!.Value)).ToList();
        var heirs = made.Select(unit => unit.Id).Concat(Some(state, UnitKind.Commune, 1).Select(unit => unit.Id)).Distinct().ToList();
        var villages = state.EverBelow(old.Id).Where(_ => random.Next(2) == 0);
        return reform with
        {
            NewUnits = made, Edges = [.. heirs.Select(heir => new UnitEdge(old.Id, heir, ChangeExtent.Part))],
            Placements = [.. villages.Select(village => new Placement(village.Id, heirs[random.Next(heirs.Count)]))],
        };
    }

    private ReformEvent Renew(ReformState state, ReformEvent reform)
    {
        var level = (UnitKind)random.Next(1, 5);
        var kinds = level switch { UnitKind.Province => ["Tỉnh", "Thành phố"], UnitKind.District => ["Huyện", "Thị xã"], UnitKind.Commune => new[] { "Xã", "Phường" }, _ => ["Thôn", "Tổ dân phố"] };
        return reform with
        {
            Renewals = [.. Some(state, level, 1 + random.Next(2)).Select(unit => new Renewal(
                unit.Id, random.Next(4) == 0 ? $"{random.Next(60)}" : unit.Last.Code, random.Next(2) == 0 ? $"Tên {random.Next(50)}" : unit.Last.Name, kinds[random.Next(2)]))],
        };
    }

    private ReformEvent Abolish(ReformState state, ReformEvent reform) => reform with
    {
        Edges = [.. Some(state, random.Next(5) == 0 ? UnitKind.Commune : UnitKind.District, 1).Select(unit => new UnitEdge(unit.Id, unit.Last.ParentId!.Value, ChangeExtent.Whole))],
    };

    /// <summary>Villages that a division left open, on the day of that division.</summary>
    private ReformEvent Place(ReformState state, ReformEvent reform)
    {
        var divided = state.Changes.Where(change => change.Kind == UnitChangeKind.Split).OrderBy(change => change.ToString(), StringComparer.Ordinal).ToList();
        if (divided.Count == 0)
            return reform;
        var chosen = divided[random.Next(divided.Count)];
        var open = state.EverBelow(chosen.OldId).Where(village => village.ValidTo == chosen.EffectiveOn.AddDays(-1));
        return reform with { EffectiveOn = chosen.EffectiveOn, Placements = [.. open.Take(2).Select(village => new Placement(village.Id, chosen.NewId))] };
    }

    private NewUnit New(UnitKind kind, UnitId parent)
    {
        var code = $"N{random.Next(40)}";
        return new(UnitId.Of($"test/{kind}/{code}/{random.Next(3)}"), kind, code, $"Mới {code}", kind == UnitKind.Village ? "Thôn" : "Xã", parent);
    }

    private List<UnitLife> Some(ReformState state, UnitKind kind, int count)
    {
        var all = state.Units.Values.Where(unit => unit.Kind == kind && (unit.ValidTo is null || random.Next(10) == 0)).OrderBy(unit => unit.Id.Value).ToArray();
        random.Shuffle(all);
        return [.. all.Take(count)];
    }
}
