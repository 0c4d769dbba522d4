using CongDongSo.Server.Features.Units.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web.Limits;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Units;

/// <summary>The pages of the catalogue: browse, search, suggestions of the top bar, history.</summary>
internal static class UnitPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(UnitLinks.Browse, async (UnitBrowsing browsing, Caller caller, CancellationToken ct, string? q = null, string? trong = null, string? ngay = null) =>
            (await browsing.Browse(caller, q, trong, ngay, ct)).Match(model => Show.Show<UnitBrowsePage>(model), Show.Refuse)).Costs(CostlyWork.UnitSearch, when: "q");
        web.MapGet(UnitLinks.Suggest, async (UnitBrowsing browsing, Caller caller, CancellationToken ct, string? q = null) =>
            Show.Show<UnitSuggestions>(new UnitSuggestionsModel(q?.Trim() ?? "", await browsing.Suggest(q, caller, ct)))).Costs(CostlyWork.UnitSearch);
        web.MapGet(UnitLinks.HistoryRoute, async (string unit, UnitBrowsing browsing, Caller caller, CancellationToken ct) =>
            (await browsing.History(unit, caller, ct)).Match(model => Show.Show<UnitHistoryPage>(model), Show.Refuse));
    }
}
