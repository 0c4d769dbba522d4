using System.Security.Cryptography;

namespace CongDongSo.Server.Features.OpenData;

/// <summary>Passes bytes on and tells their SHA-256 when it is closed.</summary>
internal sealed class SummedStream(Stream into, Action<string> told, bool leaveOpen = false) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        hash.AppendData(buffer.Span);
        await into.WriteAsync(buffer, cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        hash.AppendData(buffer, offset, count);
        into.Write(buffer, offset, count);
    }

    public override async ValueTask DisposeAsync()
    {
        told(Convert.ToHexStringLower(hash.GetHashAndReset()));
        hash.Dispose();
        if (!leaveOpen)
            await into.DisposeAsync();
        await base.DisposeAsync();
    }

    public override void Flush() => into.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => into.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
