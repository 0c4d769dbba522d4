using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Measures;

/// <summary>What of the field figures the indicators of a program are computed from.</summary>
internal static class MeasureNeeds
{
    public static FieldParts Parts(Program program, TargetBook targets) =>
        (program.Indicators.Any(indicator => indicator.Targets.Count > 1 || targets.Has(indicator.Id)) ? FieldParts.Households : FieldParts.None)
        | (program.Indicators.Any(indicator => indicator.Population is Population.CommuneMonths) ? FieldParts.Samples : FieldParts.None)
        | (program.Indicators.Any(indicator => indicator.Population is Population.TeamWeeks) ? FieldParts.Hours : FieldParts.None);

    public static IReadOnlySet<string> Tallies(Program program)
    {
        var names = new HashSet<string> { TallyNames.Households };
        foreach (var indicator in program.Indicators)
        {
            names.Add(indicator.Id);
            names.Add(indicator.Population switch
            {
                Population.Residents(var age) => TallyNames.Residents(age),
                Population.Businesses => TallyNames.Businesses,
                Population.OcopMakers => TallyNames.OcopMakers,
                _ => TallyNames.Households,
            });
        }
        return names;
    }
}
