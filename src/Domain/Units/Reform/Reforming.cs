using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Units.Reform;

/// <summary>
/// Applies an event to the units and takes it back. Nothing that stood before the event's day changes; what lies below a unit that goes wholly into
/// another passes on with it; villages of a divided unit pass where they are placed, and wait for it otherwise.
/// </summary>
public static class Reforming
{
    /// <param name="state">At least the units the event names, all below and above them, and whatever has one of the codes it gives.</param>
    public static Result<ReformEffect> Apply(ReformState state, ReformEvent reform)
    {
        var faults = ReformChecks.Of(state, reform);
        if (faults.Count > 0)
            return Refused("reform-refused", "Sự kiện này chưa thực hiện được.", faults);
        var work = new ReformWork(state, reform);
        work.Run();
        return work.Faults.Count > 0 ? Refused("reform-refused", "Sự kiện này chưa thực hiện được.", work.Faults) : work.Effect;
    }

    /// <summary>The state before the event, exactly; refused where something has changed since what it left.</summary>
    public static Result<ReformState> Undo(ReformState state, ReformEffect effect)
    {
        var made = effect.Made.Select(unit => unit.Id).ToHashSet();
        var touched = effect.After.Select(unit => unit.Id).ToHashSet();
        var standsInTheWay = effect.After.Where(left => state.Find(left.Id) is not { } now || !now.SameAs(left)).Select(unit => $"{unit.Named} đã thay đổi sau sự kiện này.")
            .Concat(made.SelectMany(state.EverBelow).Where(unit => !touched.Contains(unit.Id)).Select(unit => $"{unit.Named} đã được lập bên dưới một đơn vị do sự kiện này lập."))
            .Concat(state.Changes.Where(change => (made.Contains(change.OldId) || made.Contains(change.NewId)) && !effect.Changes.Contains(change))
                .Select(change => $"Nghị quyết {change.Resolution} đã thay đổi tiếp một đơn vị do sự kiện này lập."))
            .Distinct().ToList();
        if (standsInTheWay.Count > 0)
            return Refused("reform-not-undone", "Không hoàn tác được sự kiện này.", standsInTheWay);
        return new ReformState(
            state.Units.RemoveRange(made).SetItems(effect.Before.Select(unit => KeyValuePair.Create(unit.Id, unit))), state.Changes.Except(effect.Changes));
    }

    /// <summary>A refusal that names the first few reasons.</summary>
    private static Problem Refused(string code, string title, IReadOnlyList<string> reasons) =>
        new(code, title, string.Join(' ', reasons.Take(Most)) + (reasons.Count > Most ? $" Còn {reasons.Count - Most} lý do khác." : "")) { Kind = ProblemKind.Conflict };

    private const int Most = 8;
}
