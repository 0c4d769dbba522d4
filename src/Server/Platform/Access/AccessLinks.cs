namespace CongDongSo.Server.Platform.Access;

/// <summary>Addresses that the frame and every refusal know.</summary>
public static class AccessLinks
{
    public const string SignIn = "/dang-nhap";

    public const string SignOut = "/dang-xuat";

    public const string OwnAccount = "/tai-khoan";

    /// <summary>Where a second factor is set up.</summary>
    public const string SecondFactor = OwnAccount + "/xac-thuc";

    /// <summary>Makes the caller's private calendar address, or another one in its place.</summary>
    public const string OwnCalendar = OwnAccount + "/lich";

    public const string EndOwnCalendar = OwnCalendar + "/ngung";

    /// <summary>What a calendar program reads; whoever has the address needs no session.</summary>
    public const string CalendarFeedRoute = "/lich/{token}.ics";

    /// <summary>What is kept of the caller.</summary>
    public const string OwnData = "/tai-khoan/du-lieu";

    /// <summary>Quyền riêng tư: what personal data is kept, why, and one's rights; for everybody.</summary>
    public const string Notice = "/quyen-rieng-tu";
    /// <summary>Accounts for the members of teams.</summary>
    public const string Invite = "/moi-thanh-vien";

    public static string InviteTeam(Guid team) => $"{Invite}?to={team}";

    public static string CalendarFeed(string token) => $"/lich/{token}.ics";

    /// <summary>Sign in, and come back to where one was.</summary>
    public static string SignInFor(string page) => $"{SignIn}?ve={Uri.EscapeDataString(page)}";

    /// <summary>
    /// An address of this site, or the first page: nobody is sent elsewhere by a link that was made up. Browsers take a backslash for a slash and leave out
    /// tabs and line ends, so none of them may stand in it; letters beyond ASCII are escaped, as a header has none.
    /// </summary>
    public static string Local(string? page) =>
        page is ['/', ..] && page is not ['/', '/', ..] && !page.Any(c => c == '\\' || char.IsControl(c)) ? Ascii(page) : "/";

    private static string Ascii(string page) => string.Concat(page.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
