using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Teams.Support;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Teams.Support;

public class SupportMonthsTests
{
    private static readonly TeamId Team = new(Guid.CreateVersion7());
    private static readonly PersonId Person = new(Guid.CreateVersion7());
    private static readonly Period Quarter = Period.Quarter(2025, 4);

    [Fact]
    public void Who_serves_all_the_time_has_every_month() => Of(null, (MemberRole.Leader, new(2025, 7, 1), null)).ShouldBe([(MemberRole.Leader, 3)]);

    [Theory]
    [InlineData(null, 1)]
    [InlineData(15, 2)]
    [InlineData(17, 2)]
    [InlineData(18, 1)]
    [InlineData(1, 2)]
    public void A_month_counts_from_so_many_days_on(int? least, int months) => Of(least, (MemberRole.Member, new(2025, 11, 14), null)).ShouldBe([(MemberRole.Member, months)]);

    [Fact]
    public void Thirty_one_days_ask_no_more_of_a_month_than_it_has() => Of(31, (MemberRole.Member, new(2025, 10, 1), null)).ShouldBe([(MemberRole.Member, 3)]);

    [Fact]
    public void Who_has_no_month_is_not_listed() => Of(null, (MemberRole.Member, new(2025, 10, 2), new(2025, 10, 31))).ShouldBeEmpty();

    [Fact]
    public void A_month_in_two_roles_counts_once_for_the_role_of_most_days_and_of_equals_the_later()
    {
        Of(null, (MemberRole.Member, new(2025, 7, 1), new(2025, 11, 10)), (MemberRole.Deputy, new(2025, 11, 11), null)).ShouldBe([(MemberRole.Deputy, 2), (MemberRole.Member, 1)], ignoreOrder: true);
        Of(null, (MemberRole.Member, new(2025, 7, 1), new(2025, 11, 15)), (MemberRole.Deputy, new(2025, 11, 16), null)).ShouldBe([(MemberRole.Deputy, 2), (MemberRole.Member, 1)], ignoreOrder: true);
    }

    [Fact]
    public void Months_of_a_member_never_exceed_those_of_the_period()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var day = new DateOnly(2025, 9, 1);
            var terms = new List<(MemberRole, DateOnly, DateOnly?)>();
            while (day < new DateOnly(2026, 1, 10))
            {
                var last = day.AddDays(random.Next(0, 60));
                terms.Add(((MemberRole)random.Next(4), day, last));
                day = last.AddDays(1 + random.Next(3));
            }
            var some = Of(random.Next(1, 32), [.. terms]);
            some.Sum(one => one.Months).ShouldBeLessThanOrEqualTo(3);
            some.Select(one => one.Role).ShouldBeUnique();
        }
    }

    private static IReadOnlyList<(MemberRole Role, int Months)> Of(int? least, params (MemberRole Role, DateOnly From, DateOnly? To)[] terms) =>
        [.. SupportMonths.Of([.. terms.Select(term => (Team, new TeamTerm(Person, null, term.Role, term.From, term.To)))], Quarter, least).Select(one => (one.Role, one.Months))];
}
