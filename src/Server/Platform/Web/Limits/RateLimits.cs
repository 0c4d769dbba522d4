using System.Globalization;

namespace CongDongSo.Server.Platform.Web.Limits;

/// <summary>Work that costs the server much more than the request costs its sender; a route says so with <see cref="RateLimiting.Costs"/>.</summary>
public enum CostlyWork
{
    /// <summary>Checks a password, a second factor or a one-time code: slow on purpose, and what is guessed at.</summary>
    SignIn,

    /// <summary>Reads, plans and writes a spreadsheet.</summary>
    RosterImport,

    /// <summary>Plans what is typed of a roster, and asks every program about it.</summary>
    RosterSheet,

    /// <summary>Takes the scan of a document.</summary>
    Scan,

    /// <summary>Computes a report and writes its file.</summary>
    Report,

    /// <summary>Writes many rows into a file.</summary>
    Export,

    /// <summary>Compares a text with every name of the catalogue.</summary>
    UnitSearch,

    /// <summary>Reads an account's calendar of reports by its private address.</summary>
    Calendar,
}

/// <summary>Whose requests are counted together.</summary>
public enum CountedBy
{
    /// <summary>The signed-in account; nobody signed in: the address.</summary>
    Account,

    /// <summary>The network address; of IPv6 the /64, which is what one household or phone gets.</summary>
    Address,
}

/// <summary>A bucket of tokens: a request takes one, and where none is left it is answered 429 with the time to wait.</summary>
/// <param name="Burst">Tokens in a full bucket.</param>
/// <param name="Refill">Tokens put back each <paramref name="Every"/>.</param>
public sealed record RateLimit(CountedBy By, int Burst, int Refill, TimeSpan Every, string Why);

/// <summary>
/// Every limit on how often the product may be asked, and why it is as it is. <c>CDS_RATE_LIMITS</c> multiplies all of them, or switches them off for load
/// tests. One address is not one person: a training hall, and thousands of phones of one mobile network, stand behind one.
/// </summary>
public static class RateLimits
{
    /// <summary>
    /// Requests of one account that are worked on at once, and those that wait for them: four times what a browser or the field app opens, so that one account
    /// cannot hold every database connection.
    /// </summary>
    public const int AtOnce = 64, Waiting = 64;

    /// <summary>Of requests without a session, costly or not; the portal's files are not counted.</summary>
    public static readonly RateLimit Anonymous = new(CountedBy.Address, 3_000, 100, Second, "A launch morning behind one address passes; a scan for weak spots soon waits.");

    public static readonly IReadOnlyDictionary<CostlyWork, RateLimit> Costly = new Dictionary<CostlyWork, RateLimit>
    {
        [CostlyWork.SignIn] = new(CountedBy.Address, 300, 5, Second, "A hall of 300 signs in at once; guessing over many accounts slows to five a second, beside the lock of each account."),
        [CostlyWork.RosterImport] = new(CountedBy.Account, 60, 1, TimeSpan.FromSeconds(2), "A province's file takes 1.5 s of a processor; one sends a file, mends it, and sends it again."),
        [CostlyWork.RosterSheet] = new(CountedBy.Account, 120, 4, Second, "The sheet is checked when its typist pauses, at most four times a second."),
        [CostlyWork.Scan] = new(CountedBy.Account, 60, 1, Second, "A scan has up to 20 MB; an archive of a commune's decisions goes in at one sitting."),
        [CostlyWork.Report] = new(CountedBy.Account, 120, 2, Second, "A report takes up to half a second; a province downloads those of its hundred communes in one go."),
        [CostlyWork.Export] = new(CountedBy.Account, 30, 1, TimeSpan.FromSeconds(2), "An export reads a whole table, and what leaves in bulk should be noticed."),
        [CostlyWork.Calendar] = new(CountedBy.Account, 60, 1, TimeSpan.FromSeconds(10), "A calendar asks every few hours, and somebody may have a few; one that asks without end waits."),
        [CostlyWork.UnitSearch] = new(CountedBy.Account, 200, 20, Second, "A fast typist asks eight times a second."),
    };

    /// <summary>Tries for one login, whoever makes them and whether it exists or not: beside the lock after five failures, which successes do not count towards.</summary>
    public static readonly RateLimit OneLogin = new(CountedBy.Account, 100, 1, Second, "Programs that sign in for each request are told to keep their session.");

    /// <summary>The factor that <c>CDS_RATE_LIMITS</c> states; null: no limits.</summary>
    /// <exception cref="ServiceUnavailableException">It states neither.</exception>
    public static double? FactorOf(string? setting) => setting switch
    {
        null => 1,
        "off" => null,
        _ when double.TryParse(setting, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= 1_000_000 => factor,
        _ => throw new ServiceUnavailableException("rate-limits-unreadable", $"Không hiểu CDS_RATE_LIMITS=“{setting}”.", "Viết một số để nhân mọi giới hạn (ví dụ 4 hoặc 0.5), hoặc off để tắt; bỏ biến này để dùng giới hạn mặc định."),
    };

    private static TimeSpan Second => TimeSpan.FromSeconds(1);
}
