using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams.People;

public sealed class DuplicateSearchTests
{
    private static readonly UnitId Here = UnitId.Of("commune/1"), There = UnitId.Of("commune/2");

    [Fact]
    public void Same_phone_and_same_name_but_for_diacritics_is_all_but_certain() =>
        Of(A("Nguyễn Văn An", "0914000001", Here), A("NGUYEN VAN AN", "0914000001", There)).ShouldBe(Suspicion.SamePhoneAndName);

    [Fact]
    public void Same_phone_and_another_name_is_likely() => Of(A("Nguyễn Văn An", "0914000001", Here), A("Nguyễn Văn Ân Em", "0914000001", There)).ShouldBe(Suspicion.SamePhone);

    [Fact]
    public void Same_name_in_a_commune_is_possible_where_one_has_no_phone()
    {
        Of(A("Nguyễn Văn An", "0914000001", Here), A("Nguyen Van An", null, Here)).ShouldBe(Suspicion.SameName);
        Of(A("Nguyễn Văn An", null, Here), A("Nguyen Van An", null, Here)).ShouldBe(Suspicion.SameName);
    }

    [Fact]
    public void Two_phones_or_two_communes_make_a_name_no_reason()
    {
        Of(A("Nguyễn Văn An", "0914000001", Here), A("Nguyễn Văn An", "0914000002", Here)).ShouldBeNull();
        Of(A("Nguyễn Văn An", null, Here), A("Nguyễn Văn An", null, There)).ShouldBeNull();
    }

    [Fact]
    public void Three_alike_are_three_pairs_and_each_pair_comes_once_with_its_strongest_reason()
    {
        var people = new[] { A("Lê An", "0914000001", Here, There), A("Le An", "0914000001", Here, There), A("Lê An", null, Here, There) };

        var pairs = DuplicateSearch.Find(people);

        pairs.Select(pair => pair.Suspicion).ShouldBe([Suspicion.SamePhoneAndName, Suspicion.SameName, Suspicion.SameName]);
        pairs.Select(pair => (pair.One.Id, pair.Other.Id)).Distinct().Count().ShouldBe(3);
        pairs.ShouldAllBe(pair => pair.One.Id.Value.CompareTo(pair.Other.Id.Value) < 0);
    }

    [Fact]
    public void A_team_that_lists_both_at_one_time_is_told_of()
    {
        var (one, other) = (A("Lê An", "0914000001", Here), A("Lê Ân Em", "0914000001", Here));
        var same = other with { Stays = one.Stays };
        var later = other with { Stays = [one.Stays[0] with { From = new(2025, 9, 1) }] };
        var earlier = one with { Stays = [one.Stays[0] with { To = new(2025, 8, 31) }] };

        DuplicateSearch.Find([one, other]).Single().AreTogether.ShouldBeFalse();
        DuplicateSearch.Find([one, same]).Single().AreTogether.ShouldBeTrue();
        DuplicateSearch.Find([earlier, later]).Single().AreTogether.ShouldBeFalse();
    }

    private static Suspicion? Of(RosterPerson one, RosterPerson other) => DuplicateSearch.Find([one, other]) is [var pair] ? pair.Suspicion : null;

    private static RosterPerson A(string name, string? phone, params UnitId[] communes) => new(
        new(Guid.NewGuid()), name, Folding.Fold(name), phone,
        [.. communes.Select(commune => new TeamStay(new(Guid.NewGuid()), "Tổ", commune, MemberRole.Member, new(2025, 7, 1), null))]);
}
