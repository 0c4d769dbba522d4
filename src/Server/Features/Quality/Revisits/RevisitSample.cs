using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality.Revisits;

/// <summary>Mẫu thăm lại: draws it, and asks the phones of those who had not been there.</summary>
public sealed class RevisitSample(QualitySettings settings)
{
    private const string Sender = "Kiểm tra chất lượng số liệu";

    /// <summary>The month before this one is drawn by itself; an earlier one where somebody asked for it.</summary>
    internal static bool IsDue(Period month, Period? asked, DateOnly today) =>
        month.Last < today && (month == asked || month.First == VietnamTime.MonthOf(today).AddMonths(-1));

    /// <param name="at">From then on a visit by somebody else counts.</param>
    /// <returns>How many were drawn; none where the month was drawn before, or nobody was visited.</returns>
    public async Task<int> Draw(ProvinceDatabase province, UnitTree tree, UnitId commune, Period month, DateTimeOffset at, CancellationToken ct)
    {
        if (settings.RevisitsAMonth == 0 || await RevisitStore.IsDrawn(province, commune, month, ct))
            return 0;
        var visited = (await RevisitStore.Visited(province, [.. tree.Under(commune, UnitKind.Village).Select(village => village.Id)], month, ct)).ToDictionary(one => one.Household, one => one.Village);
        var drawn = RevisitDraw.Of(commune, month, visited.Keys, settings.RevisitsAMonth);
        if (drawn.Count > 0)
            await RevisitStore.Write(province, commune, month, [.. drawn.Select(household => (household, visited[household]))], at, ct);
        return drawn.Count;
    }

    /// <summary>The sample of a commune's month, as far as it was visited again.</summary>
    public async Task<IReadOnlyList<DrawnHousehold>> Drawn(ProvinceDatabase province, UnitId commune, Period month, CancellationToken ct) =>
        [.. (await RevisitStore.Sample(province, [commune], month.Code, settings.RevisitDays, ct))[commune]];

    /// <summary>What an account's phone is asked that it does not know yet; after the days are over, nothing.</summary>
    public Question<PhoneNotice> Asked(string login, IReadOnlyCollection<UnitId> villages, long xact, DateTimeOffset now) =>
        RevisitStore.Asked(login, villages, xact, now, settings.RevisitDays, Sender);
}
