using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork;

public sealed record RegisterChanges(int New, int Changed, int Unchanged);

/// <param name="Applied">False for a dry run.</param>
public sealed record HouseholdImportResult(bool Applied, int Households, int Villages, RegisterChanges Changes, IReadOnlyList<Fault> Faults);

/// <summary>
/// Takes a register of households from a file, all or nothing. A household that is new counts from the beginning of time, so that measures of
/// past periods have their denominators; one that changed counts with its new figures from now on. Households the file leaves out stay.
/// </summary>
public sealed class HouseholdImport(Databases databases, UnitDirectory units, RecordPush push, TimeProvider clock)
{
    /// <summary>First imports hold from here on.</summary>
    public static readonly DateTimeOffset Beginning = VietnamTime.StartOf(new DateOnly(2000, 1, 1));

    /// <summary>An import that changes what the planner has to expect.</summary>
    private const int Many = 5_000;

    public async Task<Result<HouseholdImportResult>> Import(Stream file, string provinceCode, bool dryRun, CancellationToken ct)
    {
        var tree = await units.Tree(provinceCode, VietnamTime.Today(clock), ct);
        var villages = tree.All.Where(unit => unit.Kind == UnitKind.Village).GroupBy(village => village.Code).ToDictionary(group => group.Key, group => group.First().Id);
        if (villages.Count == 0)
            return new Problem("no-villages", $"Tỉnh mã {provinceCode} chưa có thôn nào.", "Nhập danh sách thôn trước: cds unit import FILE.");
        var listed = SheetReader.Read(file, SheetLimits.Bulk, new HouseholdSheet(villages, PhoneReader.Read).Read);
        if (listed is Result<List<ListedHousehold>>.Refused(var problem))
            return problem;
        var households = ((Result<List<ListedHousehold>>.Done)listed).Value;
        var province = await databases.OpenProvince(provinceCode, ct);
        var result = await Apply(province, households, dryRun, ct);
        if (!dryRun && households.Count > Many)
            await province.LearnSizes(ct);
        return result;
    }

    /// <summary>The same for a register that did not come as a file; its villages stand in the province and no household is listed twice.</summary>
    internal async Task<Result<HouseholdImportResult>> Import(IReadOnlyList<ListedHousehold> listed, string provinceCode, CancellationToken ct)
    {
        foreach (var household in listed)
        {
            if (household.Card.Fault() is { } fault)
                return new Problem("register-faults", $"Hộ mã {household.Code}: {fault}");
        }
        return await Apply(await databases.OpenProvince(provinceCode, ct), listed, dryRun: false, ct);
    }

    private async Task<Result<HouseholdImportResult>> Apply(ProvinceDatabase province, IReadOnlyList<ListedHousehold> listed, bool dryRun, CancellationToken ct)
    {
        var places = listed.Select(household => household.Village).Distinct().ToList();
        await using var work = await RegisterStore.Begin(province, places, ct);
        var known = await work.Households(places, ct);
        var fresh = new List<ListedHousehold>();
        var changed = new List<(Guid Id, ListedHousehold Household)>();
        foreach (var household in listed)
        {
            if (!known.TryGetValue((household.Village, household.Code), out var stored))
                fresh.Add(household);
            else if (stored.Card != household.Card)
                changed.Add((stored.Id, household));
        }
        var result = new HouseholdImportResult(!dryRun, listed.Count, places.Count, new(fresh.Count, changed.Count, listed.Count - fresh.Count - changed.Count), []);
        if (dryRun || fresh.Count + changed.Count == 0)
            return result;
        var now = new DateTimeOffset(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);
        var intake = new Intake(push.Indicators, [], await work.States([.. changed.Select(one => one.Id)], ct), [], []);
        foreach (var household in fresh)
            intake.RegisterHousehold(household.Village, IdOf(household.Village, household.Code), household.Code, new(Beginning, Guid.Empty, household.Card));
        foreach (var (id, household) in changed)
            intake.RegisterHousehold(household.Village, id, household.Code, new(now, Guid.CreateVersion7(now), household.Card));
        intake.Finish();
        await work.Write(intake, new(AuditActions.HouseholdImport) { Place = places is [var only] ? only : null, After = new { @new = fresh.Count, changed = changed.Count, villages = places.Count } }, ct);
        return result;
    }

    /// <summary>The same household has the same id in every import and installation.</summary>
    public static Guid IdOf(UnitId village, string code) => NameBasedId.Of("household", $"{village}/{code}");
}
