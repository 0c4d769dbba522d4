using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>A grant of an account, in force or not.</summary>
/// <param name="Organisation">Of a partner.</param>
/// <param name="MembershipId">Where it comes from a roster: it lives and ends with that membership.</param>
/// <param name="ValidTo">Last day; null: until it is taken away.</param>
/// <param name="EndedAt">When it was taken away by hand.</param>
public sealed record HeldGrant(
    Guid Id, Guid AccountId, Role Role, UnitId UnitId, string UnitName, string? Organisation, Guid? MembershipId, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset? EndedAt, string GrantedBy)
{
    public bool HoldsOn(DateOnly day) => EndedAt is null && ValidFrom <= day && (ValidTo is not { } last || day <= last);

    /// <summary>It was taken away, or its last day is past: it never holds again.</summary>
    public bool IsOverOn(DateOnly day) => EndedAt is not null || ValidTo < day;
}
