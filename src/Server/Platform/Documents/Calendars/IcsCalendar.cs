using System.Globalization;
using System.Text;

namespace CongDongSo.Server.Platform.Documents.Calendars;

/// <summary>An event of a whole day.</summary>
/// <param name="Uid">The same in every reading of the calendar.</param>
/// <param name="SaidAt">When what it says was last changed.</param>
/// <param name="Address">A page on it; null: none.</param>
public sealed record IcsDay(string Uid, DateOnly Day, DateTimeOffset SaidAt, string Summary, string? Description, Uri? Address);

/// <summary>A calendar of days in iCalendar form (RFC 5545): what Outlook, Google Calendar and phones subscribe to.</summary>
public static class IcsCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Octets of a line without its end (3.1).</summary>
    private const int LongestLine = 75;

    public static byte[] Of(string name, IEnumerable<IcsDay> days)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//CongDongSo//Lich bao cao//VI");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        // Programs that heed it ask four times a day.
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(text, "X-PUBLISHED-TTL:PT6H");
        foreach (var day in days)
            Event(text, day);
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, IcsDay day)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Escaped(day.Uid)}");
        Line(text, $"DTSTAMP:{day.SaidAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(text, $"DTSTART;VALUE=DATE:{Day(day.Day)}");
        // The end is not part of the event (3.6.1).
        Line(text, $"DTEND;VALUE=DATE:{Day(day.Day.AddDays(1))}");
        Line(text, $"SUMMARY:{Escaped(day.Summary)}");
        if (day.Description is { } description)
            Line(text, $"DESCRIPTION:{Escaped(description)}");
        if (day.Address is { } address)
            Line(text, $"URL:{address.AbsoluteUri}");
        // A deadline keeps nobody busy all day.
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>TEXT of 3.3.11; other control characters have no place in it.</summary>
    private static string Escaped(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c switch
    {
        '\\' => @"\\",
        ';' => @"\;",
        ',' => @"\,",
        '\n' => @"\n",
        _ when char.IsControl(c) => "",
        _ => c.ToString(),
    }));

    /// <summary>Folded at 75 octets and never inside a character; a continued line begins with a space, which counts.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
