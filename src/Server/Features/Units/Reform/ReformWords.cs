using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>The words for kinds of events.</summary>
public static class ReformWords
{
    /// <summary>Kinds that the form of an event offers, in its order.</summary>
    internal static readonly IReadOnlyList<ReformKind> Offered = [ReformKind.Merge, ReformKind.Split, ReformKind.PartMoved, ReformKind.Rename, ReformKind.Retype, ReformKind.AbolishLevel];

    public static string Text(ReformKind kind) => kind switch
    {
        ReformKind.Merge => "Sáp nhập",
        ReformKind.Split => "Chia tách",
        ReformKind.PartMoved => "Điều chỉnh một phần",
        ReformKind.Rename => "Đổi tên",
        ReformKind.Retype => "Đổi loại",
        ReformKind.AbolishLevel => "Bỏ cấp hành chính",
        ReformKind.PlaceVillages => "Xếp thôn",
        ReformKind.LoadTable => "Nhập bảng chuyển đổi",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What each kind is for, beside its choice in the form.</summary>
    internal static string Hint(ReformKind kind) => kind switch
    {
        ReformKind.Merge => "toàn bộ các đơn vị cũ thành một đơn vị mới, hoặc nhập vào một đơn vị đang có",
        ReformKind.Split => "đơn vị cũ kết thúc, mỗi phần thành hoặc nhập vào một đơn vị",
        ReformKind.PartMoved => "đơn vị cũ còn lại, một số thôn chuyển đi",
        ReformKind.Rename => "cùng một đơn vị, tên khác",
        ReformKind.Retype => "cùng một đơn vị, loại khác: xã thành phường…",
        _ => "đơn vị của cấp đó kết thúc, đơn vị bên dưới về cấp trên trực tiếp",
    };

    /// <summary>The word in addresses, JSON and the database.</summary>
    public static string Code(ReformKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    public static ReformKind? Kind(string? code) => Enum.TryParse<ReformKind>(code, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(code![0]) ? kind : null;
}
