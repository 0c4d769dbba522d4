using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CongDongSo.Server.Tests.Security;

/// <param name="Status">0: the server closed the connection without an answer.</param>
/// <param name="Head">Status line and headers.</param>
internal sealed record RawAnswer(int Status, string Head, string Body);

/// <summary>HTTP/1.1 as bytes: sends what an orderly client refuses to, keeps its connection while the server does, and costs little.</summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] buffer = new byte[128 << 10];
    private Socket? socket;
    private int start, end;

    public async Task<RawAnswer> Send(ReadOnlyMemory<byte> request, bool isHead = false)
    {
        for (var attempt = 0; ; attempt++)
        {
            var fresh = socket is null;
            try
            {
                await Write(request);
                return await Read(isHead);
            }
            catch (Exception broken) when (broken is SocketException or EndOfStreamException)
            {
                Close();
                // A kept connection may have been closed by the server meanwhile.
                if (fresh || attempt > 0)
                    return new(0, broken.Message, "");
            }
        }
    }

    /// <summary>Sends bytes without waiting for an answer.</summary>
    public async Task Write(ReadOnlyMemory<byte> bytes)
    {
        if (socket is null)
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server.Host, server.Port);
            start = end = 0;
        }
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes)..];
    }

    public async Task<RawAnswer> Read(bool isHead = false)
    {
        string head;
        int status;
        do
        {
            head = await ReadHead();
            status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        }
        // An interim answer (100 Continue) comes before the answer, and only where the body has not arrived yet.
        while (status is >= 100 and < 200);
        var body = new StringBuilder();
        if (!isHead && status is not (204 or 304))
        {
            if (Header(head, "Content-Length") is { } length)
                await Take(int.Parse(length, CultureInfo.InvariantCulture), body);
            else if (Header(head, "Transfer-Encoding") is not null)
                await TakeChunks(body);
        }
        if (string.Equals(Header(head, "Connection"), "close", StringComparison.OrdinalIgnoreCase))
            Close();
        return new(status, head, body.ToString());
    }

    public void Dispose() => Close();

    public static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : head[(at + name.Length + 4)..].Split("\r\n")[0];
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }

    private async Task<string> ReadHead()
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var head = Encoding.Latin1.GetString(buffer, start, at + 2);
                start += at + 4;
                return head;
            }
            await Fill();
        }
    }

    private async Task TakeChunks(StringBuilder body)
    {
        while (true)
        {
            int at;
            while ((at = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
                await Fill();
            var size = int.Parse(Encoding.ASCII.GetString(buffer, start, at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            start += at + 2;
            await Take(size, body);
            await Take(2, null);
            if (size == 0)
                return;
        }
    }

    private async Task Take(int count, StringBuilder? into)
    {
        while (count > 0)
        {
            if (start == end)
                await Fill();
            var part = Math.Min(count, end - start);
            into?.Append(Encoding.Latin1.GetString(buffer, start, part));
            start += part;
            count -= part;
        }
    }

    private async Task Fill()
    {
        if (start > 0)
        {
            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
        }
        using var patience = new CancellationTokenSource(Patience);
        var read = await socket!.ReceiveAsync(buffer.AsMemory(end), SocketFlags.None, patience.Token);
        if (read == 0)
            throw new EndOfStreamException("closed");
        end += read;
    }
}
