using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Features.Teams;

/// <summary>A unit whose teams are asked for, with the tree around it and the province that holds its data.</summary>
internal sealed record TeamArea(Unit Unit, UnitTree Tree, string ProvinceCode)
{
    /// <param name="text">Code, <c>code@date</c> or id of a province or of a unit below one.</param>
    public static async Task<Result<TeamArea>> Of(UnitDirectory units, string text, DateOnly day, CancellationToken ct)
    {
        var named = await units.Named(text, day, ct);
        if (named is not Result<Unit>.Done(var unit))
            return ((Result<Unit>.Refused)named).Problem;
        if (await units.ProvinceCodeOf(unit.Id, ct) is not { } province)
            return new Problem("unit-without-teams", $"{unit.FullName} không thuộc một tỉnh.", "Hãy chọn một tỉnh, xã hoặc thôn.");
        var tree = await units.TreeOf(unit, day, ct);
        return tree.Find(unit.Id) is { } ofDay
            ? new TeamArea(ofDay, tree, province)
            : new Problem("unit-not-found", $"{unit.FullName} không tồn tại vào ngày {Domain.Time.VietnamTime.Text(day)}.", "Hãy chọn ngày khác.") { Kind = ProblemKind.NotFound };
    }
}
