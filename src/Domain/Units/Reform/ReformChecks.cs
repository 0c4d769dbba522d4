using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Units.Reform;

/// <summary>What keeps an event from being applied, in the order in which a form asks for it. Every sentence is Vietnamese and says the way out.</summary>
internal static class ReformChecks
{
    public static IReadOnlyList<string> Of(ReformState state, ReformEvent reform)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(reform.Resolution))
            faults.Add("Thiếu số nghị quyết.");
        faults.AddRange(Shape(reform));
        if (faults.Count > 0)
            return faults;
        var named = reform.Edges.Select(edge => edge.Old).Concat(reform.Renewals.Select(renewal => renewal.Unit)).Distinct().ToList();
        faults.AddRange(named.Select(id => Standing(state, reform, id)).OfType<string>());
        faults.AddRange(Receiving(state, reform));
        faults.AddRange(reform.NewUnits.SelectMany(unit => New(state, reform, unit)));
        faults.AddRange(reform.Renewals.Where(renewal => state.Find(renewal.Unit) is not null).SelectMany(renewal => Renewed(state, reform, renewal)));
        faults.AddRange(reform.Placements.Select(placement => Placed(state, reform, placement)).OfType<string>());
        if (faults.Count == 0)
            faults.AddRange(Levels(state, reform));
        return faults;
    }

    private static IEnumerable<string> Shape(ReformEvent reform)
    {
        var olds = reform.Edges.Select(edge => edge.Old).Distinct().Count();
        var heirs = reform.Edges.Select(edge => edge.New).Distinct().Count();
        string? fault = reform.Kind switch
        {
            ReformKind.Merge when olds == 0 || heirs != 1 => "Sáp nhập cần ít nhất một đơn vị cũ và đúng một đơn vị nhận.",
            ReformKind.Merge when reform.Edges.Any(edge => edge.Extent != ChangeExtent.Whole) => "Sáp nhập là toàn bộ: phần còn lại phải ghi bằng sự kiện chia tách.",
            ReformKind.Split when olds != 1 || heirs < 2 => "Chia tách cần đúng một đơn vị cũ và ít nhất hai đơn vị nhận.",
            ReformKind.PartMoved when olds != 1 || heirs == 0 => "Điều chỉnh một phần cần đúng một đơn vị cũ, vẫn còn lại, và ít nhất một đơn vị nhận.",
            ReformKind.Rename or ReformKind.Retype when reform.Renewals.Count == 0 || reform.Edges.Count > 0 || reform.NewUnits.Count > 0 => "Đổi tên, đổi loại cần đơn vị và tên hoặc loại mới của nó.",
            ReformKind.AbolishLevel when olds == 0 || reform.NewUnits.Count > 0 => "Bỏ cấp hành chính cần ít nhất một đơn vị của cấp đó.",
            ReformKind.PlaceVillages when reform.Placements.Count == 0 => "Chưa chọn thôn nào.",
            ReformKind.LoadTable => "Bảng chuyển đổi được nhập bằng cds unit import --changes.",
            _ => null,
        };
        if (fault is not null)
            yield return fault;
        if (reform.Edges.Any(edge => edge.Old == edge.New) || reform.Edges.Select(edge => (edge.Old, edge.New)).Distinct().Count() < reform.Edges.Count)
            yield return "Một đơn vị được ghi hai lần, hoặc vừa là đơn vị cũ vừa là đơn vị nhận: mỗi đơn vị ghi một lần.";
        if (reform.NewUnits.Select(unit => (unit.Kind, unit.Code)).Distinct().Count() < reform.NewUnits.Count || reform.Placements.DistinctBy(placement => placement.Village).Count() < reform.Placements.Count)
            yield return "Có đơn vị mới trùng mã, hoặc thôn được xếp hai lần.";
        if (reform.NewUnits.Any(unit => reform.Edges.All(edge => edge.New != unit.Id)))
            yield return "Có đơn vị mới không nhận gì từ đơn vị cũ.";
    }

    /// <summary>A unit that the event changes stands on its eve, and nothing has happened to it from that day on.</summary>
    private static string? Standing(ReformState state, ReformEvent reform, UnitId id) => state.Find(id) switch
    {
        null => $"Không có đơn vị {id} trong danh mục.",
        { Kind: UnitKind.Nation } => "Cả nước không phải đơn vị để sắp xếp.",
        { ValidTo: { } last } unit when last < reform.EffectiveOn => $"{unit.Named} đã kết thúc ngày {VietnamTime.Text(last)}: chọn đơn vị còn tồn tại vào ngày {VietnamTime.Text(reform.Eve)}.",
        var unit when unit.ValidFrom >= reform.EffectiveOn => $"{unit.Named} chỉ có từ ngày {VietnamTime.Text(unit.ValidFrom)}: chọn ngày hiệu lực sau ngày đó.",
        var unit when unit.Last.ValidFrom >= reform.EffectiveOn || unit.ValidTo is not null =>
            $"{unit.Named} đã có thay đổi từ ngày {VietnamTime.Text(unit.ValidTo?.AddDays(1) ?? unit.Last.ValidFrom)}: hoàn tác sự kiện đó trước, hoặc chọn ngày hiệu lực sau nó.",
        _ => null,
    };

    private static IEnumerable<string> Receiving(ReformState state, ReformEvent reform)
    {
        var olds = reform.Edges.Select(edge => edge.Old).ToHashSet();
        foreach (var heir in reform.Edges.Select(edge => edge.New).Concat(reform.Placements.Select(placement => placement.Parent)).Distinct().Where(id => reform.NewUnits.All(unit => unit.Id != id)))
        {
            if (state.Find(heir) is not { } unit)
                yield return $"Không có đơn vị {heir} trong danh mục.";
            else if (olds.Contains(heir) && reform.Kind != ReformKind.PartMoved)
                yield return $"{unit.Named} kết thúc bởi chính sự kiện này nên không nhận đơn vị khác được.";
            else if (StandsFrom(unit, reform.EffectiveOn) is { } fault)
                yield return fault;
        }
    }

    private static string? StandsFrom(UnitLife unit, DateOnly day) =>
        unit.ValidTo is { } last ? $"{unit.Named} không còn từ ngày {VietnamTime.Text(last.AddDays(1))} nên không nhận thêm được: chọn đơn vị đang tồn tại."
        : unit.ValidFrom > day ? $"{unit.Named} chỉ có từ ngày {VietnamTime.Text(unit.ValidFrom)}: chọn ngày hiệu lực từ ngày đó."
        : null;

    private static IEnumerable<string> New(ReformState state, ReformEvent reform, NewUnit unit)
    {
        var name = Unit.FullNameOf(unit.SubKind, unit.Name);
        if (string.IsNullOrWhiteSpace(unit.Name) || string.IsNullOrWhiteSpace(unit.Code))
            yield return "Đơn vị mới phải có mã và tên.";
        if (state.Find(unit.Id) is { } known)
            yield return $"Mã {unit.Code} của {name} đã được dùng cho {known.FullName}: chọn mã khác.";
        else if (Taken(state, reform, unit.Kind, unit.Code, unit.Id, unit.Parent) is { } taken)
            yield return taken;
        if (reform.NewUnits.Any(other => other.Id == unit.Parent))
            yield break;
        if (state.Find(unit.Parent) is not { } above)
            yield return $"Không có đơn vị cấp trên {unit.Parent} của {name}.";
        else if (reform.Kind != ReformKind.PartMoved && reform.Edges.Any(edge => edge.Old == above.Id))
            yield return $"{above.Named} kết thúc bởi chính sự kiện này nên không thể là cấp trên của {name}.";
        else if (StandsFrom(above, reform.EffectiveOn) is { } fault)
            yield return fault;
    }

    private static IEnumerable<string> Renewed(ReformState state, ReformEvent reform, Renewal renewal)
    {
        var unit = state.Find(renewal.Unit)!;
        if (string.IsNullOrWhiteSpace(renewal.Name) || string.IsNullOrWhiteSpace(renewal.Code))
            yield return $"{unit.Named} phải có mã và tên.";
        if ((unit.Last.Code, unit.Last.Name, unit.Last.SubKind) == (renewal.Code, renewal.Name, renewal.SubKind))
            yield return $"{unit.Named} không có gì thay đổi: ghi tên, loại hoặc mã mới.";
        if (unit.Kind is UnitKind.Province or UnitKind.Village && unit.Last.Code != renewal.Code)
            yield return $"Mã của {unit.FullName} dùng để tìm dữ liệu của đơn vị nên không đổi được.";
        else if (unit.Last.Code != renewal.Code && Taken(state, reform, unit.Kind, renewal.Code, unit.Id, unit.Last.ParentId ?? unit.Id) is { } taken)
            yield return taken;
        if (reform.Kind != ReformKind.Merge && reform.Edges.Any(edge => edge.Old == unit.Id))
            yield return $"{unit.Named} kết thúc bởi chính sự kiện này nên không đổi tên được.";
    }

    /// <summary>A code is one unit's of a level at a time; a village's within its province.</summary>
    private static string? Taken(ReformState state, ReformEvent reform, UnitKind kind, string code, UnitId by, UnitId parent)
    {
        var ending = reform.Kind == ReformKind.PartMoved ? [] : reform.Edges.Select(edge => edge.Old).ToHashSet();
        var holder = state.Units.Values.FirstOrDefault(unit => unit.Kind == kind && unit.Id != by && !ending.Contains(unit.Id)
            && unit.Versions.Any(version => version.Code == code && (version.ValidTo ?? Spans.Open) >= reform.EffectiveOn)
            && (kind != UnitKind.Village || state.ProvinceOf(unit.Id)?.Id == state.ProvinceOf(parent)?.Id));
        return holder is null ? null : $"Mã {code} là của {holder.FullName} vào ngày {VietnamTime.Text(reform.EffectiveOn)}: chọn mã khác.";
    }

    private static string? Placed(ReformState state, ReformEvent reform, Placement placement)
    {
        if (state.Find(placement.Village) is not { Kind: UnitKind.Village } village)
            return $"Không có thôn {placement.Village} trong danh mục.";
        var from = village.Last.ParentId!.Value;
        var heirs = reform.Kind == ReformKind.PlaceVillages
            ? state.Changes.Where(change => change.OldId == from && change.EffectiveOn == reform.EffectiveOn).Select(change => change.NewId)
            : reform.Edges.Where(edge => edge.Old == from).Select(edge => edge.New);
        if (!heirs.Contains(placement.Parent))
            return $"{village.Named} không thuộc đơn vị mà {(state.Find(placement.Parent)?.FullName ?? "đơn vị nhận")} nhận phần vào ngày {VietnamTime.Text(reform.EffectiveOn)}.";
        if (reform.Kind == ReformKind.PlaceVillages)
            return village.ValidTo == reform.Eve ? null : $"{village.Named} không phải thôn chưa rõ về xã nào từ ngày {VietnamTime.Text(reform.EffectiveOn)}.";
        return Standing(state, reform, village.Id);
    }

    /// <summary>Levels fit, and nothing leaves its province: each province's data lies apart.</summary>
    private static IEnumerable<string> Levels(ReformState state, ReformEvent reform)
    {
        var made = reform.NewUnits.ToDictionary(unit => unit.Id);
        UnitKind KindOf(UnitId id) => made.TryGetValue(id, out var unit) ? unit.Kind : state.Find(id)!.Kind;
        UnitId? ProvinceOf(UnitId id) => made.TryGetValue(id, out var unit) ? (made.ContainsKey(unit.Parent) ? null : state.ProvinceOf(unit.Parent)?.Id) : state.ProvinceOf(id)?.Id;
        foreach (var unit in reform.NewUnits)
        {
            if (KindOf(unit.Parent) is UnitKind.Nation || KindOf(unit.Parent) >= unit.Kind)
                yield return $"{Unit.FullNameOf(unit.SubKind, unit.Name)} không thể trực thuộc một đơn vị {UnitWords.Text(KindOf(unit.Parent))}.";
            if (!Fits(unit.SubKind, unit.Kind))
                yield return $"“{unit.SubKind}” không phải loại đơn vị {UnitWords.Text(unit.Kind)}.";
        }
        foreach (var renewal in reform.Renewals.Where(renewal => !Fits(renewal.SubKind, KindOf(renewal.Unit))))
            yield return $"“{renewal.SubKind}” không phải loại đơn vị {UnitWords.Text(KindOf(renewal.Unit))}.";
        foreach (var edge in reform.Edges)
        {
            var old = state.Find(edge.Old)!;
            if (old.Kind == UnitKind.Province)
                yield return $"{old.Named}: dữ liệu mỗi tỉnh để riêng, nên sáp nhập, chia tách cấp tỉnh không ghi bằng sự kiện mà đi cùng danh mục của bản phát hành.";
            else if (reform.Kind == ReformKind.AbolishLevel ? old.Last.ParentId != edge.New : KindOf(edge.New) != old.Kind)
                yield return reform.Kind == ReformKind.AbolishLevel ? $"{old.Named}: bỏ cấp thì đơn vị bên dưới về đơn vị cấp trên trực tiếp của nó." : $"{old.Named} và đơn vị nhận phải cùng cấp.";
            else if (ProvinceOf(edge.New) is not { } province || province != ProvinceOf(edge.Old))
                yield return $"{old.Named} và đơn vị nhận phải cùng một tỉnh: dữ liệu mỗi tỉnh để riêng.";
            if (reform.Kind == ReformKind.AbolishLevel && old.Kind == UnitKind.Commune)
                yield return $"{old.Named}: không bỏ được cấp xã, thôn phải thuộc một xã.";
            if (reform.Kind == ReformKind.AbolishLevel && old.Kind == UnitKind.Village)
                yield return $"{old.Named}: thôn kết thúc bằng sáp nhập vào thôn khác.";
        }
    }

    private static bool Fits(string subKind, UnitKind kind) =>
        subKind == "Thành phố" ? kind is UnitKind.Province or UnitKind.District : UnitWords.KindOf(subKind) == kind;
}
