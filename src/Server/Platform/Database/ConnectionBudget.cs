namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// How many connections the server holds at most. Together they stay below what PostgreSQL lets in: who finds all of them taken waits for one, where one connection
/// too many would be refused.
/// </summary>
public static class ConnectionBudget
{
    /// <summary>For the tables that all provinces share.</summary>
    public const int OfCommon = 20;

    /// <summary>Of those, for what comes with each request.</summary>
    public const int OfEachRequest = 8;

    /// <summary>Left to commands that run beside the server, and to PostgreSQL's own reserve.</summary>
    private const int Spare = 20;

    /// <summary>Fewer than that and the questions of one page would wait for each other.</summary>
    private const int Least = 4;

    private const int Most = 40;

    /// <param name="allowed">The server's <c>max_connections</c>.</param>
    /// <param name="provinces">How many are in use.</param>
    public static int OfProvince(int allowed, int provinces) => Math.Clamp((allowed - OfCommon - Spare) / Math.Max(provinces, 1), Least, Most);
}
