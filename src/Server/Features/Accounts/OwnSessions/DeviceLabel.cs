namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>A device in words that its owner recognises, e.g. <c>Chrome trên Windows</c>; of the long header no more is kept.</summary>
internal static class DeviceLabel
{
    private const int Longest = 60;

    /// <summary>The telling mark first: most browsers name others too.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Zalo", "Zalo"), ("coc_coc_browser", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return "Thiết bị không rõ";
        var (browser, system) = (Named(Browsers, userAgent), Named(Systems, userAgent));
        if (browser is null && system is null)
            return Product(userAgent);
        return browser is null ? system! : system is null ? browser : $"{browser} trên {system}";
    }

    private static string? Named((string Mark, string Name)[] known, string userAgent) =>
        known.Where(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();

    /// <summary>A program's own first word, e.g. <c>python-requests/2.32</c>.</summary>
    private static string Product(string userAgent)
    {
        var word = string.Concat(userAgent.Trim().TakeWhile(c => c > ' ' && c <= '~').Take(Longest));
        return word.Length == 0 ? "Thiết bị không rõ" : word;
    }
}
