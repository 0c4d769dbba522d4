using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Addresses of the pages of data quality.</summary>
public static class QualityLinks
{
    public const string List = "/chat-luong", File = "/chat-luong/tai", Run = "/chat-luong/ra-soat", Revisits = "/chat-luong/kiem-tra-lai";

    public const string OfRoute = "/chat-luong/{id:guid}", AnswerRoute = "/chat-luong/{id:guid}/tra-loi";

    public static string In(UnitId unit) => $"{List}?don-vi={unit}";

    public static string In(UnitId unit, QualityFilter filter, int page = 1) => In(unit) + Query(filter) + (page > 1 ? $"&trang={page}" : "");

    public static string FileOf(UnitId unit, QualityFilter filter, string format) => $"{File}?don-vi={unit}{Query(filter)}&dang={format}";

    public static string Of(Guid finding) => $"{List}/{finding}";

    public static string Answer(Guid finding) => $"{List}/{finding}/tra-loi";

    public static string RevisitsIn(UnitId unit, string? month = null) => $"{Revisits}?don-vi={unit}{(month is null ? "" : $"&ky={month}")}";

    private static string Query(QualityFilter filter) =>
        (filter.Rule is { } rule ? $"&quy-tac={rule.Id}" : "") + (filter.State is { } state ? $"&trang-thai={QualityStates.CodeOf(state)}" : "") + (filter.Period is { } period ? $"&ky={period.Code}" : "");
}
