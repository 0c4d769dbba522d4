using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Security;

/// <summary>What no line of the server may do, as a reviewer would look for it.</summary>
public partial class SourceSecurityTests
{
    /// <summary>The server asks nobody on the network but the database, and these; no address ever comes from a request.</summary>
    private static readonly Dictionary<string, string> MayAskOthers = new()
    {
        ["src/Server/Features/Accounts/SingleSignOn"] = "the provider's token address, from the settings of the installation's owner",
        ["src/Server/Features/Messages/Email"] = "the mail server of the settings",
        ["src/Server/Features/Messages/Zalo"] = "Zalo's two addresses, or those of the settings",
    };

    [Fact]
    public void The_server_opens_connections_to_nobody_but_those_in_the_table() =>
        Offences(line => Network().IsMatch(line), file => !MayAskOthers.Keys.Any(file.IsUnder)).ShouldBeEmpty();

    /// <summary>Hashes are found by an index of the database or compared in constant time: comparing them letter by letter tells how many are right.</summary>
    [Fact]
    public void Secrets_are_never_compared_with_operators() =>
        Offences(line => SecretComparison().IsMatch(line), file => !file.IsUnder("src/Server/Features/Audit/Verification")).ShouldBeEmpty("only the hashes of the audit's chain are no secrets");

    [Theory]
    [InlineData("if (kept.Token == token)", true)]
    [InlineData("return row.Hash.SequenceEqual(hash);", true)]
    [InlineData("string.Equals(given, secret)", true)]
    [InlineData("if (token == null)", false)]
    [InlineData("CryptographicOperations.FixedTimeEquals(kept.Hash, hash)", false)]
    [InlineData("where s.access_hash = $1", false)]
    public void A_comparison_of_secrets_is_seen(string line, bool compares) => SecretComparison().IsMatch(line).ShouldBe(compares);

    [Fact]
    public void Nothing_that_must_not_be_guessed_comes_from_the_predictable_generator() =>
        Offences(line => Predictable().IsMatch(line), file => !file.IsUnder("src/Server/Features/Demo")).ShouldBeEmpty();

    [Fact]
    public void Old_hashes_and_ciphers_protect_nothing() =>
        Offences(line => Weak().IsMatch(line), file => file.Name != "BreachList.cs").ShouldBeEmpty("only lists of breached passwords are read in the form they come in");

    [Fact]
    public void XML_is_read_without_DTDs_and_without_fetching()
    {
        var readers = Code().Where(file => file.Lines.Any(line => line.Contains("XmlReader.Create("))).ToList();

        readers.ShouldNotBeEmpty();
        readers.Where(file => !file.Lines.Any(line => line.Contains("DtdProcessing.Prohibit")) || !file.Lines.Any(line => line.Contains("XmlResolver = null"))).Select(file => file.Path).ShouldBeEmpty();
        Offences(line => line.Contains("XmlDocument") || line.Contains("BinaryFormatter") || line.Contains("XPathDocument")).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_write_no_unescaped_text_and_no_script_and_no_style_of_their_own() =>
        Offences(line => Raw().IsMatch(line), file => file.Extension == ".razor").ShouldBeEmpty();

    [Fact]
    public void Redirects_go_to_local_addresses_only() =>
        Offences(line => line.Contains("Results.Redirect("), file => !MayAskOthers.Keys.Any(file.IsUnder)).ShouldBeEmpty();

    private static IEnumerable<SourceFile> Code() => Checkout.Source.Where(file => file.IsUnder("src/Server") && file.Extension is ".cs" or ".razor");

    private static List<string> Offences(Func<string, bool> refuses, Func<SourceFile, bool>? of = null) =>
        [.. Code().Where(file => of is null || of(file)).SelectMany(file => file.Offences(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && refuses(line)))];

    [GeneratedRegex(@"\b(HttpClient|IHttpClientFactory|HttpMessageInvoker|(Http)?WebRequest|WebClient|ClientWebSocket|TcpClient|UdpClient|Socket|NetworkStream|SmtpClient|Dns|Ping)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Network();

    [GeneratedRegex(@"(Token|Hash|Secret|Signature|Digest|Password)(\.Text)?(\(\))?\s*(==|!=)\s*(?!null|default|""""|SessionKind|0)[\w""(]|(Token|Hash|Secret|Signature|Digest|Password)(\(\))?\.(SequenceEqual|Equals)\(|string\.Equals\([^)]*(token|secret|hash|password)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretComparison();

    [GeneratedRegex(@"\bRandom\.Shared\b|\bnew Random\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Predictable();

    [GeneratedRegex(@"\b(MD5|SHA1|HMACMD5|DES|TripleDES|RC2|Aes\.Create|RijndaelManaged)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weak();

    [GeneratedRegex(@"MarkupString|\sstyle=""|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=""|javascript:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Raw();
}
