using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Tests.Platform.Database;

public class ConnectionBudgetTests
{
    [Theory]
    [InlineData(400, 0, 40)]
    [InlineData(400, 9, 40)]
    [InlineData(400, 34, 10)]
    [InlineData(100, 2, 30)]
    [InlineData(100, 34, 4)]
    public void A_province_gets_its_share_of_what_the_server_lets_in(int allowed, int provinces, int share) =>
        ConnectionBudget.OfProvince(allowed, provinces).ShouldBe(share);

    [Fact]
    public void All_provinces_and_the_common_tables_together_stay_below_what_the_private_server_lets_in()
    {
        for (var provinces = 1; provinces <= 63; provinces++)
            (ConnectionBudget.OfCommon + (provinces * ConnectionBudget.OfProvince(400, provinces))).ShouldBeLessThan(400, $"{provinces} provinces");
    }
}
