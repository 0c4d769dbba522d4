using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Lays what units declare beside what is computed, as far as whoever asks is told it.</summary>
public sealed class DeclaredBeside(DeclaredValues values, Scope scope, PrivacySettings privacy)
{
    /// <summary>What a unit declared for the period of its measures; of an indicator that it did not declare, or of which the caller is not told, there is no row.</summary>
    /// <param name="computed">As the caller is told them.</param>
    public async Task<IReadOnlyList<DeclaredComparison>> Of(
        Caller caller, string provinceCode, Program program, Unit unit, Domain.Time.Period period, IReadOnlyList<Measure> computed, CancellationToken ct)
    {
        var declared = await values.Of(provinceCode, program, [unit.Id], period, ct);
        if (declared.Count == 0)
            return [];
        var exactly = await TellsExactly(caller, unit, ct);
        return [.. program.Indicators.Select(indicator => Compare(unit, indicator, declared, computed, exactly)).Where(row => row.Declared is not null)];
    }

    internal Task<bool> TellsExactly(Caller caller, Unit unit, CancellationToken ct) => scope.Covers(caller, unit.Id, ct, Permission.ViewResidents);

    /// <summary>A declaration is about as large as what is computed: where that is too small to be told, so is this.</summary>
    internal DeclaredComparison Compare(Unit unit, Indicator indicator, IReadOnlyList<DeclaredValue> values, IReadOnlyList<Measure> computed, bool toldExactly)
    {
        var declared = values.FirstOrDefault(value => value.Unit == unit.Id && value.Indicator == indicator.Id);
        var measure = computed.FirstOrDefault(row => row.Unit.Id == unit.Id && row.Indicator == indicator.Id);
        var isTold = toldExactly || declared is null
            || (measure is null or { NumeratorTold: Disclosure.Exact, DenominatorTold: Disclosure.Exact } && !IsSmall(declared.Numerator) && !IsSmall(declared.Denominator));
        return new(unit, indicator, isTold ? declared : null, measure);
    }

    private bool IsSmall(long count) => count > 0 && count < privacy.LeastCount;
}
