using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>Vai trò of an account in a unit; what each may do, <see cref="Permissions"/> says.</summary>
public enum Role
{
    /// <summary>Quản trị viên hệ thống.</summary>
    Admin,

    /// <summary>Lãnh đạo cấp tỉnh (Sở Khoa học và Công nghệ).</summary>
    ProvinceLeader,

    /// <summary>Cán bộ cấp tỉnh (Sở Khoa học và Công nghệ).</summary>
    ProvinceOfficer,

    /// <summary>Cán bộ cấp huyện, in the programs of before 2025-07-01.</summary>
    DistrictOfficer,

    /// <summary>Lãnh đạo cấp xã (UBND xã).</summary>
    CommuneLeader,

    /// <summary>Cán bộ cấp xã (phòng Văn hóa - Xã hội).</summary>
    CommuneOfficer,

    /// <summary>Tổ trưởng.</summary>
    TeamLeader,

    /// <summary>Tổ phó.</summary>
    TeamDeputy,

    /// <summary>Thành viên Tổ.</summary>
    Member,

    /// <summary>Người xem: numbers and masked rosters, e.g. of a ministry for the nation.</summary>
    Viewer,

    /// <summary>Cán bộ Đoàn Thanh niên: sees youth participation, not residents.</summary>
    YouthViewer,

    /// <summary>Doanh nghiệp phối hợp: sees its own staff in teams.</summary>
    Partner,

    /// <summary>Kiểm tra viên: reads the audit trail.</summary>
    Auditor,
}

/// <summary>The words for roles, in files, JSON and on screens.</summary>
public static class RoleWords
{
    public static string Text(Role role) => role switch
    {
        Role.Admin => "Quản trị viên",
        Role.ProvinceLeader => "Lãnh đạo cấp tỉnh",
        Role.ProvinceOfficer => "Cán bộ cấp tỉnh",
        Role.DistrictOfficer => "Cán bộ cấp huyện",
        Role.CommuneLeader => "Lãnh đạo cấp xã",
        Role.CommuneOfficer => "Cán bộ cấp xã",
        Role.TeamLeader => "Tổ trưởng",
        Role.TeamDeputy => "Tổ phó",
        Role.Member => "Thành viên Tổ",
        Role.Viewer => "Người xem",
        Role.YouthViewer => "Cán bộ Đoàn Thanh niên",
        Role.Partner => "Doanh nghiệp phối hợp",
        Role.Auditor => "Kiểm tra viên",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
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
        Role.Admin or Role.Auditor => level is UnitKind.Nation or UnitKind.Province,
        Role.ProvinceLeader or Role.ProvinceOfficer => level is UnitKind.Province,
        Role.DistrictOfficer => level is UnitKind.District,
        Role.CommuneLeader or Role.CommuneOfficer => level is UnitKind.Commune,
        Role.TeamLeader or Role.TeamDeputy or Role.Member => level is UnitKind.District or UnitKind.Commune or UnitKind.Village,
        _ => true,
    };
}
