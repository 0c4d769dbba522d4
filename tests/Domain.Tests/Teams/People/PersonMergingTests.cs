using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Domain.Tests.Teams.People;

public sealed class PersonMergingTests
{
    private static readonly KnownPerson An = new(new(Guid.NewGuid()), "Lê An", "le an", "0914000001"), VanAn = new(new(Guid.NewGuid()), "Lê Văn An", "le van an", null);

    [Fact]
    public void Name_and_phone_are_of_either_and_what_stays_behind_is_still_known()
    {
        var plan = Plan(VanAn, An, VanAn.Id, An.Id);

        plan.Kept.ShouldBe(new(VanAn.Id, "Lê Văn An", "le van an", "0914000001"));
        plan.Gone.ShouldBe(An.Id);
        plan.Aliases.ShouldBe([new(null, "le van an"), new("0914000001", "le an")]);
    }

    [Fact]
    public void Two_who_were_written_alike_leave_no_other_name() => Plan(An, An with { Id = new(Guid.NewGuid()) }, An.Id, An.Id).Aliases.ShouldBeEmpty();

    [Fact]
    public void A_merge_loses_no_phone() =>
        PersonMerging.Plan(An, VanAn, An.Id, VanAn.Id, []).ShouldBeOfType<Result<MergePlan>.Refused>().Problem.Code.ShouldBe("merge-phone");

    [Fact]
    public void Nobody_is_merged_with_themselves() => PersonMerging.Plan(An, An, An.Id, An.Id, []).ShouldBeOfType<Result<MergePlan>.Refused>().Problem.Code.ShouldBe("merge-same");

    private static MergePlan Plan(KnownPerson kept, KnownPerson gone, PersonId nameOf, PersonId phoneOf) =>
        PersonMerging.Plan(kept, gone, nameOf, phoneOf, []).ShouldBeOfType<Result<MergePlan>.Done>().Value;
}
