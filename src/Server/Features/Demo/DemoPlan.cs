using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>How busily a village works.</summary>
internal enum Pace
{
    /// <summary>Nothing was ever reported: missing.</summary>
    Silent,

    Slow,

    Steady,

    Fast,
}

/// <summary>All that the demo makes of a province, down to its villages; what they hold follows from it and the seed.</summary>
internal sealed record DemoPlan(DemoProvince Province, int Seed, IReadOnlyList<PlannedCommune> Communes)
{
    /// <summary>Villages made by a demo are known by the beginning of their codes (MH: minh họa).</summary>
    public const string CodeMark = "MH";

    public IEnumerable<PlannedVillage> Villages => Communes.SelectMany(commune => commune.Villages);

    /// <summary>The one commune that is filled at the smaller scale.</summary>
    public PlannedCommune Complete => Communes.FirstOrDefault(commune => commune.Unit.Code == Province.Complete) ?? Communes[0];

    public Chance ChanceOf(string what) => new(Seed, what);
}

/// <param name="Samples">i-Speed samples in each month of the year, quota = 1.</param>
/// <param name="TeamMembers">Members of the commune's own team.</param>
internal sealed record PlannedCommune(Unit Unit, Terrain Terrain, Pace Pace, IReadOnlyList<double> Samples, int TeamMembers, IReadOnlyList<PlannedVillage> Villages);

/// <param name="Ordinal">Position among all villages of the province, from 0.</param>
/// <param name="FirstHousehold">Position of its first household among all of the province, from 0.</param>
/// <param name="Start">First day on which anything is reported.</param>
/// <param name="TeamMembers">A number for each of its teams: none, one or two.</param>
internal sealed record PlannedVillage(
    string Code, string Name, string SubKind, int Ordinal, int FirstHousehold, int Households, Pace Pace, DateOnly Start, IReadOnlyList<int> TeamMembers)
{
    public string FullName => Unit.FullNameOf(SubKind, Name);
}
