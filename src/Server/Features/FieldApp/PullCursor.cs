using System.Buffers.Binary;
using System.Buffers.Text;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>How far a phone knows a place.</summary>
/// <param name="Seq">Of the last field record of the place that it has, or that was there before it began.</param>
/// <param name="Xact">Cards written by this transaction and later ones may be new to it.</param>
internal sealed record PlacePosition(UnitId Place, long Seq, long Xact);

/// <summary>What of a place is being listed.</summary>
internal enum PullStage : byte
{
    /// <summary>All its households, then all its businesses.</summary>
    Households, Businesses,

    /// <summary>Those that changed.</summary>
    Changes,
}

/// <summary>A place that did not fit into the last page.</summary>
/// <param name="After">The last subject that was told.</param>
/// <param name="Reached">How far the phone will know the place once it is through.</param>
internal sealed record OpenPlace(PullStage Stage, Guid After, PlacePosition Reached);

/// <summary>
/// Where a phone stands, as it carries it from call to call; to the phone it is only a text. Nothing of it needs to be secret or true: it decides what is told
/// again, never what may be seen.
/// </summary>
/// <param name="Epoch">Of the database that it was told by.</param>
/// <param name="Desk">Hash of the last desk.</param>
/// <param name="DeskAt">When that was, in seconds since 1970.</param>
/// <param name="NoticeXact">Notices written by this transaction and later ones may be new.</param>
internal sealed record PullCursor(Guid Epoch, long Desk, long DeskAt, long NoticeXact, IReadOnlyList<PlacePosition> Places, OpenPlace? Open)
{
    private const byte Version = 1;

    private const int HeadLength = 1 + 16 + 8 + 8 + 8 + 1 + 1 + 16, PlaceLength = 16 + 8 + 8;

    public static PullCursor Fresh(Guid epoch) => new(epoch, 0, 0, 0, [], null);

    public string Write()
    {
        var places = Open is null ? Places : [Open.Reached, .. Places];
        var bytes = new byte[HeadLength + (places.Count * PlaceLength)];
        var rest = bytes.AsSpan();
        rest[0] = Version;
        Epoch.TryWriteBytes(rest[1..]);
        BinaryPrimitives.WriteInt64LittleEndian(rest[17..], Desk);
        BinaryPrimitives.WriteInt64LittleEndian(rest[25..], DeskAt);
        BinaryPrimitives.WriteInt64LittleEndian(rest[33..], NoticeXact);
        rest[41] = Open is null ? (byte)0 : (byte)1;
        rest[42] = (byte)(Open?.Stage ?? PullStage.Households);
        (Open?.After ?? Guid.Empty).TryWriteBytes(rest[43..]);
        rest = rest[HeadLength..];
        foreach (var place in places)
        {
            place.Place.Value.TryWriteBytes(rest);
            BinaryPrimitives.WriteInt64LittleEndian(rest[16..], place.Seq);
            BinaryPrimitives.WriteInt64LittleEndian(rest[24..], place.Xact);
            rest = rest[PlaceLength..];
        }
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null for what is no cursor of this version.</returns>
    public static PullCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        ReadOnlySpan<byte> rest = Base64Url.DecodeFromChars(text);
        if (rest.Length < HeadLength || rest[0] != Version || (rest.Length - HeadLength) % PlaceLength != 0 || rest[41] > 1 || rest[42] > (byte)PullStage.Changes)
            return null;
        var head = rest[..HeadLength];
        var places = new List<PlacePosition>();
        for (rest = rest[HeadLength..]; rest.Length > 0; rest = rest[PlaceLength..])
            places.Add(new(new(new Guid(rest[..16])), BinaryPrimitives.ReadInt64LittleEndian(rest[16..]), BinaryPrimitives.ReadInt64LittleEndian(rest[24..])));
        if ((head[41] == 1 && places.Count == 0) || BinaryPrimitives.ReadInt64LittleEndian(head[33..]) < 0 || places.Exists(place => place.Seq < 0 || place.Xact < 0))
            return null;
        var open = head[41] == 0 ? null : new OpenPlace((PullStage)head[42], new Guid(head.Slice(43, 16)), places[0]);
        return new(
            new Guid(head.Slice(1, 16)), BinaryPrimitives.ReadInt64LittleEndian(head[17..]), BinaryPrimitives.ReadInt64LittleEndian(head[25..]), BinaryPrimitives.ReadInt64LittleEndian(head[33..]),
            open is null ? places : places[1..], open);
    }
}
