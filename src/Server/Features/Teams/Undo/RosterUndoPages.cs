using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <summary>Các lần đã nhập, with what takes one back.</summary>
internal static class RosterUndoPages
{
    private const int PageSize = 20, PlacesNamed = 3;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(TeamLinks.Imported, async (
                RosterUndo undo, UnitInScope units, DecisionPlace places, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, string? trang = null) =>
            (await Model(undo, units, places, caller, unit, trang, ct)).Match(model => Show.Show<RosterChangesPage>(model), Show.Refuse));
        web.MapPost(TeamLinks.Undo, async (
            RosterUndo undo, UnitInScope units, DecisionPlace places, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "lan")] string? change, CancellationToken ct) =>
        {
            if (await units.Find(caller, unit, ct, Permission.WriteRosters) is not Result<SeenUnit>.Done(var seen))
                return (await Model(undo, units, places, caller, unit, null, ct)).Match(model => Show.Show<RosterChangesPage>(model), Show.Refuse);
            var done = await undo.Undo(seen.ProvinceCode, Guid.TryParse(change, out var id) ? id : Guid.Empty, ct);
            return (await Model(undo, units, places, caller, unit, null, ct)).Match(
                model => done.Match(
                    one => Show.Show<RosterChangesPage>(model with { Undone = one.Change }),
                    problem => Show.Show<RosterChangesPage>(model with { Problem = problem }, StatusCodes.Status422UnprocessableEntity)),
                Show.Refuse);
        }).Costs(CostlyWork.RosterImport);
    }

    private static async Task<Result<RosterChangesModel>> Model(RosterUndo undo, UnitInScope units, DecisionPlace places, Caller caller, string? unit, string? pageText, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.WriteRosters);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var page = int.TryParse(pageText, out var number) && number is > 0 and < 10_000 ? number : 1;
        return (await undo.List(seen.ProvinceCode, await Communes(seen, places, ct), (page - 1) * PageSize, PageSize + 1, ct)).Match<Result<RosterChangesModel>>(
            list => new RosterChangesModel(
                seen.Unit, [.. list.Items.Take(PageSize).Select(change => new RosterChangeRow(change, Places(change, seen.Tree)))], page, list.Items.Count > PageSize),
            problem => problem);
    }

    /// <summary>Whose changes are listed: of a unit and of what became part of it, of a village its commune's; null of a whole province.</summary>
    private static async Task<IReadOnlyCollection<UnitId>?> Communes(SeenUnit seen, DecisionPlace places, CancellationToken ct) => seen.Unit.Kind switch
    {
        UnitKind.Province => null,
        UnitKind.Village => [seen.Unit.ParentId!.Value],
        _ => await places.Units(seen, ct),
    };

    private static string Places(RosterChange change, UnitTree tree)
    {
        var names = change.Units.Take(PlacesNamed).Select(unit => tree.Find(unit)?.FullName).OfType<string>().ToList();
        var rest = change.Units.Count - names.Count;
        return names.Count == 0 ? $"{VietnameseNumbers.Text(rest)} đơn vị" : string.Join(", ", names) + (rest > 0 ? $" và {VietnameseNumbers.Text(rest)} đơn vị khác" : "");
    }
}
