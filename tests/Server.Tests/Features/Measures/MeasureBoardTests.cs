using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures;

/// <summary>What dashboards read from rows that are kept ready is what would be computed for them.</summary>
public sealed class MeasureBoardTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly Period Quarter = Period.Quarter(2025, 4);

    private TestInstallation Installation => province.Installation;

    [Fact]
    public async Task A_target_that_was_set_as_a_count_is_on_a_board_as_it_was_set()
    {
        await Set("51", "3 hộ");
        await Set(PortalProvince.Commune, "2 hộ");
        await Installation.Json("rebuild", "--province", "51");

        var (board, computed) = await Both();

        board.Whole.Single(row => row.Indicator == "citizen-app").TargetSet.ShouldBe(new TargetAmount(3, TargetScale.Count));
        board.Parts.Single(row => row.Indicator == "citizen-app" && row.Unit.Code == PortalProvince.Commune).TargetSet.ShouldBe(new TargetAmount(2, TargetScale.Count));
        board.Parts.Where(row => row.TargetSet is not null).ShouldHaveSingleItem("the other commune was handed a share, and no count of its own");
        board.Parts.Select(Said).Order(StringComparer.Ordinal).ShouldBe(computed.Select(Said).Order(StringComparer.Ordinal));
        // Two of the commune's three households: 66,67 %.
        (await (await province.Officer()).Open($"/bang-so?don-vi={PortalProvince.Commune}&chuong-trinh={PortalProvince.Program}&ky=2025-Q4"))
            .QuerySelectorAll(".board-lines tbody tr").Single(row => row.TextContent.Contains("App Công dân")).Words().ShouldContain("2 hộ (66,67 %)");
    }

    [Fact]
    public async Task Rows_of_before_the_column_are_worked_out_anew()
    {
        await Set("51", "3 hộ");
        await Installation.Json("rebuild", "--province", "51");
        // As the step of the schema leaves them: rows without the count, and nothing that they stand on.
        await Installation.Query<long>("with old as (update p51.measure_row set target_count = null returning 1), basis as (delete from p51.measure_basis returning 1) select count(*) from old");

        (await Installation.Run("verify", "--json")).Exit.ShouldBe(0, "verify works out first what is due");

        (await Installation.Query<decimal>("""
            select target_count from p51.measure_row m join cds.unit u on u.id = m.unit_id where u.kind = 'province' and program = 'quang-ngai-2025-12' and period = '2025-Q4' and indicator = 'citizen-app'
            """)).ShouldBe(3);
    }

    [Theory]
    [InlineData("51")]
    [InlineData(PortalProvince.Commune)]
    public async Task The_months_of_whoever_is_not_told_small_counts_are_those_that_would_be_computed(string code)
    {
        await Installation.Json("rebuild", "--province", "51");
        var ct = TestContext.Current.CancellationToken;
        Acting.Set(Acting.Of(new Caller(Guid.NewGuid(), "xem", "Người xem", [new(Role.Viewer, await Installation.IdOf("51"), "Tỉnh Quảng Ngãi")], Guid.NewGuid()), null));
        var program = ((Result<Program>.Done)(await Installation.Service<ProgramCatalogue>()).Find(PortalProvince.Program)).Value;
        var unit = ((Result<Unit>.Done)await (await Installation.Service<UnitDirectory>()).Named(code, Quarter.Last, ct)).Value;

        var board = ((Result<MeasureBoard>.Done)await (await Installation.Service<MeasureBoards>()).Of(program, unit, Quarter, null, ct)).Value;

        var month = Period.Month(2025, 12);
        var computed = ((Result<MeasureTable>.Done)await (await Installation.Service<MeasureUnits>()).Measure(program, unit, month, by: null, ct)).Value;
        computed.Rows.ShouldContain(row => row.Status == MeasureStatus.Withheld, "two of three households are small counts");
        foreach (var row in computed.Rows)
            board.Trend[row.Indicator].Single(point => point.Period == month).Value.ShouldBe(row.Value, row.Indicator);
    }

    private async Task<(MeasureBoard Board, IReadOnlyList<Measure> Computed)> Both()
    {
        Acting.Set(Acting.Of(new Caller(Guid.NewGuid(), "canbo", "Cán bộ tỉnh", [new(Role.ProvinceOfficer, await Installation.IdOf("51"), "Tỉnh Quảng Ngãi")], Guid.NewGuid()), null));
        var ct = TestContext.Current.CancellationToken;
        var program = ((Result<Program>.Done)(await Installation.Service<ProgramCatalogue>()).Find(PortalProvince.Program)).Value;
        var unit = ((Result<Unit>.Done)await (await Installation.Service<UnitDirectory>()).Named("51", Quarter.Last, ct)).Value;
        var board = ((Result<MeasureBoard>.Done)await (await Installation.Service<MeasureBoards>()).Of(program, unit, Quarter, UnitKind.Commune, ct)).Value;
        var computed = ((Result<MeasureTable>.Done)await (await Installation.Service<MeasureUnits>()).Measure(program, unit, Quarter, UnitKind.Commune, ct)).Value;
        board.Trend.ShouldNotBeEmpty("it was read from the kept rows");
        return (board, computed.Rows);
    }

    private static string Said(Measure row) => $"{row.Unit.Code} {row.Indicator} {row.Numerator}/{row.Denominator} {row.Value:0.##} {row.Target:0.##} {row.TargetSet?.Number:0.##} {row.Status} {row.MissingCount}";

    private Task Set(string unit, string target) =>
        Installation.Json("target", "set", "--program", PortalProvince.Program, "--unit", unit, "--period", "2025-Q4", "--indicator", "citizen-app", "--reason", "giao theo số hộ", target);
}
