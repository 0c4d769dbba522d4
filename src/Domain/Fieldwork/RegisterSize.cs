using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>How many subjects of an indicator a register has: households, residents of an age, businesses, makers of OCOP products.</summary>
public static class RegisterSize
{
    /// <summary>Name of the tally that has it; null for what no register counts.</summary>
    public static string? Tally(Population population) => population switch
    {
        Population.Households => TallyNames.Households,
        Population.Residents(var age) => TallyNames.Residents(age),
        Population.Businesses => TallyNames.Businesses,
        Population.OcopMakers => TallyNames.OcopMakers,
        _ => null,
    };

    public static long Of(Population population, Figures figures) => population is Population.Residents ? figures.Have : figures.Subjects;
}
