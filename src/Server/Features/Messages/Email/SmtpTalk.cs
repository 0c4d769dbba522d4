using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CongDongSo.Server.Features.Messages.Email;

/// <summary>What a mail server answered.</summary>
/// <param name="Code">2xx and 3xx: go on; 4xx: not now; 5xx: never.</param>
internal sealed record SmtpReply(int Code, string Text)
{
    public bool IsPositive => Code is >= 200 and < 400;
}

/// <summary>A conversation with a mail server (RFC 5321, STARTTLS RFC 3207, AUTH PLAIN and LOGIN RFC 4954): as much as handing over one letter needs.</summary>
internal sealed class SmtpTalk(TcpClient connection, Stream stream) : IAsyncDisposable
{
    private const int LongestLine = 2_000, MostLines = 100;

    private Stream wire = stream;
    private HashSet<string> extensions = [];
    private string mechanisms = "";

    public bool Offers(string extension) => extensions.Contains(extension);

    public static async Task<SmtpTalk> Open(string host, int port, CancellationToken ct)
    {
        var connection = new TcpClient { NoDelay = true };
        try
        {
            await connection.ConnectAsync(host, port, ct);
            return new(connection, connection.GetStream());
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The server's certificate is checked as everywhere on the machine, unless a test says otherwise.</summary>
    public async Task Encrypt(string host, RemoteCertificateValidationCallback? trust, CancellationToken ct)
    {
        var secured = new SslStream(wire, leaveInnerStreamOpen: false, trust);
        wire = secured;
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, ct);
    }

    /// <summary>Introduces itself, and notes what the server can do.</summary>
    public async Task<SmtpReply> Greet(string name, CancellationToken ct)
    {
        var reply = await Ask($"EHLO {name}", ct);
        var lines = reply.Text.Split('\n', StringSplitOptions.TrimEntries).Skip(1).ToList();
        extensions = [.. lines.Select(line => line.Split(' ')[0].ToUpperInvariant())];
        mechanisms = lines.FirstOrDefault(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant() ?? "";
        return reply;
    }

    public async Task<SmtpReply> SignIn(string user, string password, CancellationToken ct)
    {
        if (!mechanisms.Contains("LOGIN", StringComparison.Ordinal) || mechanisms.Contains("PLAIN", StringComparison.Ordinal))
            return await Ask($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", ct);
        var reply = await Ask("AUTH LOGIN", ct);
        if (reply.IsPositive)
            reply = await Ask(Base64(user), ct);
        return reply.IsPositive ? await Ask(Base64(password), ct) : reply;
    }

    /// <summary>The letter itself; a line that begins with a dot gets a second one.</summary>
    public async Task<SmtpReply> Hand(string letter, CancellationToken ct)
    {
        var reply = await Ask("DATA", ct);
        return reply.IsPositive ? await Ask((letter.StartsWith('.') ? "." : "") + letter.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".", ct) : reply;
    }

    public async Task<SmtpReply> Ask(string line, CancellationToken ct)
    {
        await wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), ct);
        await wire.FlushAsync(ct);
        return await Hear(ct);
    }

    /// <exception cref="IOException">What came is no answer of a mail server.</exception>
    public async Task<SmtpReply> Hear(CancellationToken ct)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await Line(ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new IOException("Not an answer of a mail server");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new(code, string.Join('\n', lines));
        }
        throw new IOException("The mail server's answer has no end");
    }

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        connection.Dispose();
    }

    private async Task<string> Line(CancellationToken ct)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < LongestLine)
        {
            // Byte by byte, so that nothing of what follows STARTTLS is read in the open.
            if (await wire.ReadAsync(one, ct) == 0)
                throw new IOException("The mail server hung up");
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        throw new IOException("The mail server's line has no end");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
