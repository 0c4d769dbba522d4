using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Addresses of what stands behind a number. Whoever has the same rights sees the same there.</summary>
public static class EvidenceLinks
{
    public const string Page = "/bang-so/can-cu", File = "/bang-so/can-cu/tai", RecordRoute = "/bang-so/ban-ghi/{id:guid}", Records = "/bang-so/ban-ghi";

    /// <summary>Value of the field <c>dia-gioi</c> for numbers that are restated on today's tree.</summary>
    public const string Today = "hom-nay";

    /// <param name="restated">With today's boundaries instead of those of the period's end.</param>
    public static string Of(string program, string indicator, UnitId unit, Period period, bool restated = false) =>
        Of(new EvidenceQuestion(program, indicator, unit.ToString(), period.Code) { Restated = restated });

    /// <summary>The same number of many units: what stands before and after the id of each.</summary>
    internal static (string Before, string After) OfMany(string program, string indicator, Period period) =>
        (Page + BeforeUnit(program, indicator), AfterUnit(period.Code));

    public static string Record(Guid record) => $"{Records}/{record}";

    /// <summary>All records of a unit, the latest received first.</summary>
    /// <param name="before">Goes on below this one; null: from the latest.</param>
    public static string RecordsIn(UnitId unit, long? before = null) => $"{Records}?don-vi={unit}{(before is { } seq ? $"&truoc={seq}" : "")}";

    internal static string Of(EvidenceQuestion question, int page = 1) => Page + Query(question) + (page > 1 ? $"&trang={page}" : "");

    internal static string FileOf(EvidenceQuestion question, string format) => $"{File}{Query(question)}&dang={format}";

    internal static SeenState? StateOf(string? code) => Enum.GetValues<SeenState>().Where(state => CodeOf(state) == code).Select(state => (SeenState?)state).FirstOrDefault();

    private static string CodeOf(SeenState state) => state == SeenState.NotMet ? "chua-dat" : "chua-ghi-nhan";

    private static string Query(EvidenceQuestion question) => string.Concat(
        [
            BeforeUnit(question.Program, question.Indicator), question.Unit, AfterUnit(question.Period),
            Part("dia-gioi", question.Restated ? Today : null), Part("cua-to", question.Team?.ToString()), Part("tu", question.From?.ToString("yyyy-MM-dd")), Part("doi-tuong", question.Subject?.ToString()),
            Part("tinh-trang", question.State is { } state ? CodeOf(state) : null),
        ]);

    private static string BeforeUnit(string? program, string? indicator) => $"?chuong-trinh={Uri.EscapeDataString(program ?? "")}&chi-tieu={Uri.EscapeDataString(indicator ?? "")}&don-vi=";

    private static string AfterUnit(string? period) => $"&ky={period}";

    private static string? Part(string name, string? value) => value is null ? null : $"&{name}={value}";
}

/// <summary>A number, and how far it has been opened.</summary>
/// <param name="Program">Id.</param>
/// <param name="Unit">Code, <c>code@date</c> or id; null: the caller's own.</param>
public sealed record EvidenceQuestion(string? Program, string? Indicator, string? Unit, string? Period)
{
    public bool Restated { get; init; }

    /// <summary>Only this team's weeks.</summary>
    public TeamId? Team { get; init; }

    /// <summary>Only the week, or the month of samples, that begins on this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only what was seen of this household or business.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Only households that stand like this: what a number leaves out.</summary>
    public SeenState? State { get; init; }
}

/// <summary>How a household that does not add to a number stands at the period's end.</summary>
public enum SeenState
{
    /// <summary>Đã gặp, chưa đạt.</summary>
    NotMet,

    /// <summary>Chưa ghi nhận.</summary>
    Unseen,
}
