using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Features.Reports;

/// <summary>A report as an official letter: what the unit prints, completes, signs and sends.</summary>
public static class ReportDocx
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    public static void Write(Stream output, Report report) => OfficialDocx.Write(output, Of(report));

    public static OfficialDocument Of(Report report)
    {
        var office = report.Office;
        var written = VietnamTime.DayOf(report.AsOf);
        return new()
        {
            Superior = office.Superior,
            Issuer = office.Name,
            IssuerInText = office.ShortName,
            Symbol = office.Symbol,
            Place = office.Place,
            Date = new(written.Year, written.Month),
            Kind = "BÁO CÁO",
            About = AboutOf(report),
            AddressedTo = report.Receivers,
            Body = Body(report),
            Closing = $"Trên đây là báo cáo {LowerFirst(report.Title)} của {office.ShortName}, kính gửi {string.Join(" và ", report.Receivers)} tổng hợp, theo dõi",
            SignedFor = office.SignedFor,
            Recipients = ["Như trên", "Lưu: VT"],
            Annexes = ReportAnnex.Of(report),
        };
    }

    /// <summary>Trích yếu with its period on a line of its own.</summary>
    internal static string AboutOf(Report report) => report.Title.Replace($" {report.Period.Text}", $"\n{report.Period.Text}", StringComparison.Ordinal);

    private static List<DocBlock> Body(Report report) =>
    [
        new DocBlock.Paragraph($"Thực hiện {report.Basis}, {report.Office.ShortName} báo cáo như sau:"),
        .. HasTeams(report) ? [Part(0, "Tổ chức, kiện toàn Tổ công nghệ số cộng đồng"), .. report.TeamStory.Select(sentence => new DocBlock.Item(sentence))] : new List<DocBlock>(),
        .. HasResults(report) ? [Part(HasTeams(report) ? 1 : 0, report.ResultNarrative?.Title ?? "Kết quả thực hiện"), .. report.ResultStory.Select(sentence => new DocBlock.Item(sentence))] : new List<DocBlock>(),
        .. Indicators(report),
        .. report.Consolidation is { } consolidation ? ReportConsolidationLetter.Body(consolidation) : [],
        .. Words(report),
    ];

    /// <summary>The table of indicators, and what its words mean.</summary>
    internal static IReadOnlyList<DocBlock> Indicators(Report report) => report.Rows.Count == 0 ? [] :
    [
        Table(report),
        new DocBlock.Paragraph($"Số liệu đọc lúc {report.AsOf.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(VietnamTime.DayOf(report.AsOf))}; “{Report.NoData}” nghĩa là chưa có ghi nhận nào, “{ReportRow.NotThere}” là không có số để so sánh; đều không phải bằng 0."),
    ];

    /// <summary>What people write: beside the numbers, then part by part; and what they send with it.</summary>
    internal static IEnumerable<DocBlock> Words(Report report) =>
    [
        .. report.ResultNarrative is { } result ? new[] { Narrative(result) } : [],
        .. Parts(report).SelectMany(part => new[] { new DocBlock.Heading(1, part.Number, part.Narrative.Title.ToUpperInvariant()), Narrative(part.Narrative) }),
        .. report.Attachments.Count == 0 ? [] : new[] { new DocBlock.Paragraph($"Tài liệu gửi kèm: {string.Join("; ", report.Attachments)}.") },
    ];

    /// <summary>The parts that follow teams and results.</summary>
    internal static IEnumerable<(string Number, ReportNarrative Narrative)> Parts(Report report) =>
        report.Narratives.Where(narrative => narrative != report.ResultNarrative).Select((narrative, i) => (NumberOf(i + (HasTeams(report) ? 1 : 0) + (HasResults(report) ? 1 : 0)), narrative));

    /// <summary>A report that was asked for outside of every schedule may have neither.</summary>
    private static bool HasTeams(Report report) => report.TeamStory.Count > 0;

    private static bool HasResults(Report report) => report.ResultStory.Count > 0 || report.ResultNarrative is not null || report.Consolidation is not null;

    private static DocBlock.Table Table(Report report) => new(
        [
            new("TT", 7, DocAlign.Centre), new("Chỉ tiêu", 23), new("Đơn vị tính", 9, DocAlign.Centre), new("Số đạt", 9, DocAlign.Right), new("Tổng số", 10, DocAlign.Right),
            new("Kết quả", 9, DocAlign.Right), new("Kỳ trước", 9, DocAlign.Right), new("Cùng kỳ năm trước", 9, DocAlign.Right), new("Chỉ tiêu giao", 9, DocAlign.Right),
            new("Tự khai", 10, DocAlign.Right), new("Đánh giá", 10, DocAlign.Centre),
        ],
        [
            .. report.Rows.Select((row, i) => new DocRow(
                [
                    $"{i + 1}", row.Name, row.ValueUnit, row.NumeratorText, row.DenominatorText, row.ValueText, row.PreviousText, row.YearAgoText, row.TargetText, row.DeclaredText, row.StatusText,
                ])),
        ])
    {
        Caption = $"Kết quả các chỉ tiêu {report.Period.Text}",
        Dense = true,
    };

    private static DocBlock.Heading Part(int index, string title) => new(1, NumberOf(index), title.ToUpperInvariant());

    private static string NumberOf(int index) => $"{Roman[Math.Min(index, Roman.Length - 1)]}.";

    internal static string TextOf(ReportNarrative narrative) => narrative.Text ?? $"[Cần viết: {LowerFirst(narrative.Prompt.TrimEnd('.'))}.]";

    private static DocBlock Narrative(ReportNarrative narrative) => narrative.Text is { } text
        ? new DocBlock.Paragraph(text)
        : new DocBlock.Prompt(TextOf(narrative));

    internal static string LowerFirst(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
