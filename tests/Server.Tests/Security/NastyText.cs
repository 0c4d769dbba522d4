using System.Text;

namespace CongDongSo.Server.Tests.Security;

/// <summary>Texts that programs stumble over, and ways to spoil good ones.</summary>
internal static class NastyText
{
    private static readonly string[] Known =
    [
        "", " ", "0", "-1", "1.5", "2147483648", "-9223372036854775809", "99999999999999999999999999", "1e309", "NaN", "null", "true", "[]", "{}", "\0", "a\0b", "'", "\"", "\\", "' or 1=1 --",
        "../../../etc/passwd", "..\\..\\x", "%", "%00", "%zz", "_", "😀", "e\u0301\u0301\u0301", "\uFFFE", "\uFFFF", "\u202E", "\u200B", "٣", "٢٠٢٥", "２０２５-Q4", "<script>", "{0}", "{{x}}", "${x}", "=1+1", "\r\n", "\r\nX: y",
        "0000-00-00", "0001-01-01", "9999-12-31", "31/12/9999", "2025-W53", "2025-13", "2025-00", "1899", "2999-Q4", "2999-W52", "2025-W00", "@", "21034@", "@2025-01-01", "21034@0001-01-01", "21034@9999-12-31", "VN@9999-12-31",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{00000000-0000-0000-0000-000000000000}", new('x', 3_000), new('ế', 700), new('\u0301', 500), "Nguyễn Thị Ánh", "xã", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    ];

    public static string Of(Random random) => random.Next(4) switch
    {
        0 => Noise(random),
        _ => Known[random.Next(Known.Length)],
    };

    /// <summary>The text with one thing wrong with it.</summary>
    public static string Spoilt(string text, Random random)
    {
        if (text.Length == 0)
            return Of(random);
        var at = random.Next(text.Length);
        return random.Next(6) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Of(random)),
            2 => text[..at],
            3 => text + text,
            4 => text[..at] + (char)random.Next(1, 0x2FFF) + text[(at + 1)..],
            _ => text.ToUpperInvariant(),
        };
    }

    private static string Noise(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 40); i > 0; i--)
            text.Append(new Rune(random.Next(4) == 0 ? random.Next(0xE000, 0x10FFFF) : random.Next(0, 0x7F)).ToString());
        return text.ToString();
    }
}
