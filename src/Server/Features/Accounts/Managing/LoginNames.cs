using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>Tên đăng nhập made from a person's name and their unit's code: Nguyễn Thị Ánh of 21034 is <c>anh.nt.21034</c>. No phone number, no birthday.</summary>
public static partial class LoginNames
{
    private const int LongestGiven = 20, MostInitials = 6;

    /// <param name="unitCode">Of the commune, e.g. <c>21034</c>.</param>
    /// <param name="taken">Keys of logins that are somebody's; the proposal is added to them.</param>
    public static string Propose(string name, string unitCode, ISet<string> taken)
    {
        var words = Folding.Fold(name).Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(word => word.Length > 0).ToList();
        var given = words.Count > 0 ? words[^1] : "thanhvien";
        var initials = string.Concat(words.SkipLast(1).Take(MostInitials).Select(word => word[0]));
        var stem = given[..Math.Min(given.Length, LongestGiven)] + (initials.Length > 0 ? "." + initials : "");
        for (var number = 1; ; number++)
        {
            var login = $"{stem}{(number > 1 ? number : "")}.{unitCode}";
            if (taken.Add(Account.KeyOf(login)))
                return login;
        }
    }

    public static Problem? Fault(string login) => Form().IsMatch(login) ? null : new(
        "login-malformed", $"Tên đăng nhập “{login}” viết chưa đúng.", "Dùng 3–50 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới, ví dụ tinhkhe.anh.");

    public static Problem Taken(string login) =>
        new("login-taken", $"Tên đăng nhập “{login}” đã có người dùng.", "Chọn tên khác, ví dụ thêm tên đơn vị.") { Kind = ProblemKind.Conflict };

    private static string Letters(string word) => new([.. word.Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))]);

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9._-]{2,49}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
