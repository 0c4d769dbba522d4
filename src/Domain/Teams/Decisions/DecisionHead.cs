using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>The head of a decision under preparation; number and day are often given last.</summary>
/// <param name="Number">As <c>01/QĐ-UBND</c>.</param>
/// <param name="EffectiveOn">Null: from the day of issue.</param>
/// <param name="IssuerLevel">Level of the committee that issues it: that of the unit, or one above.</param>
/// <param name="Subject">Trích yếu.</param>
/// <param name="Replaces">The decision whose place it takes.</param>
/// <param name="SentOn">Ngày gửi cấp trên (công văn Quảng Ngãi tháng 12/2025, mục 1).</param>
public sealed record DecisionHead(
    DecisionKind Kind, string? Number, DateOnly? IssuedOn, DateOnly? EffectiveOn, UnitKind IssuerLevel, string Subject, DecisionId? Replaces, DateOnly? SentOn)
{
    /// <summary>A decision takes force at most so long after it was issued.</summary>
    private const int MostDaysAhead = 366;

    /// <summary>The day on which members begin and end.</summary>
    public DateOnly? InForceFrom => EffectiveOn ?? IssuedOn;

    /// <summary>The number in its usual spelling; a refusal of what is no number.</summary>
    public static Result<string> NumberOf(string text) => DecisionReader.Read($"{text} ngày 1/1/2025") switch
    {
        Result<DecisionText>.Done(var read) => read.Number,
        _ => new Problem("decision-number", $"Số quyết định “{text.Trim()}” viết chưa đúng.", "Viết số và ký hiệu như 01/QĐ-UBND; ngày ghi ở ô riêng."),
    };

    /// <summary>What stands against the head as it is; null where nothing does.</summary>
    public Problem? Problem(DateOnly today)
    {
        if (IssuedOn > today)
            return Of("decision-in-future", $"Ngày ký {VietnamTime.Text(IssuedOn.Value)} ở tương lai.", $"Hôm nay là {VietnamTime.Text(today)}.");
        if (EffectiveOn < IssuedOn)
            return Of("decision-before-itself", "Ngày có hiệu lực trước ngày ký.", "Để trống ngày có hiệu lực nếu quyết định có hiệu lực từ ngày ký.");
        if (EffectiveOn is { } effective && IssuedOn is { } issued && effective > issued.AddDays(MostDaysAhead))
            return Of("decision-far-ahead", "Ngày có hiệu lực muộn hơn ngày ký hơn một năm.", "Kiểm tra lại năm của hai ngày.");
        return SentProblem(IssuedOn, SentOn, today);
    }

    /// <summary>A decision is sent after it was issued, and not tomorrow.</summary>
    public static Problem? SentProblem(DateOnly? issued, DateOnly? sent, DateOnly today) =>
        sent > today ? Of("sent-in-future", "Ngày gửi cấp trên ở tương lai.", $"Hôm nay là {VietnamTime.Text(today)}.")
        : sent < issued ? Of("sent-before-issued", "Ngày gửi cấp trên trước ngày ký.", "Kiểm tra lại hai ngày.")
        : null;

    /// <summary>What is still missing before it can be published.</summary>
    public Problem? Missing =>
        Number is null ? Of("decision-number", "Chưa ghi số quyết định.", "Ghi số và ký hiệu như 01/QĐ-UBND, lưu, rồi công bố.")
        : IssuedOn is null ? Of("decision-date", "Chưa ghi ngày ký.", "Ghi ngày ký, lưu, rồi công bố.")
        : null;

    private static Problem Of(string code, string title, string detail) => new(code, title, detail);
}
