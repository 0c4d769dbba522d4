using System.Globalization;

namespace CongDongSo.Server.Platform.Privacy;

/// <summary>The rules of personal data that an installation may set (<c>CDS_PRIVACY_…</c>, see docs/security/personal-data.md).</summary>
public sealed record PrivacySettings
{
    /// <summary>Counts below it are not told to those who may not see residents; 1: all are told.</summary>
    public int LeastCount { get; init; } = 5;

    /// <summary>Months after a person's last membership until their name and phone are replaced by a pseudonym.</summary>
    public int MemberMonths { get; init; } = 24;

    /// <summary>Days after which a draft of a decision that nobody saves is removed.</summary>
    public int DraftDays { get; init; } = 180;

    /// <summary>Days that a session which is over is kept.</summary>
    public int SessionDays { get; init; } = 30;

    /// <summary>The hour of the night, in Vietnam, at which the server looks for what is to be forgotten.</summary>
    public int Hour { get; init; } = 2;

    /// <summary>Who answers for the personal data: stands on the notice to everybody.</summary>
    public string Controller { get; init; } = "Sở Khoa học và Công nghệ của tỉnh";

    /// <summary>How to reach them: address, e-mail, telephone.</summary>
    public string Contact { get; init; } = "Ủy ban nhân dân xã nơi bạn ở, hoặc Sở Khoa học và Công nghệ của tỉnh";

    public static PrivacySettings FromEnvironment() => Of(Environment.GetEnvironmentVariable);

    /// <exception cref="ServiceUnavailableException">A setting that is not what it must be: nothing starts under rules that nobody meant.</exception>
    public static PrivacySettings Of(Func<string, string?> variable)
    {
        var usual = new PrivacySettings();
        return new PrivacySettings
        {
            LeastCount = Whole("CDS_PRIVACY_LEAST_COUNT", usual.LeastCount, 1, 1_000),
            MemberMonths = Whole("CDS_PRIVACY_MEMBER_MONTHS", usual.MemberMonths, 1, 1_200),
            DraftDays = Whole("CDS_PRIVACY_DRAFT_DAYS", usual.DraftDays, 30, 3_650),
            SessionDays = Whole("CDS_PRIVACY_SESSION_DAYS", usual.SessionDays, 1, 3_650),
            Hour = Whole("CDS_PRIVACY_HOUR", usual.Hour, 0, 23),
            Controller = Text("CDS_PRIVACY_CONTROLLER") ?? usual.Controller,
            Contact = Text("CDS_PRIVACY_CONTACT") ?? usual.Contact,
        };

        string? Text(string name) => variable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        int Whole(string name, int absent, int least, int most) =>
            Text(name) is not { } text ? absent
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new ServiceUnavailableException("setting-unreadable", $"{name}={text} viết chưa đúng.", $"Ghi một số nguyên từ {least} đến {most}, hoặc bỏ biến này để dùng {absent}.");
    }
}
