using System.Text;
using CongDongSo.Server.Platform.Documents.Calendars;

namespace CongDongSo.Server.Tests.Platform.Documents;

/// <summary>The rules of RFC 5545 that a calendar program relies on.</summary>
public class IcsCalendarTests
{
    private static readonly IcsDay Day = new(
        "p.quarter.2025-Q4.x@congdongso", new(2025, 12, 31), new(2025, 12, 9, 8, 30, 0, TimeSpan.FromHours(7)), "Xã An Phú: Kết quả; lần 1, của \\ Tổ\nquý IV\t – đã được ủy ban nhân dân các cấp quyết định thành lập theo nghị quyết",
        "Hạn: hết ngày 31/12/2025.", new("https://to.quangngai.gov.vn/bao-cao/1?a=Lịch"));

    private static readonly string Text = Encoding.UTF8.GetString(IcsCalendar.Of("Lịch báo cáo", [Day]));

    /// <summary>Content lines: a line end that is followed by a space is none (3.1).</summary>
    private static readonly string[] Lines = Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    [Fact]
    public void Lines_end_with_carriage_return_and_line_feed_and_there_is_no_other_line_end()
    {
        Text.ShouldEndWith("END:VCALENDAR\r\n");
        Text.Replace("\r\n", "", StringComparison.Ordinal).IndexOfAny(['\r', '\n']).ShouldBe(-1);
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_is_cut_inside_a_character()
    {
        var lines = Text.Split("\r\n");

        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        lines.ShouldContain(line => line.StartsWith(' '), "the summary is longer than a line");
        Text.ShouldNotContain("\uFFFD");
    }

    [Fact]
    public void What_is_folded_reads_whole_again() =>
        Lines.ShouldContain(@"SUMMARY:Xã An Phú: Kết quả\; lần 1\, của \\ Tổ\nquý IV – đã được ủy ban nhân dân các cấp quyết định thành lập theo nghị quyết");

    [Fact]
    public void An_event_says_once_who_it_is_when_it_was_said_and_its_day_as_dates_of_which_the_end_is_the_next()
    {
        foreach (var property in new[] { "UID:p.quarter.2025-Q4.x@congdongso", "DTSTAMP:20251209T013000Z", "DTSTART;VALUE=DATE:20251231", "DTEND;VALUE=DATE:20260101" })
            Lines.Count(line => line == property).ShouldBe(1, property);
    }

    [Fact]
    public void An_address_is_ascii() => Lines.ShouldContain("URL:https://to.quangngai.gov.vn/bao-cao/1?a=L%E1%BB%8Bch");

    [Fact]
    public void A_calendar_without_events_is_one_too() =>
        Encoding.UTF8.GetString(IcsCalendar.Of("Lịch", [])).ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");

    [Fact]
    public void Nothing_in_a_text_begins_another_property() =>
        Encoding.UTF8.GetString(IcsCalendar.Of("Lịch", [Day with { Summary = "a\r\nATTACH:http://x\r\n\u0007b" }])).Split("\r\n").ShouldContain(@"SUMMARY:a\nATTACH:http://x\nb");
}
