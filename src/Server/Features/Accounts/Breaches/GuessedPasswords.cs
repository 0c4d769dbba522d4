using System.Collections.Frozen;
using System.Reflection;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Accounts.Breaches;

/// <summary>Mật khẩu hay gặp: those that guessers try first, in Vietnam and elsewhere. The list is shipped with the program.</summary>
internal static class GuessedPasswords
{
    private static readonly Lazy<FrozenSet<string>> Listed = new(Read);

    /// <summary>Whatever its case, its diacritics, and the blanks and marks between its words: <c>Mật khẩu 123</c> is guessed with <c>matkhau123</c>.</summary>
    public static bool Has(string password) => Listed.Value.Contains(Plain(password));

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Accounts/guessed-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').Select(Plain).ToFrozenSet(StringComparer.Ordinal);
    }

    private static string Plain(string password) => string.Concat(Folding.Fold(password).Where(char.IsLetterOrDigit));
}
