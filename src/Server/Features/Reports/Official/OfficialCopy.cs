namespace CongDongSo.Server.Features.Reports.Official;

/// <summary>Bản chính thức của báo cáo: what was signed, as a scan or a digitally signed PDF.</summary>
/// <param name="No">From 1; the highest one stands.</param>
/// <param name="Submission">Which sending it is the copy of.</param>
/// <param name="Number">Số, ký hiệu, e.g. <c>12/BC-UBND</c>.</param>
/// <param name="Media">Told by its content.</param>
/// <param name="IsSigned">A PDF with a signature in it, which nobody here has verified.</param>
/// <param name="Reason">Why it took the place of the one before it; null: it is the first.</param>
public sealed record OfficialCopy(
    int No, int Submission, string Number, DateOnly Dated, string Name, string Media, bool IsSigned, long Size, string? Reason, string AddedBy, DateTimeOffset AddedAt);

/// <summary>A copy on its way in.</summary>
/// <param name="FileName">As the sender's machine calls it; shown, never a path.</param>
/// <param name="Seen">How many copies the sender saw.</param>
public sealed record OfficialCopyWish(string Number, DateOnly? Dated, string? Reason, string FileName, byte[] Content, int Seen);
