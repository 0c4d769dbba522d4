using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>Report schedules and one-off deadlines.</summary>
internal static class ReportReader
{
    public static ReportSchedule Schedule(Fields fields)
    {
        var every = fields.Word("every", ProgramWords.Periods);
        var levels = new HashSet<UnitKind>();
        var steps = fields.Maps("steps", Shapes.Step, step =>
        {
            var level = step.Level();
            if (!levels.Add(level) && step.Has("level"))
                step.Fault("level", "Cấp này đã có một bước trong báo cáo. Gộp nơi nhận vào “to” của bước ấy");
            return new ReportStep(level, step.Text("to"), Due(step, every), step.Strength(), step.Clause());
        });
        if (steps.Count == 0 && fields.At("steps") is YamlPiece.List)
            fields.Fault("steps", "Ghi ít nhất một bước: cấp nào gửi báo cáo cho ai");
        return new(fields.Id("reports"), fields.Text("title"), every, steps)
        {
            Indicators = fields.References("indicators", IndicatorReader.List),
            Sections = fields.Maps("sections", Shapes.Section, section => new ReportSection(section.Text("title"), section.Text("prompt"))),
        };
    }

    public static Deadline Deadline(Fields fields)
    {
        var day = fields.Day("date");
        return new(
            fields.Id("deadlines"), fields.Text("title"), fields.Level(), fields.Text("to"),
            fields.Flag("before") && day != default ? day.AddDays(-1) : day, fields.Strength(), fields.Clause())
        {
            Asks = fields.WordsOf("asks", ProgramWords.Asks),
        };
    }

    private static DueRule? Due(Fields step, PeriodKind every) => step.Map("due", Shapes.Due, due =>
    {
        var month = due.WholeOf("month", 1, 12);
        if (month is not null && every != PeriodKind.Year)
            due.Fault("month", "Chỉ báo cáo năm mới ghi month; báo cáo khác lấy tháng cuối của kỳ. Bỏ dòng này hoặc ghi every: year");
        return new DueRule(due.Whole("day", 1, 31), month, due.Flag("before"));
    });
}
