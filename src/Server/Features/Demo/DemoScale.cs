namespace CongDongSo.Server.Features.Demo;

/// <summary>How much of the province is filled. What the smaller scale makes is a part of the larger: one can follow the other.</summary>
internal enum DemoScale
{
    /// <summary>All villages, teams and members; households and a year of records in one commune.</summary>
    Commune,

    /// <summary>Households and a year of records in every commune.</summary>
    Province,
}
