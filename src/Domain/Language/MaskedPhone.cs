namespace CongDongSo.Domain.Language;

/// <summary>How a phone number is shown to people who do not need it: <c>0914 994 ***</c>.</summary>
public static class MaskedPhone
{
    public static string? Text(string? phone) => phone is { Length: 10 } ? $"{phone[..4]} {phone[4..7]} ***" : phone is null ? null : "***";
}
