using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Templates;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>A report's numbers and words under the names of <see cref="LetterVocabulary"/>: the same that <see cref="ReportDocx"/> prints.</summary>
internal static class LetterValues
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static TemplateValues Of(Report report)
    {
        var office = report.Office;
        var written = VietnamTime.DayOf(report.AsOf);
        return new(
            $"BÁO CÁO {report.Title}", office.ShortName,
            new Dictionary<string, string>
            {
                ["co_quan_chu_quan"] = office.Superior ?? "",
                ["ten_co_quan"] = string.Join('\n', office.Name),
                ["co_quan_trong_cau"] = office.ShortName,
                ["ten_don_vi"] = report.Unit.FullName,
                ["ky_hieu"] = office.Symbol,
                ["dia_danh"] = office.Place,
                ["ngay_van_ban"] = new OfficialDate(written.Year, written.Month).Text,
                ["ten_bao_cao"] = ReportDocx.AboutOf(report),
                ["ten_bao_cao_trong_cau"] = ReportDocx.LowerFirst(report.Title),
                ["ky_bao_cao"] = report.Period.Text,
                ["kinh_gui"] = string.Join("; ", report.Receivers),
                ["can_cu"] = report.Basis,
                ["quyen_han_ky"] = string.Join('\n', office.SignedFor),
                ["so_lieu_luc"] = $"{report.AsOf.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(written)}",
                ["gui_kem"] = string.Join("; ", report.Attachments),
                ["han_gui"] = report.DueOn is { } due ? VietnamTime.Text(due) : "",
            },
            new Dictionary<string, IReadOnlyList<DocBlock>>
            {
                [LetterVocabulary.Teams] = [.. report.TeamStory.Select(sentence => new DocBlock.Item(sentence))],
                [LetterVocabulary.Results] = [.. report.ResultStory.Select(sentence => new DocBlock.Item(sentence))],
                [LetterVocabulary.Table] = ReportDocx.Indicators(report),
                [LetterVocabulary.Consolidation] = report.Consolidation is { } whole ? [.. ReportConsolidationLetter.Body(whole)] : [],
                [LetterVocabulary.Words] = [.. ReportDocx.Words(report)],
            },
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
            {
                [LetterVocabulary.Indicators] = [.. report.Rows.Select(Row)],
                [LetterVocabulary.Parts] = [.. ReportDocx.Parts(report).Select(part => new Dictionary<string, string> { ["so_phan"] = part.Number.TrimEnd('.'), ["ten_phan"] = part.Narrative.Title, ["loi_phan"] = ReportDocx.TextOf(part.Narrative) })],
                [LetterVocabulary.HasConsolidation] = report.Consolidation is null ? [] : [Nothing],
                [LetterVocabulary.HasSuperior] = office.Superior is null ? [] : [Nothing],
            },
            ReportAnnex.Of(report));
    }

    private static IReadOnlyDictionary<string, string> Row(ReportRow row, int i) => new Dictionary<string, string>
    {
        ["tt"] = $"{i + 1}", ["ten_chi_tieu"] = row.Name, ["don_vi_tinh"] = row.ValueUnit, ["so_dat"] = row.NumeratorText, ["tong_so"] = row.DenominatorText, ["ket_qua_dat"] = row.ValueText, ["ky_truoc"] = row.PreviousText,
        ["cung_ky"] = row.YearAgoText, ["chi_tieu_giao"] = row.TargetText, ["tu_khai"] = row.DeclaredText, ["danh_gia"] = row.StatusText,
    };
}
