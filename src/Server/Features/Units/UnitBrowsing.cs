using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units.Pages;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units;

/// <summary>Browsing and searching the catalogue as of a day. Its names and codes are public; what happened in a unit is not.</summary>
public sealed class UnitBrowsing(UnitDirectory units, UnitListing listing, UnitHistory history, UnitSuccession succession, Scope scope, TimeProvider clock)
{
    private const int MostFound = 50, MostEnded = 20, MostSuggested = 8, ChangesOffered = 3;

    /// <param name="text">What to search for; blank: the units below <paramref name="under"/>.</param>
    /// <param name="under">Code, <c>code@date</c> or id; blank: the nation.</param>
    /// <param name="date">As <c>2025-06-30</c> or <c>30/06/2025</c>; blank: today.</param>
    internal async Task<Result<UnitBrowseModel>> Browse(Caller caller, string? text, string? under, string? date, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        if (!string.IsNullOrWhiteSpace(date) && DayOption.Parse(date) is null)
            return new Problem("day-unreadable", $"Ngày “{date}” viết chưa đúng.", "Viết ngày/tháng/năm, ví dụ 30/06/2025.");
        var day = string.IsNullOrWhiteSpace(date) ? today : DayOption.Parse(date)!.Value;
        return await (await units.Named(string.IsNullOrWhiteSpace(under) ? UnitDirectory.NationCode : under, day, ct)).Match(
            async unit => (Result<UnitBrowseModel>)await WithOverviews(string.IsNullOrWhiteSpace(text) ? await Below(unit, day, today, ct) : await Found(text, unit, day, today, ct), caller, ct),
            problem => Task.FromResult<Result<UnitBrowseModel>>(problem));
    }

    /// <summary>Units of the caller's that the beginning of a search may mean.</summary>
    internal async Task<IReadOnlyList<UnitRow>> Suggest(string? text, Caller caller, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length < 2)
            return [];
        var today = VietnamTime.Today(clock);
        return await Rows(await units.SearchIn(caller.Units(), text, today, MostSuggested, ct), today, ct);
    }

    /// <summary>A unit's life: its names and codes, where it came from and what it became.</summary>
    internal async Task<Result<UnitHistoryModel>> History(string text, Caller caller, CancellationToken ct) =>
        await (await units.Named(text, null, ct)).Match(
            async unit =>
            {
                var today = VietnamTime.Today(clock);
                var day = unit.ValidTo is { } last && last < today ? last : today;
                return (Result<UnitHistoryModel>)new UnitHistoryModel(await history.Of(unit, day, ct), await scope.Covers(caller, unit.Id, ct, Permission.ViewNumbers));
            },
            problem => Task.FromResult<Result<UnitHistoryModel>>(problem));

    private async Task<UnitBrowseModel> WithOverviews(UnitBrowseModel model, Caller caller, CancellationToken ct)
    {
        var all = model.Rows.Concat(model.Ended).ToList();
        var heirs = await Heirs(all, ct);
        return model with
        {
            Rows = [.. model.Rows.Select(row => WithEnd(row, heirs))],
            Ended = [.. model.Ended.Select(row => WithEnd(row, heirs))],
            BeforeChanges = [.. (await history.ChangeDays(ChangesOffered, ct)).Select(day => day.AddDays(-1))],
            Outside = await scope.Outside(caller, [.. all.Select(row => row.Unit.Id)], ct, Permission.ViewNumbers),
        };
    }

    private async Task<ILookup<UnitId, UnitHeir>> Heirs(IReadOnlyList<UnitRow> rows, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var ended = rows.Where(row => row.Unit.ValidTo < today).Select(row => row.Unit.Id).Distinct().ToList();
        return await succession.Of(ended, today, ct);
    }

    private UnitRow WithEnd(UnitRow row, ILookup<UnitId, UnitHeir> heirs) =>
        row.Unit.ValidTo is { } last && last < VietnamTime.Today(clock) ? row with { EndedOn = last, Heirs = [.. heirs[row.Unit.Id]] } : row;

    private async Task<UnitBrowseModel> Below(Unit unit, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var tree = await units.TreeOf(unit, day, ct);
        var rows = (await listing.Below(unit, new UnitSelection(), day, ct)).Select(child => new UnitRow(child, "", tree.ChildrenOf(child.Id).Count())).ToList();
        return new(null, unit, await PathOf(unit, day, ct), day, day == today, rows, More: false);
    }

    private async Task<UnitBrowseModel> Found(string text, Unit under, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var found = await units.Search(text, under.Id, day, MostFound + 1, ct);
        var model = new UnitBrowseModel(text.Trim(), under, await PathOf(under, day, ct), day, day == today, await Rows(found.Take(MostFound), day, ct), found.Count > MostFound);
        // Whoever looks for a name of before the reform as of today is shown what it was and where it went.
        return day == today ? model with { Ended = await EndedRows(await units.SearchEnded(text, under.Id, day, MostEnded, ct), ct) } : model;
    }

    private async Task<List<UnitRow>> Rows(IEnumerable<Unit> found, DateOnly day, CancellationToken ct)
    {
        var nation = await units.Nation(day, ct);
        return [.. found.Select(unit => new UnitRow(unit, string.Join(", ", Above(nation, unit).Select(above => above.FullName)), nation.ChildrenOf(unit.Id).Count()))];
    }

    private async Task<List<UnitRow>> EndedRows(IReadOnlyList<Unit> found, CancellationToken ct)
    {
        var rows = new List<UnitRow>();
        foreach (var sameDay in found.GroupBy(unit => unit.ValidTo!.Value))
            rows.AddRange(await Rows(sameDay, sameDay.Key, ct));
        return rows;
    }

    /// <summary>From the nearest unit above up to the province.</summary>
    private static IEnumerable<Unit> Above(UnitTree nation, Unit unit) =>
        unit.ParentId is { } parent ? nation.PathTo(parent).Reverse().Where(above => above.Kind != UnitKind.Nation) : [];

    private async Task<IReadOnlyList<Unit>> PathOf(Unit unit, DateOnly day, CancellationToken ct)
    {
        var nation = await units.Nation(day, ct);
        return unit.Kind == UnitKind.Village && unit.ParentId is { } commune ? [.. nation.PathTo(commune), unit] : nation.PathTo(unit.Id);
    }
}
