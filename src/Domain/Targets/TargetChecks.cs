using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Targets;

/// <summary>Điểm cần xem lại of a sheet: nothing that is forbidden, but what an officer would want to know before saving.</summary>
/// <param name="Sentence">Vietnamese, with the place.</param>
public sealed record TargetRemark(TargetLine Line, string Sentence);

/// <summary>Looks at a unit's targets beside those of its parts: sum, mean, coverage, parts below what the whole is asked for.</summary>
public static class TargetChecks
{
    private const int NamesShown = 5;

    /// <param name="parts">The units that the whole is handed down to.</param>
    /// <param name="households">Of each part, its weight.</param>
    public static IReadOnlyList<TargetRemark> Of(
        TargetBook book, IReadOnlyList<TargetLine> lines, Unit whole, IReadOnlyList<Unit> parts, UnitTree tree, Period period, IReadOnlyDictionary<UnitId, long> households)
    {
        var remarks = new List<TargetRemark>();
        foreach (var line in lines)
        {
            var own = book.Own(whole.Id, line.Id, period);
            var counts = parts.Select(part => (part, Own: book.Own(part.Id, line.Id, period))).Where(one => one.Own is { Amount.Scale: TargetScale.Count }).ToList();
            if (own is { Amount: { Scale: TargetScale.Count, Number: var asked } } && counts.Count > 0)
                Add(line, Sum(line, whole, parts, [.. counts.Select(one => one.part)], asked, counts.Sum(one => one.Own!.Amount.Number)));
            var held = parts.Select(part => (Part: part, book.Held(line, part, tree, period)?.Number)).ToList();
            Add(line, Coverage(line, [.. held.Where(one => one.Number is null).Select(one => one.Part)], parts));
            if (book.Held(line, whole, tree, period) is { Number: var wanted } && !(own is { Amount.Scale: TargetScale.Count }))
            {
                Add(line, Mean(line, whole, wanted, held, households));
                Add(line, Lower(line, whole, wanted, [.. held.Where(one => one.Number < wanted && book.Own(one.Part.Id, line.Id, period) is not null).Select(one => one.Part)]));
            }
        }
        return remarks;

        void Add(TargetLine line, string? sentence)
        {
            if (sentence is not null)
                remarks.Add(new(line, sentence));
        }
    }

    private static string? Sum(TargetLine line, Unit whole, IReadOnlyList<Unit> parts, IReadOnlyList<Unit> counted, decimal asked, decimal sum)
    {
        if (counted.Count < parts.Count)
            return $"{line.Name}: mới {VietnameseNumbers.Text(counted.Count)}/{VietnameseNumbers.Text(parts.Count)} đơn vị của {whole.FullName} được giao theo số lượng; chưa có {Names([.. parts.Except(counted)])}.";
        return sum == asked ? null
            : $"{line.Name}: tổng giao cho các đơn vị là {VietnameseNumbers.Text(sum)} {line.Counted}, {(sum < asked ? "thiếu" : "vượt")} {VietnameseNumbers.Text(Math.Abs(sum - asked))} so với {VietnameseNumbers.Text(asked)} giao cho {whole.FullName}.";
    }

    private static string? Coverage(TargetLine line, IReadOnlyList<Unit> without, IReadOnlyList<Unit> parts)
    {
        // Where no part has one, the line is not in use, and its blank column says so.
        return without.Count == 0 || without.Count == parts.Count ? null : $"{line.Name}: {VietnameseNumbers.Text(without.Count)} đơn vị chưa có chỉ tiêu: {Names(without)}.";
    }

    private static string? Mean(TargetLine line, Unit whole, decimal wanted, List<(Unit Part, decimal? Number)> held, IReadOnlyDictionary<UnitId, long> households)
    {
        var known = held.Where(one => one.Number is not null).Select(one => (Number: one.Number!.Value, Weight: households.GetValueOrDefault(one.Part.Id))).ToList();
        if (known.Count == 0)
            return null;
        var weight = known.Sum(one => one.Weight);
        var mean = Math.Round(weight == 0 ? known.Average(one => one.Number) : known.Sum(one => one.Number * one.Weight) / weight, 2);
        return mean >= Math.Round(wanted, 2) ? null
            : $"{line.Name}: bình quân theo số hộ của các đơn vị là {VietnameseNumbers.Text(mean)} {line.Measure}, thấp hơn {VietnameseNumbers.Text(Math.Round(wanted, 2))} {line.Measure} của {whole.FullName}.";
    }

    private static string? Lower(TargetLine line, Unit whole, decimal wanted, IReadOnlyList<Unit> lower) =>
        lower.Count == 0 ? null : $"{line.Name}: {VietnameseNumbers.Text(lower.Count)} đơn vị được giao thấp hơn {VietnameseNumbers.Text(Math.Round(wanted, 2))} {line.Measure} của {whole.FullName}: {Names(lower)}.";

    private static string Names(IReadOnlyList<Unit> units) =>
        string.Join(", ", units.Take(NamesShown).Select(unit => unit.FullName)) + (units.Count > NamesShown ? $" và {VietnameseNumbers.Text(units.Count - NamesShown)} đơn vị khác" : "");
}
