namespace CongDongSo.Domain.Units.Reform;

/// <summary>One event being applied, after its checks: the lives it has touched so far.</summary>
internal sealed class ReformWork(ReformState state, ReformEvent reform)
{
    private readonly Dictionary<UnitId, UnitLife> after = [];
    private readonly HashSet<UnitChange> changes = [];
    private readonly Dictionary<UnitId, UnitId> placed = reform.Placements.DistinctBy(placement => placement.Village).ToDictionary(placement => placement.Village, placement => placement.Parent);

    public List<string> Faults { get; } = [];

    public ReformEffect Effect => new([.. after.Keys.Select(state.Find).OfType<UnitLife>()], [.. after.Values], [.. changes]);

    public void Run()
    {
        foreach (var unit in reform.NewUnits)
            after[unit.Id] = new(unit.Id, unit.Kind, [new(reform.EffectiveOn, null, unit.Code, unit.Name, unit.SubKind, unit.Parent, reform.Resolution)]);
        foreach (var renewal in reform.Renewals)
            Renew(state.Find(renewal.Unit)!, renewal);
        foreach (var edge in reform.Edges)
            changes.Add(new(reform.EffectiveOn, KindOfEdge, reform.Resolution, edge.Old, edge.New, edge.Extent));
        var ending = Ending.ToList();
        foreach (var unit in ending)
            after[unit.Id] = unit.EndedOn(reform.Eve);
        foreach (var unit in ending)
            PassOn(unit);
        foreach (var placement in reform.Placements.Where(placement => !changes.Contains(Moved(placement.Village))))
            Place(state.Find(placement.Village)!, placement.Parent);
    }

    private IEnumerable<UnitLife> Ending =>
        reform.Kind is ReformKind.Merge or ReformKind.Split or ReformKind.AbolishLevel ? reform.Edges.Select(edge => edge.Old).Distinct().Select(id => state.Find(id)!) : [];

    private UnitChangeKind KindOfEdge => reform.Kind switch
    {
        ReformKind.Split => UnitChangeKind.Split,
        ReformKind.PartMoved => UnitChangeKind.Move,
        ReformKind.AbolishLevel => UnitChangeKind.Abolish,
        _ => UnitChangeKind.Merge,
    };

    private void Renew(UnitLife unit, Renewal renewal)
    {
        var was = unit.Last;
        var what = was.Name != renewal.Name ? UnitChangeKind.Rename : was.SubKind != renewal.SubKind ? UnitChangeKind.Retype : UnitChangeKind.Recode;
        after[unit.Id] = unit.From(reform.EffectiveOn, was with { Code = renewal.Code, Name = renewal.Name, SubKind = renewal.SubKind, Resolution = reform.Resolution });
        changes.Add(new(reform.EffectiveOn, what, reform.Resolution, unit.Id, unit.Id, ChangeExtent.Whole));
    }

    /// <summary>What lies below a unit that ends.</summary>
    private void PassOn(UnitLife unit)
    {
        UnitId? whole = reform.Edges.Where(edge => edge.Old == unit.Id).ToList() is [{ Extent: ChangeExtent.Whole } only] ? only.New : null;
        foreach (var child in state.EverBelow(unit.Id).Where(child => !after.ContainsKey(child.Id) && (child.ValidTo ?? Spans.Open) >= reform.EffectiveOn))
        {
            if (child.Last.ParentId != unit.Id || child.ValidTo is not null || child.Last.ValidFrom >= reform.EffectiveOn)
            {
                if (child.Versions.Any(version => version.ParentId == unit.Id && (version.ValidTo ?? Spans.Open) >= reform.EffectiveOn))
                    Faults.Add($"{child.Named} thuộc {unit.FullName} có thay đổi từ ngày {Time.VietnamTime.Text(child.Last.ValidFrom)}, sau ngày hiệu lực: chọn ngày hiệu lực sau ngày đó.");
            }
            else if (placed.TryGetValue(child.Id, out var chosen))
                Place(child, chosen);
            else if (whole is { } heir)
                after[child.Id] = child.From(reform.EffectiveOn, child.Last with { ParentId = heir, Resolution = reform.Resolution });
            else if (child.Kind == UnitKind.Village)
                after[child.Id] = child.EndedOn(reform.Eve);
            else
                Faults.Add($"{child.Named} thuộc {unit.FullName} chưa rõ về đơn vị nào: sắp xếp đơn vị này trước.");
        }
    }

    private void Place(UnitLife village, UnitId parent)
    {
        after[village.Id] = village.ValidTo is null
            ? village.From(reform.EffectiveOn, village.Last with { ParentId = parent, Resolution = reform.Resolution })
            : village with { Versions = [.. village.Versions, village.Last with { ValidFrom = reform.EffectiveOn, ValidTo = null, ParentId = parent, Resolution = reform.Resolution }] };
        changes.Add(Moved(village.Id));
    }

    private UnitChange Moved(UnitId village) => new(reform.EffectiveOn, UnitChangeKind.Move, reform.Resolution, village, village, ChangeExtent.Whole);
}
