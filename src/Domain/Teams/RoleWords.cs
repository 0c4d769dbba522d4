namespace CongDongSo.Domain.Teams;

/// <summary>The words for chức vụ trong tổ, as documents and rosters print them.</summary>
public static class RoleWords
{
    public static string Text(MemberRole role) => role switch
    {
        MemberRole.Leader => "Tổ trưởng",
        MemberRole.StandingDeputy => "Tổ phó thường trực",
        MemberRole.Deputy => "Tổ phó",
        _ => "Thành viên",
    };
}
