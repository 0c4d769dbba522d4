using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>How many units an event ends, makes, gives another name or kind, passes to another superior, and leaves open.</summary>
/// <param name="Open">Villages that ended with a divided commune and wait to be placed.</param>
public sealed record ReformSummary(int Ended, int Made, int Renewed, int Moved, int Open)
{
    public static ReformSummary Of(ReformEffect effect)
    {
        var was = effect.Before.ToDictionary(life => life.Id);
        var known = effect.After.Where(life => was.ContainsKey(life.Id)).ToList();
        var ended = known.Where(life => life.ValidTo is not null && was[life.Id].ValidTo is null).ToList();
        var went = effect.Changes.Select(change => change.OldId).ToHashSet();
        return new(
            ended.Count(life => went.Contains(life.Id)), effect.Made.Count,
            effect.Changes.Count(change => change.OldId == change.NewId && change.Kind != UnitChangeKind.Move),
            known.Count(life => life.ValidTo is null && life.Last.ParentId != was[life.Id].Last.ParentId || life.ValidTo is null && was[life.Id].ValidTo is not null),
            ended.Count(life => !went.Contains(life.Id)));
    }

    /// <summary>What an event does, sentence by sentence, as the preview shows it.</summary>
    public static IReadOnlyList<string> Sentences(ReformEvent reform, ReformEffect effect, ReformState after)
    {
        var was = effect.Before.ToDictionary(life => life.Id);
        var said = new List<string>();
        string Name(UnitId? id) => id is { } unit && after.Find(unit) is { } life ? life.FullName : "cả nước";
        said.AddRange(effect.Made.Select(life => $"Lập {life.Named} từ ngày {VietnamTime.Text(life.ValidFrom)}, thuộc {Name(life.Last.ParentId)}."));
        said.AddRange(effect.After.Where(life => life.Kind != UnitKind.Village && life.ValidTo is not null && was.ContainsKey(life.Id)).Select(life =>
            $"{life.Named} kết thúc ngày {VietnamTime.Text(life.ValidTo!.Value)}, về {string.Join(", ", effect.Changes.Where(change => change.OldId == life.Id).Select(change => Name(change.NewId)))}."));
        said.AddRange(reform.Renewals.Select(renewal => $"{was[renewal.Unit].Named} thành {Unit.FullNameOf(renewal.SubKind, renewal.Name)} (mã {renewal.Code})."));
        foreach (var group in effect.After.Where(life => was.ContainsKey(life.Id) && life.ValidTo is null && life.Last.ParentId != was[life.Id].Last.ParentId)
                     .GroupBy(life => (From: was[life.Id].Last.ParentId, To: life.Last.ParentId, life.Kind)))
        {
            said.Add($"{VietnameseNumbers.Text(group.Count())} đơn vị {UnitWords.Text(group.Key.Kind)} của {Name(group.Key.From)} chuyển về {Name(group.Key.To)}.");
        }
        if (Of(effect).Open is > 0 and var open)
            said.Add($"{VietnameseNumbers.Text(open)} thôn chưa rõ về xã nào: sau khi ghi, xếp ở danh sách “Thôn chưa rõ về xã nào”.");
        return said;
    }
}
