using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Teams.People;

/// <summary>How two people become one.</summary>
/// <param name="Kept">As they are from now on.</param>
/// <param name="Aliases">Names and phones that either had and who stays has no more: lists that still say so mean them.</param>
public sealed record MergePlan(KnownPerson Kept, PersonId Gone, JoinedMemberships Memberships, IReadOnlyList<PersonAlias> Aliases);

/// <summary>A name (folded) with a phone under which a person stood in the rosters before a merge.</summary>
public sealed record PersonAlias(string? Phone, string Folded);

/// <summary>Gộp người trùng.</summary>
public static class PersonMerging
{
    /// <param name="nameOf">Whose name stays: one of the two.</param>
    /// <param name="phoneOf">Whose phone stays: one of the two.</param>
    /// <param name="memberships">Of both.</param>
    public static Result<MergePlan> Plan(KnownPerson kept, KnownPerson gone, PersonId nameOf, PersonId phoneOf, IReadOnlyList<HeldMembership> memberships)
    {
        if (kept.Id == gone.Id)
            return new Problem("merge-same", "Hãy chọn hai người khác nhau để gộp.", "Mở lại danh sách người có thể trùng.");
        var named = nameOf == gone.Id ? gone : kept;
        var called = phoneOf == gone.Id ? gone : kept;
        if (called.Phone is null && (kept.Phone ?? gone.Phone) is not null)
            return new Problem("merge-phone", "Người được chọn để lấy số điện thoại chưa có số.", "Chọn số của người kia: gộp không làm mất số điện thoại.");
        var now = new KnownPerson(kept.Id, named.Name, named.Folded, called.Phone);
        PersonAlias[] earlier = [new(kept.Phone, kept.Folded), new(gone.Phone, gone.Folded)];
        return new MergePlan(now, gone.Id, MembershipJoining.Join(kept.Id, memberships), [.. earlier.Distinct().Where(alias => alias != new PersonAlias(now.Phone, now.Folded))]);
    }
}
