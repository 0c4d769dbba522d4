using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Programs.Pages;

/// <summary>The newest document first.</summary>
public sealed record ProgramListModel(IReadOnlyList<ProgramListRow> Rows)
{
    internal static ProgramListModel Of(IReadOnlyList<Program> programs, DateOnly today) =>
        new([.. programs.Reverse().Select(program => new ProgramListRow(program, ProgramModel.ForceOf(program, today)))]);
}

public sealed record ProgramListRow(Program Program, ForceState Force);

/// <param name="Text">Vietnamese: in force, over, or yet to begin.</param>
public sealed record ForceState(string Text, Tone Tone);

/// <summary>One thing that a document says, with where it says it.</summary>
/// <param name="Anchor">Its id on the page; null where nothing leads to it.</param>
/// <param name="Strength">Null where the line is no duty.</param>
/// <param name="Note">A second line.</param>
/// <param name="Address">A link outside, shown as text.</param>
public sealed record ClauseLine(string? Anchor, string Text, Strength? Strength, Clause? Clause, string? Note = null, Uri? Address = null);

/// <param name="Anchor">Id of the heading on the page.</param>
public sealed record ClauseSection(string Anchor, string Title, IReadOnlyList<ClauseLine> Lines);

/// <summary>A program as its page shows it: every rule with its strength and clause.</summary>
public sealed record ProgramModel(Program Program, ForceState Force, IReadOnlyList<ClauseSection> Before, IReadOnlyList<ClauseSection> After)
{
    public IReadOnlyList<Crumb> Trail => [new("Chương trình", ProgramLinks.List), new(Program.Title)];

    /// <summary>Number and symbol; a copy that leaves the number open says so.</summary>
    public string Number => NumberOf(Program);

    public static string NumberOf(Program program) => program.Number.StartsWith('/') ? $"…{program.Number}" : program.Number;

    internal static ProgramModel Of(Program program, DateOnly today) => new(program, ForceOf(program, today), Filled(Rules(program)), Filled(Rest(program)));

    internal static ForceState ForceOf(Program program, DateOnly today) =>
        today < program.InForceFrom ? new($"Hiệu lực từ {VietnamTime.Text(program.InForceFrom)}", Tone.Info)
        : program.InForceOn(today) ? new("Đang hiệu lực", Tone.Good)
        : new($"Hết hiệu lực sau {VietnamTime.Text(program.InForceTo!.Value)}", Tone.Neutral);

    public static string Who(Population population) => population switch
    {
        Population.Households => "Hộ gia đình",
        Population.Residents(var age) => $"Người dân từ đủ {age} tuổi",
        Population.Businesses => "Doanh nghiệp, hợp tác xã, hộ kinh doanh, cửa hàng",
        Population.OcopMakers => "Chủ thể sản phẩm OCOP",
        Population.TeamWeeks(var hours) => $"Tổ × tuần có ít nhất {VietnameseNumbers.Text(hours)} giờ hoạt động",
        Population.CommuneMonths(var quota) => $"Xã × tháng, mức {VietnameseNumbers.Text((long)quota)}",
        Population.Villages => "Thôn, tổ dân phố",
        Population.Communes => "Xã, phường, đặc khu",
        Population.Teams(var members) => $"Tổ cấp thôn có ít nhất {members} thành viên",
        _ => "",
    };

    public static string From(IndicatorSource source) => source switch
    {
        IndicatorSource.Observed => "Ghi nhận tại hộ",
        IndicatorSource.Sampled => "Mẫu đo",
        IndicatorSource.Declared => "Đơn vị khai",
        _ => "Tính từ dữ liệu khác",
    };

    public static string Where(TerrainTarget target) =>
        target.Terrains.Count == 0 ? "mọi địa bàn" : string.Join(", ", target.Terrains.Select(UnitWords.Text));

    private static IEnumerable<ClauseSection> Rules(Program program) => program.Composition.GroupBy(rule => rule.Level).OrderBy(level => level.Key)
        .Select(level => new ClauseSection(
            $"thanh-phan-{UnitWords.Code(level.Key)}", $"Thành phần Tổ {UnitWords.Text(level.Key)}",
            [.. level.Select(rule => new ClauseLine(ProgramLinks.RuleAnchor(rule.Id), RuleSentence.Of(rule, program), rule.Strength, rule.Clause))]));

    private static IEnumerable<ClauseSection> Rest(Program program)
    {
        foreach (var report in program.Reports)
        {
            yield return new($"bao-cao-{report.Id}", $"Báo cáo: {report.Title}", [.. report.Steps.Select(step => new ClauseLine(
                null, $"{First(UnitWords.Text(step.Level))} gửi {step.To}{ProgramText.Due(step.Due)}", step.Strength, step.Clause))]);
        }
        yield return new("han", "Hạn một lần", [.. program.Deadlines.Select(one => new ClauseLine(
            null, $"{one.Title}: {UnitWords.Text(one.Level)} gửi {one.To}, chậm nhất {VietnamTime.Text(one.LastDay)}", one.Strength, one.Clause))]);
        yield return new("huong-dan", "Nội dung hướng dẫn", [.. program.Topics.Select(Line)]);
        yield return new("hoat-dong", "Hoạt động của Tổ", [.. program.ActivityKinds.Select(Line)]);
        yield return new("nhiem-vu", "Nhiệm vụ khác", [.. program.Duties.Select(duty => new ClauseLine(
            null, $"{duty.Who} {RuleSentence.Verb(duty.Strength)}: {duty.Text}", duty.Strength, duty.Clause))]);
        yield return new("nhom", "Nhóm mạng xã hội", [.. program.Groups.Select(group => new ClauseLine(
            null, $"{First(UnitWords.Text(group.Level))}, {group.Network}: {group.Members}", group.Strength, group.Clause, Address: group.Link))]);
        yield return new("dau-moi", "Đầu mối liên hệ", [.. program.Contacts.Select(contact => new ClauseLine(
            null, $"{contact.Name}, {contact.Post}", null, contact.Clause, $"{contact.Area}{(contact.Phone is { } phone ? $"; điện thoại {phone}" : "")}"))]);
        yield return new("noi-hoc", "Nơi học và tài liệu", [.. program.Training.Select(link => new ClauseLine(null, link.Title, null, link.Clause, Address: link.Address))]);
        yield return new("bieu-mau", "Biểu mẫu danh sách Tổ", [.. program.RosterForms.Select(form => new ClauseLine(
            null, form.Title, null, form.Clause, $"Các cột: {string.Join(" | ", form.Columns)}"))]);
        yield return new("thanh-phan", "Từ chỉ thành phần mà danh sách Tổ dùng", [.. program.Affiliations.Select(term => new ClauseLine(
            null, term.Name, null, null, term.Aliases.Count == 0 ? null : $"Viết trong danh sách: {string.Join("; ", term.Aliases)}"))]);
        yield return new("can-cu", "Căn cứ", [.. program.LegalBases.Select(text => new ClauseLine(null, text, null, null))]);
    }

    private static ClauseLine Line(Topic topic) => new(null, topic.Name, topic.Strength, topic.Clause, topic.Pillar is { } pillar ? $"Trụ cột: {pillar}" : null);

    private static IReadOnlyList<ClauseSection> Filled(IEnumerable<ClauseSection> sections) => [.. sections.Where(section => section.Lines.Count > 0)];

    private static string First(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
