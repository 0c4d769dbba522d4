using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CongDongSo.Server.Features.Demo;

/// <summary>
/// Chance that falls the same way for the same seed, on every machine and in every version of the framework (SplitMix64). Whatever is made has
/// a chance of its own, named for it, so that nothing depends on the order in which things are made.
/// </summary>
internal sealed class Chance
{
    private ulong state;

    /// <param name="of">What it is the chance of, e.g. <c>households/MH1-21211-03</c>.</param>
    public Chance(int seed, string of)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"congdongso/demo/{seed}/{of}"), hash);
        state = BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double least, double most) => least + Share() * (most - least);

    public bool Happens(double share) => Share() < share;

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <param name="weights">One for each number from 0 on.</param>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var at = Share() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return weights.Length - 1;
    }

    /// <summary>How many of so many, each with the same share.</summary>
    public int Times(int of, double share)
    {
        var times = 0;
        for (var i = 0; i < of; i++)
        {
            if (Happens(share))
                times++;
        }
        return times;
    }

    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
    }

    /// <summary>An id as a phone would have made it at that instant: UUID version 7 (RFC 9562).</summary>
    public Guid IdAt(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)instant.ToUnixTimeMilliseconds() << 16 | (Next() & 0xFFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
