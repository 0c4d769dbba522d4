using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>An opaque token: 256 random bits. Its holder has the text, the database only the hash.</summary>
internal readonly record struct SessionToken(string Text)
{
    public static SessionToken New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>SHA-256: fast is enough for what nobody can guess.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Never the token itself, e.g. in a log.</summary>
    public override string ToString() => "(token)";
}
