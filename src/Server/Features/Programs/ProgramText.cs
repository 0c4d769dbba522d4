using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs;

/// <summary>Programs as text on a console.</summary>
internal static class ProgramText
{
    public static string Line(ProgramFault fault) =>
        $"{fault.File}:{fault.Line}:{fault.Column}: {(fault.Path.Length == 0 ? "" : $"{fault.Path}: ")}{fault.Message}";

    public static void WriteList(IReadOnlyList<Program> programs, TextWriter output)
    {
        foreach (var program in programs)
            output.WriteLine($"{program.Id,-22} {VietnamTime.Text(program.Date)}  {program.Number}, {program.Issuer}: {program.Title}");
        output.WriteLine($"{programs.Count} chương trình");
    }

    public static void WriteCheck(ProgramReading reading, TextWriter output)
    {
        foreach (var fault in reading.Faults)
            output.WriteLine(Line(fault));
        if (reading.Program is { } program)
            output.WriteLine($"Tệp đúng: {program.Id}, {program.Composition.Count} quy tắc thành phần, {program.Indicators.Count} chỉ tiêu, {program.Reports.Count} chế độ báo cáo");
    }

    public static void Write(Program program, TextWriter output)
    {
        output.WriteLine(program.Title);
        output.WriteLine($"  Số {program.Number}, {program.Issuer}, {VietnamTime.Text(program.Date)}");
        output.WriteLine($"  Hiệu lực từ {VietnamTime.Text(program.InForceFrom)}{(program.InForceTo is { } to ? $" đến {VietnamTime.Text(to)}" : "")}; ở {string.Join(", ", program.Levels.Select(UnitWords.Text))}");
        Section("Căn cứ", program.LegalBases, one => (one, null));
        Section("Thành phần Tổ", program.Composition, rule => (RuleSentence.Of(rule, program), rule.Clause));
        Section("Chỉ tiêu", program.Indicators, indicator => ($"{indicator.Name} [{indicator.Id}]{Targets(indicator)}", indicator.Clause));
        Section("Nội dung", program.Topics, topic => (topic.Pillar is { } pillar ? $"{topic.Name} ({pillar})" : topic.Name, topic.Clause));
        Section("Hoạt động", program.ActivityKinds, kind => (kind.Name, kind.Clause));
        foreach (var report in program.Reports)
            Section($"Báo cáo [{report.Id}] {report.Title}", report.Steps, step => ($"{UnitWords.Text(step.Level)} gửi {step.To}{Due(step.Due)}", step.Clause));
        Section("Hạn một lần", program.Deadlines, one => ($"{one.Title}: {UnitWords.Text(one.Level)} gửi {one.To}, chậm nhất {VietnamTime.Text(one.LastDay)}", one.Clause));
        Section("Đầu mối", program.Contacts, one => ($"{one.Name}, {one.Post}{(one.Phone is { } phone ? $", {phone}" : "")}: {one.Area}", one.Clause));
        Section("Nơi học", program.Training, one => ($"{one.Title}: {one.Address}", one.Clause));
        Section("Nhóm", program.Groups, one => ($"{UnitWords.Text(one.Level)}, {one.Network}: {one.Members}", one.Clause));
        Section("Biểu mẫu", program.RosterForms, one => ($"{one.Title}: {string.Join(" | ", one.Columns)}", one.Clause));
        Section("Nhiệm vụ khác", program.Duties, one => ($"{one.Who} {RuleSentence.Verb(one.Strength)}: {one.Text}", one.Clause));

        void Section<T>(string title, IReadOnlyList<T> items, Func<T, (string Text, Clause? Clause)> line)
        {
            if (items.Count == 0)
                return;
            output.WriteLine();
            output.WriteLine(title);
            foreach (var (text, clause) in items.Select(line))
                output.WriteLine($"  - {text}" + (clause is null ? "" : $"\n      {Where(clause, program)}: “{clause.Quote}”"));
        }
    }

    private static string Where(Clause clause, Program program) =>
        clause.Document == program.Id ? clause.Reference : $"{clause.Document}, {clause.Reference}";

    private static string Targets(Indicator indicator) => indicator.Targets.Count == 0
        ? ", chưa giao mức"
        : ": " + string.Join(", ", indicator.Targets.Select(target =>
            $"{VietnameseNumbers.Text(target.Value)} {indicator.ValueUnit}{(target.Terrains.Count == 0 ? "" : $" {string.Join(", ", target.Terrains.Select(UnitWords.Text))}")}"));

    /// <summary>", trước ngày 20 của tháng cuối kỳ"; nothing where the document sets no day.</summary>
    public static string Due(DueRule? due) => due is null
        ? ""
        : $", {(due.Before ? "trước ngày" : "chậm nhất ngày")} {due.Day}{(due.Month is { } month ? $"/{month}" : " của tháng cuối kỳ")}";
}
