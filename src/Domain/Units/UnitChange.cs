namespace CongDongSo.Domain.Units;

/// <summary>Sáp nhập, chia tách, đổi tên, đổi loại: what a resolution made of an old unit, one for each unit that got all or a part of it.</summary>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="Resolution">Number of the resolution that ordered it, e.g. <c>1677/NQ-UBTVQH15</c>.</param>
/// <param name="NewId">The same unit where it went on under another name or kind.</param>
public sealed record UnitChange(DateOnly EffectiveOn, UnitChangeKind Kind, string Resolution, UnitId OldId, UnitId NewId, ChangeExtent Extent);

/// <summary>Loại thay đổi.</summary>
public enum UnitChangeKind
{
    /// <summary>Nhập vào đơn vị mới.</summary>
    Merge,

    /// <summary>Chia ra nhiều đơn vị mới.</summary>
    Split,

    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Đổi loại, e.g. xã to phường.</summary>
    Retype,

    /// <summary>Đổi mã.</summary>
    Recode,

    /// <summary>Chuyển sang đơn vị cấp trên khác.</summary>
    Move,

    /// <summary>Bỏ cấp hành chính: what lay below goes to the unit above.</summary>
    Abolish,
}

/// <summary>Toàn bộ hay một phần.</summary>
public enum ChangeExtent { Whole, Part }

/// <summary>A stretch of a unit's life under one code, name, kind and superior.</summary>
/// <param name="ValidTo">Last day, inclusive; null while it holds.</param>
/// <param name="Resolution">What ordered it; null for what the first list states.</param>
public sealed record UnitVersion(DateOnly ValidFrom, DateOnly? ValidTo, string Code, string Name, string SubKind, UnitId? ParentId, string? Resolution);
