using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Chuyển cấp trên of what a commune let lie past its term.</summary>
internal sealed class DifficultyEscalation(DifficultyDesk desk, UnitDirectory units, DifficultySettings settings, TimeProvider clock)
{
    private const int AtATime = 500;

    /// <returns>How many went on to the province.</returns>
    public async Task<int> PassOn(ProvinceDatabase province, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var (passed, tree) = (0, await units.Tree(province.Code, today, ct));
        foreach (var (id, place) in await DifficultyStore.LateAtCommunes(province, settings.LateBefore(DifficultyLevel.Commune, today), AtATime, ct))
            passed += await desk.PassOn(province, id, tree.Ancestor(place, UnitKind.Commune)?.Id, tree.Ancestor(place, UnitKind.Province)?.Id ?? place, ct) ? 1 : 0;
        return passed;
    }
}
