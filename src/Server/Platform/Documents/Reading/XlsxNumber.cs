using System.Globalization;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>A number of an XLSX as the text people see: all digits, no exponent, dates as dates.</summary>
internal static class XlsxNumber
{
    private const decimal LastSerial = 2_958_465m;
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = ",", NegativeSign = "-" };

    public static SheetCell Cell(string raw, XlsxNumberFormat format, bool from1904)
    {
        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new(raw);
        number = WithoutNoise(number);
        var serial = from1904 ? number + 1462 : number;
        return format.Kind switch
        {
            XlsxNumberKind.Date when serial is >= 1 and <= LastSerial => Date(serial, number),
            XlsxNumberKind.Date or XlsxNumberKind.Time when number is >= 0 and < 10_000 => new(Clock(number), number),
            _ => new(Text(number, format), number),
        };
    }

    /// <summary>
    /// Binary fractions leave noise beyond the 15 digits Excel keeps (0.30000000000000004); whole numbers are left alone, and
    /// trailing zeros are dropped so that 1.50 and 1.5 are one text.
    /// </summary>
    private static decimal WithoutNoise(decimal number)
    {
        if (number == decimal.Truncate(number))
            return decimal.Truncate(number);
        var whole = decimal.Truncate(decimal.Abs(number)).ToString(CultureInfo.InvariantCulture).Length;
        return decimal.Round(number, Math.Clamp(15 - whole, 0, 28)) / 1.000000000000000000000000000000000m;
    }

    private static string Text(decimal number, XlsxNumberFormat format)
    {
        var text = number.ToString(Comma);
        if (number < 0 || text.Contains(','))
            return text;
        return format.Prefix + text.PadLeft(format.Digits, '0');
    }

    private static SheetCell Date(decimal serial, decimal number)
    {
        // Lotus counted 29/02/1900, a day that never was; Excel kept it.
        var days = (int)decimal.Truncate(serial);
        var date = new DateOnly(1899, 12, 30).AddDays(days < 60 ? days + 1 : days);
        var time = serial - days;
        return new(time == 0 ? VietnamTime.Text(date) : $"{VietnamTime.Text(date)} {Clock(time)}", number, date);
    }

    /// <summary>Hours beyond a day are kept: 1.5 is <c>36:00</c>.</summary>
    private static string Clock(decimal days)
    {
        var seconds = (long)decimal.Round(days * 86_400);
        var text = $"{seconds / 3600:00}:{seconds / 60 % 60:00}";
        return seconds % 60 == 0 ? text : $"{text}:{seconds % 60:00}";
    }
}
