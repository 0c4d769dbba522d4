using CongDongSo.Domain.Teams;

namespace CongDongSo.Server.Features.Teams;

/// <summary>The words for chức vụ in JSON and in the database.</summary>
internal static class RoleCodes
{
    public static string Code(MemberRole role) => role switch
    {
        MemberRole.Leader => "leader",
        MemberRole.StandingDeputy => "standingDeputy",
        MemberRole.Deputy => "deputy",
        _ => "member",
    };

    public static MemberRole Role(string code) => Enum.Parse<MemberRole>(code, ignoreCase: true);
}
