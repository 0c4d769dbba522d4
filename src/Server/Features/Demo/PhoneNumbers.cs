namespace CongDongSo.Server.Features.Demo;

/// <summary>Made-up phone numbers: they begin with 050, which no network gives out, so that none of them is anybody's.</summary>
internal static class PhoneNumbers
{
    /// <summary>A different number for each ordinal below a million.</summary>
    public static string OfMember(int ordinal) => $"0500{Scattered(ordinal):000000}";

    /// <inheritdoc cref="OfMember"/>
    public static string OfHousehold(int ordinal) => $"0501{Scattered(ordinal):000000}";

    /// <summary>Neither even nor a multiple of five, the factor passes every number once.</summary>
    private static int Scattered(int ordinal) => (int)((ordinal * 387_420_489L + 271_828) % 1_000_000);
}
