using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Platform.Web;

/// <summary>Ngày of a page's address or form: <c>2025-09-30</c> as browsers send it, or <c>30/9/2025</c>; blank is no day asked for.</summary>
public static class AskedDay
{
    public static Result<DateOnly?> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Result<DateOnly?>.Done(null);
        return DayOption.Parse(text) is { Year: >= 1990 and <= 2100 } day
            ? new Result<DateOnly?>.Done(day)
            : new Problem("day-unreadable", "Ngày viết chưa đúng.", "Viết ngày/tháng/năm (30/09/2025) hoặc năm-tháng-ngày (2025-09-30), từ năm 1990 đến 2100.");
    }

    /// <summary>Asks with the day that was asked for, or is the refusal of one that cannot be read.</summary>
    public static async Task<Result<T>> On<T>(string? text, Func<DateOnly?, Task<Result<T>>> ask)
    {
        var day = Of(text);
        return day is Result<DateOnly?>.Done(var known) ? await ask(known) : ((Result<DateOnly?>.Refused)day).Problem;
    }
}
