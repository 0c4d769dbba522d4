namespace CongDongSo.Server.Platform.Access;

/// <summary>Quyền: what somebody may do in their units.</summary>
public enum Permission
{
    /// <summary>Xem số liệu: measures, reports, overviews.</summary>
    ViewNumbers,

    /// <summary>Xem các Tổ: teams and members, masked where <see cref="ViewPersonalData"/> is not given.</summary>
    ViewTeams,

    /// <summary>Xem họ tên và số điện thoại đầy đủ của thành viên; each reading is in the audit trail.</summary>
    ViewPersonalData,

    /// <summary>Xem hộ gia đình, cơ sở kinh doanh và bản ghi thực địa.</summary>
    ViewResidents,

    /// <summary>Gửi bản ghi thực địa.</summary>
    WriteRecords,

    /// <summary>Nhập danh sách Tổ.</summary>
    WriteRosters,

    /// <summary>Cấp tài khoản, mời, đặt lại mật khẩu, for the roles in <see cref="Permissions.Grantable"/>.</summary>
    ManageAccounts,

    /// <summary>Đọc nhật ký kiểm tra.</summary>
    ReadAudit,

    /// <summary>Trích xuất, xóa dữ liệu cá nhân theo yêu cầu.</summary>
    ManagePersonalData,

    /// <summary>Ghi sự kiện sắp xếp đơn vị hành chính: mergers, splits, renamings, villages that a split left open.</summary>
    ManageUnits,

    /// <summary>Giao chỉ tiêu to the units below, and declare the own unit's numbers.</summary>
    SetTargets,

    /// <summary>Rà soát chất lượng số liệu: findings about records and whose work they are; only who also writes rosters answers them.</summary>
    ReviewQuality,

    /// <summary>Lập và gửi báo cáo of the own unit; of officers also: trả lại, tiếp nhận those of the units below.</summary>
    WriteReports,
}

/// <summary>What each role may do in its unit and below: the one table, in code, in the database (<c>cds.role_right</c>) and in docs/security.md.</summary>
public static class Permissions
{
    private static readonly IReadOnlyDictionary<Role, Permission[]> Table = new Dictionary<Role, Permission[]>
    {
        [Role.Admin] = Enum.GetValues<Permission>(),
        [Role.ProvinceLeader] = [Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.ReadAudit, Permission.ReviewQuality],
        [Role.ProvinceOfficer] =
        [
            Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.WriteRosters,
            Permission.ManageAccounts, Permission.ManagePersonalData, Permission.ManageUnits, Permission.SetTargets, Permission.ReviewQuality, Permission.WriteReports,
        ],
        [Role.DistrictOfficer] =
        [
            Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.WriteRosters, Permission.ManageAccounts,
            Permission.SetTargets, Permission.ReviewQuality, Permission.WriteReports,
        ],
        [Role.CommuneLeader] = [Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.ReviewQuality],
        [Role.CommuneOfficer] =
        [
            Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.WriteRosters, Permission.ManageAccounts,
            Permission.SetTargets, Permission.ReviewQuality, Permission.WriteReports,
        ],
        [Role.TeamLeader] =
        [
            Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.ManageAccounts, Permission.WriteReports,
        ],
        [Role.TeamDeputy] = [Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.WriteReports],
        [Role.Member] = [Permission.ViewNumbers, Permission.ViewTeams, Permission.ViewResidents, Permission.WriteRecords],
        [Role.Viewer] = [Permission.ViewNumbers, Permission.ViewTeams],
        [Role.YouthViewer] = [Permission.ViewNumbers, Permission.ViewTeams],
        [Role.Partner] = [Permission.ViewTeams],
        [Role.Auditor] = [Permission.ReadAudit],
    };

    /// <summary>The roles that somebody with <see cref="Permission.ManageAccounts"/> gives, resets and takes away, in their unit and below.</summary>
    private static readonly IReadOnlyDictionary<Role, Role[]> Grants = new Dictionary<Role, Role[]>
    {
        [Role.Admin] = Enum.GetValues<Role>(),
        [Role.ProvinceOfficer] =
            [Role.DistrictOfficer, Role.CommuneLeader, Role.CommuneOfficer, Role.TeamLeader, Role.TeamDeputy, Role.Member, Role.Viewer, Role.YouthViewer, Role.Partner],
        [Role.DistrictOfficer] = [Role.CommuneLeader, Role.CommuneOfficer, Role.TeamLeader, Role.TeamDeputy, Role.Member],
        [Role.CommuneOfficer] = [Role.TeamLeader, Role.TeamDeputy, Role.Member, Role.YouthViewer],
        [Role.TeamLeader] = [Role.Member],
    };

    public static IReadOnlyCollection<Permission> Of(Role role) => Table[role];

    public static IReadOnlyCollection<Role> Grantable(Role role) => Grants.GetValueOrDefault(role, []);

    /// <summary>Words of a permission for people, as the accounts page shows them.</summary>
    public static string Text(Permission permission) => permission switch
    {
        Permission.ViewNumbers => "Xem số liệu",
        Permission.ViewTeams => "Xem các Tổ",
        Permission.ViewPersonalData => "Xem họ tên, số điện thoại đầy đủ",
        Permission.ViewResidents => "Xem hộ gia đình, bản ghi",
        Permission.WriteRecords => "Gửi bản ghi thực địa",
        Permission.WriteRosters => "Nhập danh sách Tổ",
        Permission.ManageAccounts => "Cấp tài khoản",
        Permission.ReadAudit => "Đọc nhật ký",
        Permission.ManagePersonalData => "Trích xuất, xóa dữ liệu cá nhân",
        Permission.ManageUnits => "Sắp xếp đơn vị hành chính",
        Permission.SetTargets => "Giao chỉ tiêu, tự khai số liệu",
        Permission.ReviewQuality => "Rà soát chất lượng số liệu",
        Permission.WriteReports => "Lập, gửi, tiếp nhận báo cáo",
        _ => throw new ArgumentOutOfRangeException(nameof(permission)),
    };

    /// <summary>The word of a right in row-level security; null for what no policy asks.</summary>
    internal static string? Right(Permission permission) => permission switch
    {
        Permission.ViewNumbers => "numbers",
        Permission.ViewTeams => "teams",
        Permission.ViewResidents => "residents",
        Permission.WriteRecords => "records",
        Permission.WriteRosters => "rosters",
        Permission.ReadAudit => "audit",
        _ => null,
    };
}
