namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>The renumbering of mobile networks in 2018 (quyết định 798/QĐ-BTTTT): eleven digits became ten.</summary>
internal static class OldPhoneNumbers
{
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["0162"] = "032", ["0163"] = "033", ["0164"] = "034", ["0165"] = "035", ["0166"] = "036", ["0167"] = "037", ["0168"] = "038", ["0169"] = "039",
        ["0120"] = "070", ["0121"] = "079", ["0122"] = "077", ["0126"] = "076", ["0128"] = "078",
        ["0123"] = "083", ["0124"] = "084", ["0125"] = "085", ["0127"] = "081", ["0129"] = "082",
        ["0186"] = "056", ["0188"] = "058", ["0199"] = "059",
    };

    /// <returns>Today's number of an eleven-digit one; null where it is none.</returns>
    public static string? Renumbered(string digits) =>
        digits.Length == 11 && Prefixes.TryGetValue(digits[..4], out var prefix) ? prefix + digits[4..] : null;
}
