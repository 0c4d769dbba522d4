using System.Buffers.Binary;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Fieldwork.Photos;

/// <summary>Takes out of a JPEG that somebody chose in a browser what cameras write beside the picture: place, phone, time. The field app does so itself.</summary>
internal static class PhotoCleaning
{
    /// <returns>Why it cannot be taken even so; null where it can.</returns>
    public static Problem? Fault(byte[] photo) => PhotoIntake.Fault(Clean(photo)) is not { } fault ? null
        : fault.Code == "photo-metadata" ? fault with { Detail = "Lưu lại ảnh dưới dạng JPEG rồi chọn lại, hoặc gửi bằng ứng dụng trên điện thoại." } : fault;

    /// <returns>The same picture without APP1 segments, which hold EXIF and XMP; what is no JPEG as it is.</returns>
    public static byte[] Clean(byte[] photo)
    {
        if (PhotoKind.Of(photo) != "image/jpeg")
            return photo;
        var clean = new List<byte>(photo.Length) { 0xFF, 0xD8 };
        var at = 2;
        while (at + 4 <= photo.Length && photo[at] == 0xFF && photo[at + 1] != 0xDA)
        {
            var next = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(photo.AsSpan(at + 2));
            if (next > photo.Length)
                break;
            if (photo[at + 1] != 0xE1)
                clean.AddRange(photo.AsSpan(at, next - at));
            at = next;
        }
        clean.AddRange(photo.AsSpan(at));
        return [.. clean];
    }
}
