using System.Text.RegularExpressions;

namespace CongDongSo.Domain.Language;

/// <summary>How a phone number is shown to people who do not need it: <c>0914 994 ***</c>.</summary>
public static partial class MaskedPhone
{
    /// <summary>To those who may not see it at all: that there is one.</summary>
    public const string Hidden = "***";

    public static string? Text(string? phone) => phone is { Length: 10 } ? $"{phone[..4]} {phone[4..7]} {Hidden}" : phone is null ? null : Hidden;

    /// <summary>A free text without the phone numbers that somebody wrote into it.</summary>
    public static string? InText(string? text) => text is null ? null : Written().Replace(text, Hidden);

    [GeneratedRegex(@"(?<!\d)(\+?84|0)([ .\-]?\d){8,10}(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
