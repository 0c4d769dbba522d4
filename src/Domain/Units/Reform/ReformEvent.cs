namespace CongDongSo.Domain.Units.Reform;

/// <summary>Sự kiện sắp xếp đơn vị hành chính: what one resolution makes of some units from a day on.</summary>
public sealed record ReformEvent
{
    public required Guid Id { get; init; }

    public required ReformKind Kind { get; init; }

    /// <summary>First day of the new state.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Number of the resolution that ordered it, e.g. <c>1677/NQ-UBTVQH15</c>.</summary>
    public required string Resolution { get; init; }

    /// <summary>Units that begin that day.</summary>
    public IReadOnlyList<NewUnit> NewUnits { get; init; } = [];

    /// <summary>Which unit went, whole or in part, into which.</summary>
    public IReadOnlyList<UnitEdge> Edges { get; init; } = [];

    /// <summary>Units that go on under another name, kind or code.</summary>
    public IReadOnlyList<Renewal> Renewals { get; init; } = [];

    /// <summary>Villages placed by hand.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    internal DateOnly Eve => EffectiveOn.AddDays(-1);
}

/// <summary>Loại sự kiện.</summary>
public enum ReformKind
{
    /// <summary>Sáp nhập: one unit or several go wholly into one, new or standing.</summary>
    Merge,

    /// <summary>Chia tách: one unit ends in several.</summary>
    Split,

    /// <summary>Điều chỉnh một phần: villages of a unit that goes on pass to others.</summary>
    PartMoved,

    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Đổi loại, e.g. xã to phường.</summary>
    Retype,

    /// <summary>Bỏ cấp hành chính: units end, and what lay below them lies below the unit above.</summary>
    AbolishLevel,

    /// <summary>Xếp thôn: villages that a split left open get their place.</summary>
    PlaceVillages,

    /// <summary>Nhập bảng chuyển đổi: units of before a reform, and what became of them, from a table of the statistics office.</summary>
    LoadTable,
}

/// <summary>Đơn vị mới, standing from the event's day on.</summary>
public sealed record NewUnit(UnitId Id, UnitKind Kind, string Code, string Name, string SubKind, UnitId Parent);

/// <summary>Đơn vị cũ → đơn vị mới.</summary>
public sealed record UnitEdge(UnitId Old, UnitId New, ChangeExtent Extent);

/// <summary>The same unit in another state.</summary>
public sealed record Renewal(UnitId Unit, string Code, string Name, string SubKind);

/// <summary>A village that passes to another commune.</summary>
public sealed record Placement(UnitId Village, UnitId Parent);
