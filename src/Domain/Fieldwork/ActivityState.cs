namespace CongDongSo.Domain.Fieldwork;

/// <summary>
/// Which hoạt động count: one that another activity mends counts no more, whichever of the two came first. Where several mend the same one, each of them counts.
/// </summary>
/// <param name="counted">Stored activities that are mended by none.</param>
/// <param name="mended">Ids that stored activities mend.</param>
public sealed class ActivityState(Dictionary<Guid, FieldRecord> counted, HashSet<Guid> mended)
{
    /// <summary>Notes that an activity mends another.</summary>
    /// <returns>The other, where it counted until now.</returns>
    internal FieldRecord? Mend(Guid id, Guid? corrects) => corrects is { } other && other != id && mended.Add(other) && counted.Remove(other, out var former) ? former : null;

    /// <returns>Whether it counts.</returns>
    internal bool Add(FieldRecord activity) => !mended.Contains(activity.Id) && counted.TryAdd(activity.Id, activity);
}
