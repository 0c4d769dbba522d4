using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>What an installation sets about signing in.</summary>
/// <param name="Grace">How long a new account above village level may go on without a second factor (<c>CDS_SECOND_FACTOR_GRACE_DAYS</c>).</param>
/// <param name="BreachedPasswords">File of passwords known from leaks (<c>CDS_BREACHED_PASSWORDS</c>); null: only the list that is shipped.</param>
public sealed record FactorSettings(TimeSpan Grace, string? BreachedPasswords)
{
    private const int DefaultGraceDays = 7, LongestGraceDays = 365;

    /// <exception cref="ServiceUnavailableException">A setting that cannot be: nobody is to believe in a rule that does not hold.</exception>
    public static FactorSettings FromEnvironment() => Of(
        Environment.GetEnvironmentVariable("CDS_SECOND_FACTOR_GRACE_DAYS"), Environment.GetEnvironmentVariable("CDS_BREACHED_PASSWORDS"));

    internal static FactorSettings Of(string? graceDays, string? breachedPasswords)
    {
        var days = DefaultGraceDays;
        if (!string.IsNullOrEmpty(graceDays) && (!int.TryParse(graceDays, out days) || days is < 0 or > LongestGraceDays))
        {
            throw new ServiceUnavailableException(
                "setting-malformed", $"CDS_SECOND_FACTOR_GRACE_DAYS là “{graceDays}”, không dùng được.", $"Ghi số ngày từ 0 đến {LongestGraceDays}, hoặc bỏ trống để dùng {DefaultGraceDays} ngày.");
        }
        var list = string.IsNullOrEmpty(breachedPasswords) ? null : Path.GetFullPath(breachedPasswords);
        if (list is not null && !File.Exists(list))
            throw new ServiceUnavailableException("setting-malformed", $"CDS_BREACHED_PASSWORDS chỉ đến tệp không có: {list}.", "Ghi đúng đường dẫn của tệp, hoặc bỏ biến này.");
        return new(TimeSpan.FromDays(days), list);
    }
}
