using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Platform.Database;

/// <summary>A province's connections are kept apart by what they are for.</summary>
public sealed class ProvincePoolTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Phones_that_hold_all_connections_kept_for_them_keep_no_page_from_its_own()
    {
        var ct = TestContext.Current.CancellationToken;
        province.Installation.HaveOneConnection();
        var database = ((Result<ProvinceDatabase>.Done)(await province.Installation.Service<Databases>()).Province("51")).Value;
        Acting.Set(Acting.UpkeepOfFigures("test"));
        await using var phone = await database.BeginForPhone(ct);

        await using var page = database.Ask("select 1");
        (await page.Scalar(ct)).ShouldBe(1);
        await using var sum = database.AskAnew().Add("select 1");
        (await sum.Scalar(ct)).ShouldBe(1);
        await using var moment = phone.Ask("select current_setting('transaction_isolation')");
        (await moment.Scalar(ct)).ShouldBe("repeatable read");
        await phone.Commit(ct);
    }
}
