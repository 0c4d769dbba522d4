using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What of a plan is in the database already. Each step of the demo is one transaction, so that what is there of it is there whole.</summary>
/// <param name="VillageIds">By code; empty before the villages are imported.</param>
/// <param name="HasTeams">Whether the roster is in.</param>
/// <param name="Households">Registered, by village; none is zero.</param>
/// <param name="Reported">Places with a record.</param>
internal sealed record DemoState(IReadOnlyDictionary<string, UnitId> VillageIds, bool HasTeams, IReadOnlyDictionary<UnitId, long> Households, IReadOnlySet<UnitId> Reported)
{
    /// <returns>A problem where the province has data that this demo did not make.</returns>
    public static async Task<Result<DemoState>> Read(DemoPlan plan, UnitDirectory units, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        // As of the year's first day: a village that was merged or renamed since is still the demo's.
        var villages = await Villages(units, plan, DemoYear.First, ct);
        var today = await Villages(units, plan, VietnamTime.Today(clock), ct);
        var ids = plan.Villages.Where(village => villages.Contains(village.Code)).ToDictionary(village => village.Code, village => villages[village.Code].First());
        var state = new DemoState(ids, false, new Dictionary<UnitId, long>(), new HashSet<UnitId>());
        if (databases.Province(plan.Province.Code) is Result<ProvinceDatabase>.Done(var province))
        {
            var then = await units.Tree(plan.Province.Code, DemoYear.First, ct);
            var now = await units.Tree(plan.Province.Code, VietnamTime.Today(clock), ct);
            var places = then.All.Concat(now.All).Select(unit => unit.Id).Distinct().ToDictionary(id => id);
            var figures = await FieldFigures.Read(province, places, [], DemoYear.First, DemoYear.Last, FieldParts.Households, ct);
            var teams = await TeamPlaces.WithMembersOn(province, DemoYear.Last, ct);
            state = state with
            {
                HasTeams = teams.Count > 0, Reported = figures.Reported,
                Households = figures.Households,
            };
        }
        var isUntouched = villages.Count == 0 && today.Count == 0 && !state.HasTeams && state.Households.Count == 0 && state.Reported.Count == 0;
        if (isUntouched || ids.Count == plan.Province.Villages)
            return state;
        return villages.Any(village => village.Key.StartsWith(DemoPlan.CodeMark, StringComparison.Ordinal))
            ? new Problem("demo-other-seed", $"Tỉnh mã {plan.Province.Code} đã có dữ liệu minh họa tạo với --seed khác.", "Dùng lại --seed cũ, hoặc chọn thư mục dữ liệu khác bằng --data. Không có gì bị thay đổi.") { Kind = ProblemKind.Conflict }
            : new Problem("demo-not-empty", $"Tỉnh mã {plan.Province.Code} đã có dữ liệu thật.", "Dữ liệu minh họa chỉ nạp vào nơi còn trống: chọn thư mục dữ liệu khác bằng --data. Không có gì bị thay đổi.") { Kind = ProblemKind.Conflict };
    }

    private static async Task<ILookup<string, UnitId>> Villages(UnitDirectory units, DemoPlan plan, DateOnly day, CancellationToken ct) =>
        (await units.Tree(plan.Province.Code, day, ct)).All.Where(unit => unit.Kind == UnitKind.Village).ToLookup(village => village.Code, village => village.Id);
}
