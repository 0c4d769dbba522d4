using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Targets;

/// <summary>The targets of a program in a period: what measures compare with.</summary>
public static class TargetBooks
{
    /// <summary>What was set for each period, for one around it and for its parts, of every unit that the caller sees and of those above; in the order asked for.</summary>
    public static async Task<IReadOnlyList<TargetBook>> Of(ProvinceDatabase province, IReadOnlyCollection<(Program Program, Period Period)> wanted, CancellationToken ct) =>
        wanted.Count == 0 ? [] : [.. (await TargetStore.InForce(province, [.. wanted.Select(one => (one.Program.Id, one.Period))], ct)).Select(targets => new TargetBook(targets))];
}
