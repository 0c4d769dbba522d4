namespace CongDongSo.Domain.Language;

/// <summary>Số bằng chữ: <c>một triệu hai trăm linh năm nghìn</c>.</summary>
public static class VietnameseWords
{
    private const ulong Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly string[] Scales = ["", "nghìn", "triệu"];

    private static readonly ulong[] Thousands = [1, 1_000, 1_000_000];

    /// <summary>Số tiền bằng chữ, as the foot of a list of payments has it: <c>Một triệu hai trăm nghìn đồng</c>.</summary>
    public static string Money(long dong)
    {
        var words = Of(dong);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} đồng";
    }

    public static string Of(long number) => number switch
    {
        0 => Digits[0],
        < 0 => $"âm {string.Join(' ', Words((ulong)-(number + 1) + 1, follows: false))}",
        _ => string.Join(' ', Words((ulong)number, follows: false)),
    };

    /// <param name="follows">Something was said before, so that hundreds are told even where there are none.</param>
    private static IEnumerable<string> Words(ulong number, bool follows)
    {
        if (number >= Billion)
        {
            foreach (var word in Words(number / Billion, follows))
                yield return word;
            yield return "tỷ";
            (number, follows) = (number % Billion, true);
        }
        for (var scale = 2; scale >= 0; scale--)
        {
            var group = (int)(number / Thousands[scale] % 1000);
            if (group == 0)
                continue;
            foreach (var word in Group(group, follows))
                yield return word;
            if (scale > 0)
                yield return Scales[scale];
            follows = true;
        }
    }

    private static IEnumerable<string> Group(int group, bool follows)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var tellsHundreds = follows || hundreds > 0;
        if (tellsHundreds)
        {
            yield return Digits[hundreds];
            yield return "trăm";
        }
        if (tens == 0 && ones > 0 && tellsHundreds)
            yield return "linh";
        if (tens == 1)
            yield return "mười";
        if (tens > 1)
        {
            yield return Digits[tens];
            yield return "mươi";
        }
        if (ones > 0)
            yield return ones switch { 1 when tens > 1 => "mốt", 4 when tens > 1 => "tư", 5 when tens > 0 => "lăm", _ => Digits[ones] };
    }
}
