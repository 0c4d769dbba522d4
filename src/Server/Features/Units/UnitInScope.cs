using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units;

/// <summary>A unit that the caller sees, with the tree around it and the province that holds its data.</summary>
/// <param name="Tree">Of the day.</param>
public sealed record SeenUnit(Unit Unit, UnitTree Tree, string ProvinceCode)
{
    public IReadOnlyList<Unit> Path => Tree.PathTo(Unit.Id);

    /// <summary>Name of the commune of a village below, where the unit is not that commune itself.</summary>
    public string? CommuneOf(UnitId village) =>
        Unit.Kind < UnitKind.Commune && Tree.Ancestor(village, UnitKind.Commune) is { } commune && commune.Id != village ? commune.FullName : null;

    public IReadOnlyList<Unit> Children => [.. Tree.ChildrenOf(Unit.Id)];
}

/// <summary>Finds the unit that a page is about: the one named in its address, or the caller's own.</summary>
public sealed class UnitInScope(UnitDirectory units, Scope scope, Databases databases, TimeProvider clock)
{
    private static readonly UnitId Nowhere = UnitId.Of("nowhere");

    /// <param name="text">Code, <c>code@date</c> or id; null or blank: the caller's own unit, of the nation the first province with data.</param>
    /// <param name="permission">What the caller wants to see there; a page without it is refused, and one's own unit is the first where it is held.</param>
    /// <param name="day">The unit and its tree as of this day; null: today, or the last day of a unit that has ended.</param>
    public async Task<Result<SeenUnit>> Find(Caller caller, string? text, CancellationToken ct, Permission? permission = null, DateOnly? day = null)
    {
        if (permission is { } wanted && Scope.Refusal(caller, wanted) is { } forbidden)
            return forbidden;
        if (string.IsNullOrWhiteSpace(text))
            return await Own(caller.Units(permission).First(), day, ct);
        var named = await Named(caller, text, null, ct, permission);
        return named is Result<Unit>.Done(var unit) ? await Around(unit, day, ct) : ((Result<Unit>.Refused)named).Problem;
    }

    /// <summary>The unit that a command of the installation named, which sees all.</summary>
    public async Task<Result<SeenUnit>> OfCommand(string text, CancellationToken ct) => await units.Named(text, VietnamTime.Today(clock), ct) switch
    {
        Result<Unit>.Done(var unit) => await Around(unit, day: null, ct),
        Result<Unit>.Refused(var problem) => problem,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>
    /// The unit that a caller named, among those they see. One outside is answered in the very words of one that does not exist, so that trying tells
    /// nobody which there are; whoever sees the nation is told what else the word may mean.
    /// </summary>
    /// <param name="day">As for <see cref="UnitDirectory.Named"/>.</param>
    public async Task<Result<Unit>> Named(Caller caller, string text, DateOnly? day, CancellationToken ct, Permission? permission = null)
    {
        var named = await units.Named(text, day, ct);
        if (named is Result<Unit>.Done(var unit))
            return await scope.Refusal(caller, unit.Id, ct, permission) is { } outside ? outside : unit;
        var problem = ((Result<Unit>.Refused)named).Problem;
        var tellsOfOthers = problem.Kind == ProblemKind.NotFound || problem.Code == UnitDirectory.Ambiguous;
        return tellsOfOthers && !caller.Units().Contains(UnitDirectory.NationId) ? (await scope.Refusal(caller, Nowhere, ct))! : problem;
    }

    private async Task<Result<SeenUnit>> Own(UnitId unitId, DateOnly? day, CancellationToken ct)
    {
        var own = unitId == UnitDirectory.NationId ? databases.Opened.Select(code => (string?)code).FirstOrDefault() : unitId.ToString();
        if (own is null)
            return new Problem("nothing-yet", "Chưa có dữ liệu của tỉnh nào.", "Nhập danh sách thôn (cds unit import) và danh sách Tổ (cds roster import), rồi mở lại trang này.") { Kind = ProblemKind.NotFound };
        return await units.Named(own, null, ct) is Result<Unit>.Done(var unit)
            ? await Around(unit, day, ct)
            : new Problem("unit-not-found", $"Không có đơn vị {own} trong danh mục.", "Chọn một đơn vị trong mục Đơn vị.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<SeenUnit>> Around(Unit unit, DateOnly? day, CancellationToken ct)
    {
        if (await units.ProvinceCodeOf(unit.Id, ct) is not { } province)
            return new Problem("unit-without-province", $"{unit.FullName} không thuộc một tỉnh.", "Chọn một tỉnh, hoặc một đơn vị trong tỉnh.");
        if (day is { } asked)
        {
            var tree = await units.TreeOf(await units.Find(unit.Id, asked, ct) ?? unit, asked, ct);
            return tree.Find(unit.Id) is { } ofDay ? new SeenUnit(ofDay, tree, province) : await NotThen(unit, asked, ct);
        }
        var today = VietnamTime.Today(clock);
        return new SeenUnit(unit, await units.TreeOf(unit, unit.ValidTo is { } last && last < today ? last : today, ct), province);
    }

    private async Task<Problem> NotThen(Unit unit, DateOnly day, CancellationToken ct)
    {
        var known = await units.Named(unit.Id.ToString(), null, ct) is Result<Unit>.Done(var found) ? found : unit;
        var life = known.ValidTo is { } last ? $"từ {VietnamTime.Text(known.ValidFrom)} đến {VietnamTime.Text(last)}" : $"từ {VietnamTime.Text(known.ValidFrom)}";
        return new("unit-not-then", $"{known.FullName} không tồn tại vào ngày {VietnamTime.Text(day)}.", $"Đơn vị này có {life}: chọn một ngày trong thời gian đó, hoặc xem lịch sử của đơn vị để mở đơn vị trước, sau nó.") { Kind = ProblemKind.NotFound };
    }
}
