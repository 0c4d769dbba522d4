using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>Bảng trả lời: what each unit has answered to each question, side by side, for the one who sums up.</summary>
internal static class AdHocAnswers
{
    public static ListedTable Of(AdHocShown shown)
    {
        var request = shown.Listed.Request;
        return new(
            $"TRẢ LỜI: {request.Title.ToUpperInvariant()}", shown.Seen.Unit.FullName,
            [
                $"Theo văn bản số {request.Number} ngày {VietnamTime.Text(request.Dated)}; hạn {VietnamTime.Text(request.DueOn)}.",
                $"Tính đến {VietnamTime.Text(shown.Today)}: {shown.Listed.Sent}/{shown.Listed.Asked} đơn vị đã gửi. Ô trống là chưa gửi, hoặc đã gửi mà không viết phần đó.",
            ],
            [("Mã đơn vị", 12), ("Đơn vị", 30), ("Tình trạng", 24), ("Gửi lúc", 18), .. request.Questions.Select(question => (question.Title, 60d))],
            [.. shown.Lines.OrderBy(line => line.Unit.Code, StringComparer.Ordinal).Select(line => Row(line, [.. request.Questions.Select(question => question.Title)]))]);
    }

    private static IReadOnlyList<XlsxCell> Row(ProgressLine line, IReadOnlyList<string> questions)
    {
        var dossier = line.Case.Dossier;
        var isSent = ReportStateWords.IsSent(dossier.State);
        return
        [
            XlsxCell.Of(line.Unit.Code, CellLook.Centre), XlsxCell.Of(line.Unit.FullName), XlsxCell.Of(dossier.Excused is null ? ReportStateWords.Text(dossier.State) : ReportStateWords.Text(line.Timeliness)),
            XlsxCell.Of(isSent && line.Case.SubmittedAt is { } at ? VietnamTime.Moment(at) : ""),
            // A draft is its writer's until it is sent.
            .. questions.Select(question => XlsxCell.Of(isSent ? dossier.Text.GetValueOrDefault(question, "") : "")),
        ];
    }
}
