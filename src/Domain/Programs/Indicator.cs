using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Programs;

/// <summary>Chỉ tiêu: what is counted, of whom, and where the number comes from.</summary>
/// <param name="Id">Means the same in every program that has it (contract.md lists them).</param>
public sealed record Indicator(string Id, string Name, Population Population, IndicatorSource Source, Clause Clause)
{
    /// <summary>Unit of the value shown: <c>%</c>, or e.g. <c>mẫu/xã/tháng</c>.</summary>
    public string ValueUnit { get; init; } = "%";

    /// <summary>Targets by terrain; empty where the document gives none (handed down later).</summary>
    public IReadOnlyList<TerrainTarget> Targets { get; init; } = [];

    /// <summary>A longer explanation for the person who records it.</summary>
    public string? Guide { get; init; }
}

/// <summary>Nguồn số liệu.</summary>
public enum IndicatorSource
{
    /// <summary>Ghi nhận trực tiếp tại hộ.</summary>
    Observed,

    /// <summary>Mẫu đo.</summary>
    Sampled,

    /// <summary>Đơn vị tự khai.</summary>
    Declared,

    /// <summary>Tính từ dữ liệu khác (danh sách tổ, hoạt động).</summary>
    Derived,
}

/// <summary>Đối tượng: of whom an indicator is counted.</summary>
public abstract record Population
{
    private Population() { }

    /// <summary>Hộ gia đình: met where the latest observation counts one or more.</summary>
    public sealed record Households : Population;

    /// <summary>Người dân từ đủ <paramref name="FromAge"/> tuổi: the register knows 14, 15, 18 and 60.</summary>
    public sealed record Residents(int FromAge) : Population;

    /// <summary>Doanh nghiệp, hợp tác xã, hộ kinh doanh, cửa hàng.</summary>
    public sealed record Businesses : Population;

    /// <summary>Chủ thể sản phẩm OCOP.</summary>
    public sealed record OcopMakers : Population;

    /// <summary>Tổ × tuần with at least so many hours of activity.</summary>
    public sealed record TeamWeeks(decimal HoursAtLeast) : Population;

    /// <summary>Xã × tháng with a quota of samples.</summary>
    public sealed record CommuneMonths(int Quota) : Population;

    /// <summary>Thôn: how many have a team.</summary>
    public sealed record Villages : Population;

    /// <summary>Xã: how many have a team of their own.</summary>
    public sealed record Communes : Population;

    /// <summary>Tổ cấp thôn: how many have at least so many members.</summary>
    public sealed record Teams(int MembersAtLeast) : Population;
}

/// <summary>Mức chỉ tiêu by terrain, in the indicator's value unit.</summary>
/// <param name="Terrains">Empty: everywhere.</param>
public sealed record TerrainTarget(IReadOnlyList<Terrain> Terrains, decimal Value, Clause Clause)
{
    public bool For(Terrain? terrain) => Terrains.Count == 0 || (terrain is { } known && Terrains.Contains(known));
}
