using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Targets;

/// <summary>The targets of a program in a period: what measures compare with.</summary>
public static class TargetBooks
{
    /// <summary>What was set for the period, for one around it and for its parts, of every unit that the caller sees and of those above.</summary>
    public static async Task<TargetBook> Of(ProvinceDatabase province, Program program, Period period, CancellationToken ct) =>
        new(await TargetStore.InForce(province, program.Id, period, ct));
}
