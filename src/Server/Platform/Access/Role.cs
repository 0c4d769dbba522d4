using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>Vai trò of an account in its unit.</summary>
public enum Role
{
    /// <summary>Quản trị viên.</summary>
    Admin,

    /// <summary>Lãnh đạo cấp tỉnh: sees all, accepts reports.</summary>
    ProvinceLeader,

    /// <summary>Cán bộ cấp tỉnh.</summary>
    ProvinceOfficer,

    /// <summary>Cán bộ cấp xã.</summary>
    CommuneOfficer,

    /// <summary>Tổ trưởng.</summary>
    TeamLeader,

    /// <summary>Người xem.</summary>
    Viewer,
}

/// <summary>The words for roles, in files, JSON and on screens.</summary>
public static class RoleWords
{
    public static string Text(Role role) => role switch
    {
        Role.Admin => "Quản trị viên",
        Role.ProvinceLeader => "Lãnh đạo cấp tỉnh",
        Role.ProvinceOfficer => "Cán bộ cấp tỉnh",
        Role.CommuneOfficer => "Cán bộ cấp xã",
        Role.TeamLeader => "Tổ trưởng",
        _ => "Người xem",
    };

    /// <summary>The word in JSON and in the database, e.g. <c>communeOfficer</c>.</summary>
    public static string Code(Role role) => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];

    /// <summary>By its code, with or without hyphens, or by its Vietnamese word.</summary>
    public static Role? Read(string text)
    {
        var wanted = Folding.Fold(text);
        return Enum.GetValues<Role>()
            .Where(role => wanted.Replace("-", "", StringComparison.Ordinal) == Folding.Fold(Code(role)) || wanted == Folding.Fold(Text(role)))
            .Select(role => (Role?)role).FirstOrDefault();
    }

    /// <summary>The levels of units that a role makes sense in.</summary>
    public static bool Fits(Role role, UnitKind level) => role switch
    {
        Role.Admin => level is UnitKind.Nation or UnitKind.Province,
        Role.ProvinceLeader or Role.ProvinceOfficer => level is UnitKind.Province,
        Role.CommuneOfficer => level is UnitKind.Commune,
        Role.TeamLeader => level is UnitKind.Commune or UnitKind.Village,
        _ => true,
    };
}
