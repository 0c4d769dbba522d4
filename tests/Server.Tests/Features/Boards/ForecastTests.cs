using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Boards;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Boards;

/// <summary>The board of a quarter that runs says where it ends if it goes on like this. It is asked without a browser, in which a session of last year is over.</summary>
public sealed class ForecastTests(RunningQuarter quarter) : IClassFixture<RunningQuarter>
{
    [Fact]
    public async Task In_a_quarter_that_runs_each_share_has_a_forecast_and_what_begins_anew_each_month_has_none()
    {
        var board = await Board("2026-Q1");

        // Of three households one had the app on 31/12/2025: 33,33 %. On 01/03/2026 two have it: 66,67 %. 60 of the quarter's 90 days are over:
        // 33,33 + (66,67 − 33,33) × 90 / 60 = 33,33 + 50,01 = 83,34 %.
        var app = Line(board, "citizen-app");
        (app.Measure!.Value, app.Forecast).ShouldBe((66.67m, 83.34m));
        app.Bar.ForecastAt.ShouldBe(83.3m, "the pale part of the bar");
        app.Bar.Sentence("Chưa giao chỉ tiêu").ShouldContain("83,34 %");
        // Nobody has counted health records since: 3 of 9 people then, 3 of 9 now.
        Line(board, "health-record").Forecast.ShouldBe(33.33m);
        Line(board, "i-speed-sample").Forecast.ShouldBeNull();
        BoardFile.Of(board, BoardTable.Indicators).Rows.Single(row => row[0].Text == app.Indicator.Name)[6].Number.ShouldBe(83.34m, "in the file too");
    }

    [Fact]
    public async Task A_quarter_that_is_over_has_none() => (await Board("2025-Q4")).Lines.ShouldAllBe(line => line.Forecast == null);

    private static BoardLine Line(BoardModel board, string indicator) => board.Lines.Single(line => line.Indicator.Id == indicator);

    private async Task<BoardModel> Board(string period)
    {
        var installation = quarter.Portal.Installation;
        var caller = new Caller(Guid.NewGuid(), "canbo", "Cán bộ tỉnh", [new(Role.ProvinceOfficer, await installation.IdOf("51"), "Tỉnh Quảng Ngãi")], Guid.NewGuid());
        Acting.Set(Acting.Of(caller, null));
        return ((Result<BoardModel>.Done)await (await installation.Service<UnitBoards>()).Of(caller, PortalProvince.Commune, new(PortalProvince.Program, period), TestContext.Current.CancellationToken)).Value;
    }
}

/// <summary>A province on 1 March 2026, whose second household got the app in February.</summary>
public sealed class RunningQuarter : IAsyncLifetime
{
    private readonly MovableClock clock = new();

    public RunningQuarter(TestCluster cluster)
    {
        clock.Pass(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(7)) - clock.GetUtcNow());
        Portal = new(cluster) { Features = [.. Cds.Features, new Replacement(services => services.AddSingleton<TimeProvider>(clock))] };
    }

    public PortalProvince Portal { get; }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        await Portal.Installation.Json("record", "push", Portal.Installation.FileWith("thang-2.ndjson", """
            {"id":"019c2000-0000-7000-8000-000000000001","kind":"observation","observedAt":"2026-02-03T08:15:00+07:00","village":"21034-01","body":{"count":1,"subject":"H2","indicator":"citizen-app"}}

            """), "--province", "51");
        await Portal.Installation.Json("rebuild", "--province", "51");
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
