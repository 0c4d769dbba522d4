using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>
/// Reads số điện thoại liên hệ however a roster writes it; what comes out is ten digits of a mobile number. A number that has to be
/// guessed at is refused with the reason.
/// </summary>
public static partial class PhoneReader
{
    /// <param name="text">Not blank. A number cell gives all its digits.</param>
    public static Result<string> Read(string text)
    {
        var plain = Label().Replace(Plain(text), "").Trim();
        if (Masked().IsMatch(plain))
            return Refused("phone-masked", "Số điện thoại bị che, cần đủ 10 chữ số");
        if (Exponent().Match(plain) is { Success: true } exponent)
            return FromExponent(exponent);
        plain = TrailingZeroDecimal().Replace(plain, "${number}");
        var parts = Between().Split(plain).Select(Digits).Where(part => part.Length > 0).ToList();
        if (parts.Count > 1 && parts.TrueForAll(part => part.Length >= 9))
            return TwoPhones(parts);
        if (plain.Any(c => !char.IsAsciiDigit(c) && !"+-–—.()/,; \n".Contains(c)))
            return Refused("phone-not-digits", "Số điện thoại chỉ được có chữ số");
        var digits = Digits(plain);
        if (digits.Length >= 18)
            return TwoPhones(digits.Length == 20 ? [digits[..10], digits[10..]] : [digits]);
        if (plain.StartsWith('+') && !digits.StartsWith("84", StringComparison.Ordinal))
            return Refused("phone-foreign", "Số điện thoại nước ngoài: cần số di động Việt Nam 10 chữ số");
        return Checked(National(digits));
    }

    private static Result<string> Checked(string digits)
    {
        if (digits.Length == 0)
            return Refused("phone-not-digits", "Ô không có số điện thoại");
        if (digits.StartsWith("02", StringComparison.Ordinal) && digits.Length is 10 or 11)
            return Refused("phone-landline", "Đây là số máy bàn (đầu 02); cần số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09");
        if (OldPhoneNumbers.Renumbered(digits) is { } now)
            return Refused("phone-old", $"Số di động 11 chữ số cũ, từ năm 2018 đã đổi thành {Grouped(now)}: hãy kiểm tra và sửa");
        if (digits.Length != 10)
            return Refused("phone-length", $"Số điện thoại có {digits.Length} chữ số, cần đúng 10");
        return digits[1] is '3' or '5' or '7' or '8' or '9' && digits[0] == '0'
            ? digits
            : Refused("phone-prefix", $"Không có số di động nào bắt đầu bằng {digits[..2]}; cần 03, 05, 07, 08 hoặc 09");
    }

    /// <summary>+84, 84, 0084 and +84 (0) replace the 0; a spreadsheet that took the cell for a number ate it.</summary>
    private static string National(string digits)
    {
        if (digits.StartsWith("0084", StringComparison.Ordinal))
            digits = digits[2..];
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12 or 13)
            return "0" + digits[2..].TrimStart('0');
        var ateZero = digits.Length is 9 || (digits.Length is 10 && digits[0] is '1' or '2');
        return ateZero && digits[0] != '0' ? "0" + digits : digits;
    }

    /// <summary>A text like 9.05E+08 has lost digits on its way through a spreadsheet, 9.05123456E8 has not.</summary>
    private static Result<string> FromExponent(Match match)
    {
        var mantissa = match.Groups["whole"].Value + match.Groups["fraction"].Value;
        return match.Groups["fraction"].Length == int.Parse(match.Groups["power"].Value, CultureInfo.InvariantCulture)
            ? Checked(National(mantissa))
            : Refused("phone-shortened", "Excel đã rút gọn số điện thoại và làm mất chữ số: hãy định dạng cột là Văn bản rồi nhập lại đủ 10 chữ số");
    }

    private static Problem TwoPhones(IReadOnlyList<string> phones) => Refused(
        "phone-two", phones.Count > 1
            ? $"Ô có {phones.Count} số điện thoại ({string.Join(", ", phones.Select(phone => Grouped(National(phone))))}): chỉ giữ lại một"
            : "Ô có nhiều số điện thoại: chỉ giữ lại một");

    private static string Grouped(string phone) => phone.Length == 10 ? $"{phone[..4]} {phone[4..7]} {phone[7..]}" : phone;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Full-width digits as plain ones; without invisible signs.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Folding.Normal(text, NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c))
                plain.Append(c is '\n' ? '\n' : ' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                plain.Append(c);
        }
        return plain.ToString().Trim().TrimStart('\'');
    }

    private static Problem Refused(string code, string message) => new(code, message);

    [GeneratedRegex(@"^\s*(s?\s*đt|số điện thoại|điện thoại|di động|tel|mobile|phone)\s*[.:]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"[*•…#?]|\.\.\.|x{2,}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Masked();

    [GeneratedRegex(@"^(?<whole>[0-9])([.,](?<fraction>[0-9]+))?E\+?(?<power>[0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"^(?<number>[0-9]{8,13})[.,]0+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrailingZeroDecimal();

    [GeneratedRegex(@"[/;,|&\n]|\s-\s|\bhoặc\b|\bvà\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Between();
}
