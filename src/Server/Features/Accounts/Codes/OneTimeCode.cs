using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>
/// Mã dùng một lần: nine random characters, 45 bits, and a check character, which people read from paper and type. No letter of the alphabet is mistaken
/// for another; the check character finds every single wrong one and nearly every swapped pair, before anybody is asked.
/// </summary>
public readonly record struct OneTimeCode
{
    /// <summary>Crockford's 32: no I, L, O, U.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 10;

    private readonly string? text;

    private OneTimeCode(string text) => this.text = text;

    /// <summary>As it is printed: <c>ABCDE-FGHJK</c>.</summary>
    public string Grouped => $"{Text[..5]}-{Text[5..]}";

    internal string Text => text ?? throw new InvalidOperationException("No code");

    public static OneTimeCode New()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new(random + Check(random));
    }

    /// <summary>What somebody typed or scanned: any case, any spaces and hyphens; O is read as 0, I and L as 1.</summary>
    /// <returns>Null for what cannot be a code.</returns>
    public static OneTimeCode? Read(string? typed)
    {
        var code = new StringBuilder(Length);
        foreach (var c in typed ?? "")
        {
            if (char.IsWhiteSpace(c) || c is '-' or '–' or '#')
                continue;
            var letter = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (!Alphabet.Contains(letter, StringComparison.Ordinal) || code.Length == Length)
                return null;
            code.Append(letter);
        }
        var read = code.ToString();
        return read.Length == Length && Check(read[..^1]) == read[^1] ? new(read) : null;
    }

    /// <summary>What the database has of it. 45 bits could be tried one by one against a plain hash: the key cannot be had with the tables.</summary>
    public byte[] Hash(byte[] key) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Text));

    /// <summary>Never the code itself, e.g. in a log.</summary>
    public override string ToString() => "(code)";

    /// <summary>Luhn's check, of base 32.</summary>
    private static char Check(string text)
    {
        var sum = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            var weighed = (text.Length - 1 - i) % 2 == 0 ? value * 2 : value;
            sum += (weighed / Alphabet.Length) + (weighed % Alphabet.Length);
        }
        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
