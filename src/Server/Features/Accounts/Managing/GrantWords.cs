using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>Words of grants for people.</summary>
public static class GrantWords
{
    /// <summary>What its days say beyond "now, until further notice"; blank where they say no more.</summary>
    public static string Days(HeldGrant grant, DateOnly today) => grant switch
    {
        { EndedAt: { } at } => $"đã kết thúc ngày {VietnamTime.Text(VietnamTime.DayOf(at))}",
        { ValidTo: { } last } when last < today => $"đã hết ngày {VietnamTime.Text(last)}",
        { ValidTo: { } last } when grant.ValidFrom > today => $"từ {VietnamTime.Text(grant.ValidFrom)} đến hết {VietnamTime.Text(last)}",
        { ValidTo: { } last } => $"đến hết {VietnamTime.Text(last)}",
        _ when grant.ValidFrom > today => $"từ {VietnamTime.Text(grant.ValidFrom)}",
        _ => "",
    };

    /// <summary>Who gave it.</summary>
    public static string Giver(HeldGrant grant) => grant.MembershipId is not null ? "danh sách Tổ" : grant.GrantedBy;
}
