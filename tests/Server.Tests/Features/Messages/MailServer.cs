using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CongDongSo.Server.Tests.Features.Messages;

/// <summary>A letter as the mail server got it.</summary>
/// <param name="WasEncrypted">It came after STARTTLS.</param>
public sealed record ReceivedMail(string From, string To, string Text, string? User, bool WasEncrypted)
{
    public string MessageId => Header("Message-ID");

    public string Header(string name) => Text.Split("\r\n\r\n")[0].Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));
}

/// <summary>A mail server on this machine that keeps what it gets, and misbehaves where a test tells it to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly Task accepting;

    public MailServer()
    {
        listener.Start();
        accepting = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    /// <summary>What it answers to a command that begins so, instead of going on; <c>""</c>: it hangs up.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    /// <summary>Keeps the letter, then hangs up before it says so.</summary>
    public bool HangsUpAfterTaking { get; set; }

    /// <summary>Called when a letter is kept and not answered yet.</summary>
    public Action Taken { get; set; } = () => { };

    public bool TrustedBy(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) => shown?.GetCertHashString() == certificate.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        certificate.Dispose();
        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = Task.Run(() => Serve(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var held = client;
        Stream wire = client.GetStream();
        var (from, to, user, encrypted) = ("", "", (string?)null, false);
        try
        {
            await Say("220 thu.thu-nghiem.vn");
            while (await Line() is { } line)
            {
                var (verb, rest) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (line[..at].ToUpperInvariant(), line[(at + 1)..]) : (line.ToUpperInvariant(), "");
                if (Answers.TryGetValue(verb, out var told))
                {
                    if (told.Length == 0)
                        return;
                    await Say(told);
                    continue;
                }
                switch (verb)
                {
                    case "EHLO":
                        await Say("250-thu.thu-nghiem.vn\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN");
                        break;
                    case "STARTTLS":
                        await Say("220 ready");
                        var secured = new SslStream(wire);
                        await secured.AuthenticateAsServerAsync(certificate);
                        (wire, encrypted) = (secured, true);
                        break;
                    case "AUTH":
                        user = Encoding.UTF8.GetString(Convert.FromBase64String(rest.Split(' ')[1])).Replace('\0', '/').TrimStart('/');
                        await Say(user == "gui/mat-khau" ? "235 ok" : "535 no");
                        break;
                    case "MAIL":
                        from = rest;
                        await Say("250 ok");
                        break;
                    case "RCPT":
                        to = rest;
                        await Say("250 ok");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var text = new StringBuilder();
                        while (await Line() is { } part && part != ".")
                            text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                        Received.Enqueue(new(from, to, text.ToString(), user, encrypted));
                        Taken();
                        if (HangsUpAfterTaking)
                            return;
                        await Say("250 2.0.0 kept as 17");
                        break;
                    case "QUIT":
                        await Say("221 bye");
                        return;
                    default:
                        await Say("500 what");
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up.
        }

        async Task Say(string line) => await wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

        async Task<string?> Line()
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await wire.ReadAsync(one) == 1)
            {
                if (one[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }
            return null;
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
