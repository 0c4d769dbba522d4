using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Chức vụ trong tổ as a roster writes it.</summary>
/// <param name="Post">What the cell says beyond the role: "Tổ trưởng (Trưởng thôn)" has the post "Trưởng thôn".</param>
public sealed record RoleText(MemberRole Role, string? Post)
{
    /// <summary>How it is written back.</summary>
    public string Text => Post is null ? RoleWords.Text(Role) : $"{RoleWords.Text(Role)} ({Post})";
}

/// <summary>Reads chức vụ trong tổ: words or abbreviations, any case, with or without diacritics.</summary>
public static partial class RoleReader
{
    private static readonly Dictionary<string, MemberRole> Words = new()
    {
        ["to truong"] = MemberRole.Leader, ["tt"] = MemberRole.Leader, ["truong to"] = MemberRole.Leader, ["t truong"] = MemberRole.Leader, ["t t"] = MemberRole.Leader,
        ["to pho thuong truc"] = MemberRole.StandingDeputy, ["pho to truong thuong truc"] = MemberRole.StandingDeputy, ["tptt"] = MemberRole.StandingDeputy,
        ["tp thuong truc"] = MemberRole.StandingDeputy, ["pho to thuong truc"] = MemberRole.StandingDeputy, ["to pho tt"] = MemberRole.StandingDeputy,
        ["to pho"] = MemberRole.Deputy, ["pho to truong"] = MemberRole.Deputy, ["tp"] = MemberRole.Deputy, ["pho to"] = MemberRole.Deputy, ["t pho"] = MemberRole.Deputy, ["t p"] = MemberRole.Deputy,
        ["thanh vien"] = MemberRole.Member, ["tv"] = MemberRole.Member, ["uy vien"] = MemberRole.Member, ["to vien"] = MemberRole.Member,
    };

    public static Result<RoleText> Read(string text)
    {
        var tidy = Folding.Tidy(text);
        var (head, post) = Parts(tidy);
        var words = Folding.Tidy(Signs().Replace(Folding.Fold(head), " "));
        words = OfTheTeam().Replace(words, "");
        return Words.TryGetValue(words, out var role)
            ? new RoleText(role, post)
            : new Problem("role-unknown", $"Không rõ chức vụ “{tidy}”; cần một trong: Tổ trưởng, Tổ phó thường trực, Tổ phó, Thành viên");
    }

    private static (string Head, string? Post) Parts(string text)
    {
        if (Break().Match(text) is not { Success: true } cut)
            return (text, null);
        var rest = text[(cut.Index + cut.Length)..].Trim();
        if (cut.Value.Trim() == "(" && rest.EndsWith(')'))
            rest = rest[..^1].TrimEnd();
        return (text[..cut.Index], rest.Length == 0 ? null : rest);
    }

    [GeneratedRegex(@"\s*\(|\s+[-–—]\s+|\s*[,;:]\s*|\s+kiêm\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break();

    [GeneratedRegex(@"[^\p{L}\d]+", RegexOptions.None, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@" to (cnscd|cncd|cong nghe so cong dong)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTheTeam();
}
