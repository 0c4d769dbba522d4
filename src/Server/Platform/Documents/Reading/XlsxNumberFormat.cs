using System.Text.RegularExpressions;

namespace CongDongSo.Server.Platform.Documents.Reading;

internal enum XlsxNumberKind { Number, Date, Time }

/// <summary>What a number format says of the number's meaning.</summary>
/// <param name="Digits">Least digits shown: people write phones as <c>0000000000</c> to keep the leading zero.</param>
/// <param name="Prefix">A literal zero put before the number, from <c>"0"#</c>.</param>
internal sealed partial record XlsxNumberFormat(XlsxNumberKind Kind, int Digits = 0, string Prefix = "")
{
    public static readonly XlsxNumberFormat Plain = new(XlsxNumberKind.Number);
    private static readonly XlsxNumberFormat Date = new(XlsxNumberKind.Date);
    private static readonly XlsxNumberFormat Time = new(XlsxNumberKind.Time);

    /// <summary>Formats that need no code (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are dates of East Asian Excel.</summary>
    public static XlsxNumberFormat BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => Date,
        (>= 18 and <= 21) or (>= 45 and <= 47) => Time,
        _ => Plain,
    };

    public static XlsxNumberFormat Parse(string code)
    {
        if (LeadingZeros().IsMatch(code))
            return new(XlsxNumberKind.Number, code.Length);
        if (LiteralZero().IsMatch(code))
            return new(XlsxNumberKind.Number, Prefix: "0");
        var letters = Literals().Replace(code.Split(';')[0], "").ToLowerInvariant();
        if (letters.Contains("general", StringComparison.Ordinal) || letters.Contains("standard", StringComparison.Ordinal))
            return Plain;
        var clock = letters.AsSpan().ContainsAny('h', 's');
        if (letters.AsSpan().ContainsAny('y', 'd') || (letters.Contains('m') && !clock))
            return Date;
        return clock ? Time : Plain;
    }

    [GeneratedRegex("^0{2,20}$", RegexOptions.None, 1000)]
    private static partial Regex LeadingZeros();

    [GeneratedRegex("""^("0"|\\0)#+(,##0)?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralZero();

    /// <summary>Quoted text, colours and locales in brackets (not elapsed <c>[h]</c>), escaped, padding and fill characters.</summary>
    [GeneratedRegex("""("[^"]*"?)|(\[(?!h+\]|m+\]|s+\])[^\]]*\]?)|(\\.)|(_.)|(\*.)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();
}
