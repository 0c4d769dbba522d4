using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>Mã khôi phục: ten codes on paper for the day the phone is lost.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Groups = 4, LettersAGroup = 4;

    /// <summary>Sixteen letters each, some 79 bits: nobody finds one from its hash.</summary>
    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Passwords.Letters, LettersAGroup))))];

    /// <summary>Whether a text has the form of one, however its owner groups the letters.</summary>
    public static bool HasForm(string text) => Letters(text) is { Length: Groups * LettersAGroup } letters && letters.All(Passwords.Letters.Contains);

    /// <summary>Salted with the account, so that equal codes of two accounts are not seen to be equal.</summary>
    public static byte[] Hash(Guid account, string code) => SHA256.HashData(Encoding.ASCII.GetBytes($"{account:N}:{Letters(code)}"));

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–'))).ToLowerInvariant();
}
