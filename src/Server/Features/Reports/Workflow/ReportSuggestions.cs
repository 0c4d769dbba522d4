using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Gợi ý for the sections that people write, from the activities and difficulties of the period: sentences to begin with, never sent by themselves.</summary>
internal static class ReportSuggestions
{
    private const int Most = 6;

    /// <returns>By section title; a section that nothing can be said of is not in it.</returns>
    public static IReadOnlyDictionary<string, string> Of(Program program, ReportSchedule schedule, Unit unit, Period period, IReadOnlyList<ActivitySum> sums, DifficultyFigureSet difficulties)
    {
        var texts = new Dictionary<string, string>();
        foreach (var section in schedule.Sections)
        {
            var title = Folding.Fold(section.Title);
            var text = title.StartsWith("ket qua", StringComparison.Ordinal) ? Activities(program, unit, period, sums)
                : title.StartsWith("kho khan", StringComparison.Ordinal) ? Difficulties(unit, period, difficulties) : null;
            if (text is not null)
                texts[section.Title] = text;
        }
        return texts;
    }

    private static string? Activities(Program program, Unit unit, Period period, IReadOnlyList<ActivitySum> done)
    {
        if (done.Count == 0)
            return null;
        var kinds = done.Take(Most).Select(sum => $"- {KindOf(program, sum.Kind)}: {VietnameseNumbers.Text(sum.Count)} lượt tổ chức, {VietnameseNumbers.Text(sum.Reached)} lượt người tham gia.");
        return $"Trong {period.Text}, {Place(unit)} đã tổ chức {VietnameseNumbers.Text(done.Sum(sum => sum.Count))} hoạt động, với {VietnameseNumbers.Text(done.Sum(sum => sum.Reached))} lượt người được hướng dẫn:\n{string.Join('\n', kinds)}";
    }

    private static string? Difficulties(Unit unit, Period period, DifficultyFigureSet figures)
    {
        var whole = figures.Whole;
        if (whole.Raised == 0)
            return null;
        var topics = figures.ByTopic.Where(one => one.Counts.Raised > 0).OrderByDescending(one => one.Counts.Raised).Take(Most)
            .Select(one => $"{one.Topic} ({VietnameseNumbers.Text(one.Counts.Raised)})");
        var median = whole.MedianDays is { } days ? $", một nửa trong vòng {VietnameseNumbers.Text(days)} ngày làm việc" : "";
        return $"Trong {period.Text}, các Tổ trên địa bàn {Place(unit)} đã phản ánh {VietnameseNumbers.Text(whole.Raised)} khó khăn, vướng mắc, nhiều nhất về: {string.Join("; ", topics)}. "
            + $"Đã trả lời {VietnameseNumbers.Text(whole.Answered)}{median}; còn {VietnameseNumbers.Text(whole.Open)} chưa xong, trong đó {VietnameseNumbers.Text(whole.Late)} quá hạn.";
    }

    private static string KindOf(Program program, string id) => program.ActivityKinds.FirstOrDefault(kind => kind.Id == id)?.Name ?? "Hoạt động khác";

    private static string Place(Unit unit) => Domain.Reports.ReportOffice.InSentence(unit);
}
