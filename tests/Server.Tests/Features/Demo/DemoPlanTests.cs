using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Server.Features.Demo;

namespace CongDongSo.Server.Tests.Features.Demo;

public class DemoPlanTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Totals_are_exact_for_every_seed(int seed)
    {
        var plan = ADemo.Plan(seed);
        var ofVillages = plan.Villages.SelectMany(village => village.TeamMembers).ToList();

        plan.Villages.Count().ShouldBe(1_386);
        (plan.Communes.Count + ofVillages.Count).ShouldBe(1_477);
        (plan.Communes.Sum(commune => commune.TeamMembers) + ofVillages.Sum()).ShouldBe(12_198);
        plan.Villages.Sum(village => village.Households).ShouldBe(400_000);
        plan.Villages.Count(village => village.TeamMembers.Count == 0).ShouldBe(12);
        plan.Villages.Count(village => village.TeamMembers.Count == 2).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_two_villages_of_a_commune_have_the_same_name(int seed) =>
        ADemo.Plan(seed).Communes.ShouldAllBe(commune => commune.Villages.Select(village => Folding.Fold(village.FullName)).Distinct().Count() == commune.Villages.Count);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Most_teams_have_five_to_ten_members_and_some_have_fewer(int seed)
    {
        var sizes = ADemo.Plan(seed).Villages.SelectMany(village => village.TeamMembers).ToList();

        sizes.Count(size => size is >= 5 and <= 10).ShouldBeGreaterThan(1_250);
        sizes.Count(size => size < 5).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_plan_follows_from_its_seed()
    {
        static string Text(int seed) => string.Join('\n', RosterFile.Rows(ADemo.Plan(seed)).Concat(VillageFile.Rows(ADemo.Plan(seed))).Select(row => string.Join(',', row)));

        Text(7).ShouldBe(Text(7));
        Text(7).ShouldNotBe(Text(8));
    }

    [Fact]
    public void Every_household_can_be_and_every_phone_is_another()
    {
        var plan = ADemo.Plan(3);
        var cards = plan.Villages.Take(60).SelectMany(village => HouseholdMaking.Of(plan, village)).Select(one => one.Card).ToList();
        var phones = cards.Select(card => card.Phone).OfType<string>().ToList();

        cards.ShouldAllBe(card => card.Fault() == null);
        phones.Distinct().Count().ShouldBe(phones.Count);
        phones.ShouldAllBe(phone => PhoneReader.Read(phone) is Result<string>.Done);
    }
}
