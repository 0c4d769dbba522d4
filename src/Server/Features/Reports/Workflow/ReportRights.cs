using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>Who may write a report, and who judges it. A superior reads and returns; it does not write for those below.</summary>
internal static class ReportRights
{
    internal static readonly Role[] Officers = [Role.Admin, Role.ProvinceOfficer, Role.DistrictOfficer, Role.CommuneOfficer];

    /// <summary>Who draws up lists to be signed.</summary>
    internal static readonly Role[] Signers = [.. Officers, Role.ProvinceLeader, Role.CommuneLeader, Role.TeamLeader, Role.TeamDeputy];

    /// <summary>Officers of the unit itself; of a village the leaders of its team, and its commune's officers for those without a phone.</summary>
    public static bool MayWrite(Caller caller, Unit unit) => Holding(caller).Any(grant =>
        grant.UnitId == unit.Id ? IsOfficer(grant) || unit.Kind == UnitKind.Village : unit.Kind == UnitKind.Village && unit.ParentId == grant.UnitId && IsOfficer(grant));

    /// <summary>Officers of the units above; of a report that goes outside, those of the unit itself note what the receiver answered.</summary>
    /// <param name="path">From the top to the unit, both included.</param>
    public static bool MayJudge(Caller caller, ReportCase report, IReadOnlyList<Unit> path) => Holding(caller).Any(grant => IsOfficer(grant)
        && (report.Superior is null ? grant.UnitId == report.Unit || grant.UnitId == UnitId.Nation : path.Any(above => above.Id == grant.UnitId && above.Id != report.Unit) || grant.UnitId == UnitId.Nation));

    /// <summary>Yêu cầu báo cáo đột xuất: officers of the unit that asks.</summary>
    public static bool MayAsk(Caller caller, UnitId unit) => Holding(caller).Any(grant => IsOfficer(grant) && (grant.UnitId == unit || grant.UnitId == UnitId.Nation));

    private static IEnumerable<Grant> Holding(Caller caller) => caller.Grants.Where(grant => Permissions.Of(grant.Role).Contains(Permission.WriteReports));

    private static bool IsOfficer(Grant grant) => Officers.Contains(grant.Role);
}
