namespace CongDongSo.Domain.Units;

/// <summary>Đơn vị hành chính, as it stood on one day.</summary>
/// <param name="Code">Code of the statistics office; villages have the code their province gave them.</param>
/// <param name="Name">Without its kind: <c>Lý Sơn</c>.</param>
/// <param name="SubKind">As in Vietnamese law: Tỉnh, Thành phố, Huyện, Xã, Phường, Thị trấn, Đặc khu, Thôn, Tổ dân phố…</param>
/// <param name="ValidFrom">First day of the unit itself, not of this name.</param>
/// <param name="ValidTo">Last day, inclusive; null while it stands.</param>
public sealed record Unit(
    UnitId Id, string Code, string Name, UnitKind Kind, string SubKind, UnitId? ParentId, Terrain? Terrain, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary><c>Đặc khu Lý Sơn</c>; a name that already says its kind, as village lists often write it, is left alone.</summary>
    public string FullName => FullNameOf(SubKind, Name);

    /// <summary>A kind and a name as one.</summary>
    public static string FullNameOf(string subKind, string name) => name.Length > subKind.Length && name[subKind.Length] == ' ' && name.StartsWith(subKind, StringComparison.OrdinalIgnoreCase) ? name : $"{subKind} {name}";

    /// <summary>As one speaks of it on a day: an end that came later is not told.</summary>
    public Unit KnownOn(DateOnly day) => ValidTo > day ? this with { ValidTo = null } : this;

    public bool StandsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Cấp hành chính.</summary>
public enum UnitKind
{
    /// <summary>Cả nước.</summary>
    Nation,

    /// <summary>Tỉnh, thành phố.</summary>
    Province,

    /// <summary>Huyện, quận, thị xã, thành phố thuộc tỉnh; until 2025-06-30.</summary>
    District,

    /// <summary>Xã, phường, thị trấn, đặc khu.</summary>
    Commune,

    /// <summary>Thôn, bản, làng, tổ dân phố, khối phố, khu phố.</summary>
    Village,
}

/// <summary>Địa bàn: a dated attribute of a unit that targets differ by.</summary>
public enum Terrain
{
    /// <summary>Đồng bằng.</summary>
    Plain,

    /// <summary>Miền núi.</summary>
    Mountain,

    /// <summary>Hải đảo.</summary>
    Island,
}
