using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What a demo is asked for.</summary>
/// <param name="Province">Code of the province.</param>
internal sealed record DemoOrder(string Province, int Seed, DemoScale Scale);

/// <summary>What was filled.</summary>
/// <param name="Applied">False where everything was there already: nothing was changed.</param>
/// <param name="Households">Registered in the whole province.</param>
/// <param name="Records">Of this run.</param>
internal sealed record DemoFilled(
    bool Applied, string Province, int Seed, DemoScale Scale, int Communes, int Villages, int Teams, int Members, long Households, DemoRecords Records, IReadOnlyList<DemoAccount> Accounts);

/// <param name="Rejected">Records made wrong on purpose, and why they were refused.</param>
internal sealed record DemoRecords(int Accepted, int Duplicate, IReadOnlyList<DemoRejection> Rejected);

internal sealed record DemoRejection(string Place, string? Id, string Reason);

/// <summary>
/// Fills a province with made-up data at its true size, through the front doors that real data comes in by: the import of villages, of rosters
/// and of households, the checks and the store of field records.
/// </summary>
internal sealed class DemoFill(
    UnitDirectory units, UnitImport villages, RosterImport rosters, PlaceFill places, DemoTargets targets, DemoDeclarations declarations, DemoQuality quality, DemoDifficulties difficulties, ReportOpening reports, DemoAccounts accounts, ProgramCatalogue programs, Databases databases, TimeProvider clock)
{
    /// <summary>Terrains are said to come from here.</summary>
    private const string Source = "dữ liệu minh họa";

    public async Task<Result<DemoFilled>> Fill(DemoOrder order, DemoProgress progress, CancellationToken ct)
    {
        if (DemoProvince.Find(order.Province) is not { } province)
            return new Problem("demo-province", $"Chưa có bộ dữ liệu minh họa cho tỉnh mã {order.Province}.", "Hiện có cho tỉnh Quảng Ngãi: --province 51.") { Kind = ProblemKind.NotFound };
        var tree = await units.Tree(order.Province, DemoYear.First, ct);
        if (tree.All.SingleOrDefault(unit => unit.Kind == UnitKind.Province) is not { } top)
            return new Problem("catalogue-missing", "Danh mục đơn vị hành chính chưa được nạp.", "Hãy cài lại bản dựng đầy đủ rồi chạy lại.") { Kind = ProblemKind.Unavailable };
        if (DemoIndicators.Of(programs.All, top) is not { } indicators)
            return new Problem("demo-programs", $"Không có chương trình nào của {top.FullName}.", "Kiểm tra các tệp chương trình: cds program list.");
        var plan = DemoPlanning.Plan(province, order.Seed, tree.Under(top.Id, UnitKind.Commune));
        var found = await DemoState.Read(plan, units, databases, clock, ct);
        if (found is not Result<DemoState>.Done(var state))
            return ((Result<DemoState>.Refused)found).Problem;
        if (await FillRegisters(plan, state, indicators, progress, ct) is { } refused)
            return refused;
        var ready = await Ready(plan, ct);
        var filling = await places.Fill(plan, order.Scale, ready, indicators, progress, ct);
        if (filling is not Result<PlacesFilled>.Done(var filled))
            return ((Result<PlacesFilled>.Refused)filling).Problem;
        if (await targets.Ensure(plan, ready, ct) is { } unset)
            return unset;
        if (await declarations.Ensure(plan, ct) is { } undeclared)
            return undeclared;
        if (filled.Places > 0 && databases.Province(order.Province) is Result<ProvinceDatabase>.Done(var database))
            await database.LearnSizes(ct);
        var known = await accounts.Ensure(plan, ready, ct);
        await quality.Fill(plan, ready, indicators, filled.Places > 0, ct);
        await difficulties.Fill(plan, ct);
        // The period before is still to be reported.
        if (await reports.Open(order.Province, Period.QuarterOf(VietnamTime.Today(clock)).Before().First, ct) is Result<ReportsOpened>.Refused(var unopened))
            return unopened;
        var applied = state.VillageIds.Count == 0 || !state.HasTeams || filled.Places > 0;
        var households = (applied ? await Ready(plan, ct) : ready).Households.Values.Sum();
        return new DemoFilled(
            applied, order.Province, order.Seed, order.Scale, plan.Communes.Count, province.Villages, province.Teams, province.Members, households, filled.Records, known);
    }

    private async Task<DemoState> Ready(DemoPlan plan, CancellationToken ct) =>
        (await DemoState.Read(plan, units, databases, clock, ct)).Match(state => state, problem => throw new InvalidOperationException(problem.Title));

    /// <summary>Villages first, then the roster, as a province would.</summary>
    private async Task<Problem?> FillRegisters(DemoPlan plan, DemoState state, DemoIndicators indicators, DemoProgress progress, CancellationToken ct)
    {
        if (state.VillageIds.Count == 0)
        {
            progress.Say($"Thôn, tổ dân phố và địa bàn của {plan.Communes.Count} xã, phường, đặc khu");
            using var file = await File(VillageFile.Header, VillageFile.Rows(plan), ct);
            var imported = await villages.Run(file, Source, null, dryRun: false, ct);
            if (imported.Match(done => done.Refusal, problem => problem) is { } refused)
                return refused;
        }
        if (!state.HasTeams)
        {
            progress.Say("Tổ công nghệ số cộng đồng và thành viên");
            using var file = await File(RosterFile.Header, RosterFile.Rows(plan), ct);
            var imported = await rosters.Import(file, new(plan.Province.Code, indicators.RosterProgram, DryRun: false, OpensProvince: true), ct);
            if (imported.Match(done => done.Faults.Count == 0 ? null : new Problem("demo-roster", "Danh sách Tổ minh họa có lỗi.") { Faults = done.Faults }, problem => problem) is { } refused)
                return refused;
        }
        return null;
    }

    private static async Task<MemoryStream> File(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct)
    {
        var file = new MemoryStream();
        await CsvWriter.WriteAsync(file, header, rows.ToAsyncEnumerable(), ct);
        file.Position = 0;
        return file;
    }
}
