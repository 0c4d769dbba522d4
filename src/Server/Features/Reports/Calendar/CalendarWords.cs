using CongDongSo.Domain.Language;
using CongDongSo.Domain.Reports.Calendar;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Reports.Calendar;

/// <summary>How an entry of the calendar reads, and where it leads.</summary>
internal static class CalendarWords
{
    /// <summary>For a calendar elsewhere: whose, and what.</summary>
    public static string Summary(CalendarEntry entry, Unit unit) => entry.IsOwn ? $"{unit.FullName}: {entry.Title}" : $"{unit.FullName} nhận từ {UnitWords.Text(entry.Level)}: {entry.Title}";

    /// <summary>Who owes it, for a page about the unit.</summary>
    public static string Who(CalendarEntry entry) => entry.IsOwn ? "Đơn vị gửi" : $"{VietnameseNumbers.Text(entry.Expected)} đơn vị {UnitWords.Text(entry.Level)}";

    public static string? Link(CalendarEntry entry) => entry switch
    {
        { Case: { } report } => ReportLinks.Case(report),
        { IsOpen: true, IsReceived: true } => ReportLinks.ProgressOf(entry.Unit, entry.Program, entry.Report, entry.Period),
        _ => null,
    };

    public static string Text(CalendarEntry entry, DateOnly today) => entry.On(today) switch
    {
        CalendarState.Sent => "Đã gửi",
        CalendarState.Late when entry.IsOwn => $"Quá hạn {today.DayNumber - entry.Day.DayNumber} ngày",
        CalendarState.Late => $"Quá hạn, {VietnameseNumbers.Text(entry.Expected - entry.Sent)} chưa gửi",
        _ when !entry.IsOpen => "Kỳ chưa bắt đầu",
        _ when entry.Day == today => "Hạn hôm nay",
        _ when entry is { IsOwn: false, Sent: > 0 } => $"Còn {entry.Day.DayNumber - today.DayNumber} ngày, đã gửi {VietnameseNumbers.Text(entry.Sent)}",
        _ => $"Còn {entry.Day.DayNumber - today.DayNumber} ngày",
    };

    public static Tone ToneOf(CalendarState state) => state switch
    {
        CalendarState.Sent => Tone.Good,
        CalendarState.Late => Tone.Bad,
        CalendarState.Soon => Tone.Warning,
        _ => Tone.Neutral,
    };
}
