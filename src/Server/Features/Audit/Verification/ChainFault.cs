namespace CongDongSo.Server.Features.Audit.Verification;

/// <summary>What is wrong with a chain.</summary>
/// <param name="Seq">The first entry that it shows at.</param>
/// <param name="What">A word: <c>altered</c>, <c>missing</c>, <c>missing-at-end</c>, <c>beyond-head</c>, <c>head-altered</c>, <c>head-missing</c>, <c>noted-head-differs</c>.</param>
/// <param name="Message">The same, Vietnamese.</param>
public sealed record ChainFault(long Seq, string What, string Message)
{
    public static ChainFault Altered(long seq) => new(seq, "altered", $"Mục {seq} không khớp mã băm: đã bị sửa, chèn hoặc đổi chỗ.");

    public static ChainFault Missing(long from, long to) => new(from, "missing", from == to ? $"Thiếu mục {from}: đã bị xóa." : $"Thiếu các mục {from}–{to}: đã bị xóa.");

    public static ChainFault MissingAtEnd(long from, long to) => new(from, "missing-at-end", $"Thiếu các mục cuối {from}–{to}: đã bị xóa.");

    public static ChainFault BeyondHead(long from, long to) => new(from, "beyond-head", $"Các mục {from}–{to} đứng sau mốc cuối chuỗi: đã bị chèn, hoặc mốc bị sửa.");

    public static ChainFault HeadAltered(long seq) => new(seq, "head-altered", "Mốc cuối chuỗi không khớp mục cuối: đã bị sửa.");

    public static ChainFault HeadMissing(long seq) => new(seq, "head-missing", "Không có đúng một mốc cuối chuỗi: đã bị xóa hoặc thêm.");

    public static ChainFault NotedDiffers(long seq) =>
        new(seq, "noted-head-differs", $"Mốc đã ghi {seq} không còn trong chuỗi: phần trước nó đã bị viết lại hoặc cắt bỏ.");
}

/// <param name="Chain"><c>common</c> or the province's code.</param>
/// <param name="Head"><c>SEQ:HASH</c> of the last entry: to be written down outside of the installation.</param>
/// <param name="Faults">At most a thousand.</param>
public sealed record ChainVerdict(string Chain, long Entries, string Head, IReadOnlyList<ChainFault> Faults);

/// <param name="Noted">Of each noted head, whether it still stands; where no chain was named, in any of them.</param>
public sealed record AuditVerdict(bool Ok, IReadOnlyList<ChainVerdict> Chains, IReadOnlyList<NotedVerdict> Noted);

public sealed record NotedVerdict(string Head, string? Chain, bool Stands);
