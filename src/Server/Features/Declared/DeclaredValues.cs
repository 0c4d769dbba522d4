using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Declared;

/// <summary>What units declared of a program in a period: for dashboards and for the rule that compares it with what is computed.</summary>
public sealed class DeclaredValues(Databases databases, TimeProvider clock)
{
    /// <summary>No declaration is this long on its way into the database.</summary>
    private static readonly TimeSpan Writing = TimeSpan.FromHours(1);

    /// <returns>The last declaration of each unit and indicator, of the units that the caller at hand sees.</returns>
    public async Task<IReadOnlyList<DeclaredValue>> Of(string provinceCode, Program program, IReadOnlyList<UnitId> units, Period period, CancellationToken ct) =>
        databases.Province(provinceCode) is Result<ProvinceDatabase>.Done(var province) ? (await DeclaredStore.Latest(province, program.Id, units, period, ct)).Values : [];

    /// <returns>The last declaration of each unit, program, period and indicator.</returns>
    public async Task<IReadOnlyList<DeclaredValue>> All(string provinceCode, IReadOnlyList<UnitId> units, CancellationToken ct) =>
        databases.Province(provinceCode) is Result<ProvinceDatabase>.Done(var province) ? await DeclaredStore.All(province, units, ct) : [];

    /// <summary>For which periods units declared something, or took it back.</summary>
    /// <param name="since">Null: ever. What was being written at that moment is in it too.</param>
    public async Task<IReadOnlyList<(UnitId Unit, Period Period)>> Changed(string provinceCode, IReadOnlyList<UnitId> units, DateTimeOffset? since, CancellationToken ct) =>
        databases.Province(provinceCode) is Result<ProvinceDatabase>.Done(var province) ? await DeclaredStore.Changed(province, units, (since ?? DateTimeOffset.UnixEpoch) - Writing, ct) : [];

    /// <summary>One value, by the installation itself.</summary>
    public async Task<Problem?> Declare(string provinceCode, Program program, UnitId unit, Period period, string indicator, long numerator, long denominator, string note, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        var (_, version) = await DeclaredStore.Latest(province, program.Id, [unit], period, ct);
        return await DeclaredStore.Set(province, program.Id, unit, period, [new(indicator, (numerator, denominator))], note, version, clock.GetUtcNow(), ct)
            ? null : new("declared-changed", "Có người vừa khai số của đơn vị này.", "Chạy lại lệnh.") { Kind = ProblemKind.Conflict };
    }
}
