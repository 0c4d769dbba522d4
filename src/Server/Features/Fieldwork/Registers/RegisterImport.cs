using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

public sealed record RegisterChanges(int New, int Changed, int Unchanged);

/// <param name="Applied">False for a dry run.</param>
/// <param name="Subjects">Households or businesses of the file.</param>
public sealed record RegisterImported(RegisterKind Kind, bool Applied, int Subjects, int Villages, RegisterChanges Changes);

/// <summary>Which file is to be taken, and where.</summary>
/// <param name="Area">Villages beyond it are refused; null: the whole province.</param>
/// <param name="Title">Name of the file, for the list of what was imported.</param>
internal sealed record RegisterOrder(RegisterKind Kind, string ProvinceCode, Unit? Area, string Title, bool DryRun);

/// <summary>
/// Takes a register of households or businesses from a file, all or nothing. A subject that is new counts from the beginning of time, so that measures of
/// past periods have their denominators; one that changed counts with its new figures from now on. What the file leaves out stays.
/// </summary>
public sealed class RegisterImport(Databases databases, UnitDirectory units, RecordPush push, TimeProvider clock)
{
    /// <summary>First imports hold from here on.</summary>
    public static readonly DateTimeOffset Beginning = VietnamTime.StartOf(new DateOnly(2000, 1, 1));

    /// <summary>An import that changes what the planner has to expect.</summary>
    private const int Many = 5_000;

    internal async Task<Result<RegisterImported>> Import(Stream file, RegisterOrder order, CancellationToken ct)
    {
        var tree = await units.WholeTree(order.ProvinceCode, VietnamTime.Today(clock), ct);
        IReadOnlyList<Unit> areas = order.Area is { } area ? [area] : [.. tree.All.Where(unit => unit.Kind == UnitKind.Province)];
        var villages = new VillageNames(tree, areas);
        if (villages.IsEmpty)
            return new Problem("no-villages", $"{(areas is [var named, ..] ? named.FullName : $"Tỉnh mã {order.ProvinceCode}")} chưa có thôn nào.", "Nhập danh sách thôn trước: cds unit import FILE.");
        return order.Kind == RegisterKind.Household
            ? await Import(order, SheetReader.Read(file, SheetLimits.Bulk, new HouseholdSheet(villages, PhoneReader.Read).Read), RegisterStore.Households, static (intake, village, id, code, card) => intake.RegisterHousehold(village, id, code, card), ct)
            : await Import(order, SheetReader.Read(file, SheetLimits.Bulk, new BusinessSheet(villages).Read), RegisterStore.Businesses, static (intake, village, id, code, card) => intake.RegisterBusiness(village, id, code, card), ct);
    }

    /// <summary>Households that did not come as a file; their villages stand in the province and none is listed twice.</summary>
    internal async Task<Result<RegisterImported>> Households(IReadOnlyList<Listed<HouseholdCard>> listed, string provinceCode, CancellationToken ct)
    {
        foreach (var household in listed)
        {
            if (household.Card.Fault() is { } fault)
                return new Problem("register-faults", $"Hộ mã {household.Code}: {fault}");
        }
        var order = new RegisterOrder(RegisterKind.Household, provinceCode, null, "", DryRun: false);
        return await Apply(await databases.OpenProvince(provinceCode, ct), order, listed, RegisterStore.Households, static (intake, village, id, code, card) => intake.RegisterHousehold(village, id, code, card), ct);
    }

    private async Task<Result<RegisterImported>> Import<TCard>(RegisterOrder order, Result<List<Listed<TCard>>> read, KnownSubjects<TCard> known, Registering<TCard> register, CancellationToken ct)
        where TCard : notnull
    {
        if (read is not Result<List<Listed<TCard>>>.Done(var listed))
            return ((Result<List<Listed<TCard>>>.Refused)read).Problem;
        // A command opens the province's data where there is none; the portal never does.
        if (order.Area is not null && databases.Province(order.ProvinceCode) is Result<ProvinceDatabase>.Refused(var closed))
            return closed;
        var province = await databases.OpenProvince(order.ProvinceCode, ct);
        var result = await Apply(province, order, listed, known, register, ct);
        if (!order.DryRun && order.Area is null && listed.Count > Many)
            await province.LearnSizes(ct);
        return result;
    }

    private async Task<RegisterImported> Apply<TCard>(
        ProvinceDatabase province, RegisterOrder order, IReadOnlyList<Listed<TCard>> listed, KnownSubjects<TCard> known, Registering<TCard> register, CancellationToken ct)
        where TCard : notnull
    {
        var places = listed.Select(one => one.Village).Distinct().ToList();
        await using var work = await RegisterStore.Begin(province, places, ct);
        var stored = await known(work, places, ct);
        var fresh = new List<Listed<TCard>>();
        var changed = new List<(Guid Id, Listed<TCard> Subject)>();
        foreach (var one in listed)
        {
            if (!stored.TryGetValue((one.Village, one.Code), out var before))
                fresh.Add(one);
            else if (!before.Card.Equals(one.Card))
                changed.Add((before.Id, one));
        }
        var result = new RegisterImported(order.Kind, !order.DryRun, listed.Count, places.Count, new(fresh.Count, changed.Count, listed.Count - fresh.Count - changed.Count));
        if (order.DryRun || fresh.Count + changed.Count == 0)
            return result;
        var now = new DateTimeOffset(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);
        var (households, businesses) = await work.States([.. changed.Select(one => one.Id)], ct);
        var intake = new Intake(push.Indicators, [], households, businesses, []);
        foreach (var one in fresh)
            register(intake, one.Village, RegisterWords.IdOf(order.Kind, one.Village, one.Code), one.Code, new(Beginning, Guid.Empty, one.Card));
        foreach (var (id, one) in changed)
            register(intake, one.Village, id, one.Code, new(now, Guid.CreateVersion7(now), one.Card));
        intake.Finish();
        var change = new RegisterChange(Guid.CreateVersion7(now), now, "", order.Kind, places, order.Title, fresh.Count, changed.Count);
        var note = new AuditEntry(order.Kind == RegisterKind.Household ? AuditActions.HouseholdImport : AuditActions.BusinessImport)
        {
            Place = places is [var only] ? only : null, After = new { @new = fresh.Count, changed = changed.Count, villages = places.Count },
        };
        await work.Write(intake, order.Title.Length == 0 ? null : change, note, ct);
        return result;
    }

    private delegate void Registering<TCard>(Intake intake, UnitId village, Guid id, string code, Dated<TCard> card);
}
